import { getRun, nextRunNumber, putRun } from '#store/runs.ts';
import type { RunSummary } from '#store/types.ts';
import type { TraceModel } from '#trace/model.ts';
import { whenIdle } from './idle.ts';

const numbers = new Map<string, Promise<number>>();
/** The latest model of each run whose line is not kept yet. */
const newest = new Map<string, TraceModel>();
const phases = new Map<string, RunSummary['phase']>();
/** The model that the line of a run was last made of. */
const kept = new Map<string, TraceModel>();
const waiting = new Map<string, Promise<void>>();

function numberOf(run: string): Promise<number> {
  const known = numbers.get(run) ?? getRun(run).then((summary) => summary?.number ?? nextRunNumber());
  numbers.set(run, known);
  return known;
}

/**
 * Keeps a run's line in the list of runs in step with its trace. A new run and another phase are kept at once: the
 * browser may be leaving. Everything else waits until the page is idle, and of many models the latest counts. Resolves
 * when the line is kept.
 */
export function summarise(model: TraceModel): Promise<void> {
  const { run } = model;
  const phase = phaseOf(model);
  newest.set(run, model);
  if (phases.get(run) !== phase) {
    phases.set(run, phase);
    return keepNewest(run);
  }
  const later = waiting.get(run) ?? whenIdle().then(() => keepNewest(run));
  waiting.set(run, later);
  return later;
}

/**
 * Brings the line of a run that is opened in step with its trace: the page that wrote the trace may have gone before the
 * line was kept, as when the browser left for the tenant. Does nothing where it says the same, or where there is none.
 */
export async function catchUpLine(model: TraceModel): Promise<void> {
  const line = await getRun(model.run);
  if (!line) return;
  const hasNoTitle = model.problem !== undefined && line.note === model.problem.code;
  if (line.updatedAt === model.updatedAt && line.phase === phaseOf(model) && !hasNoTitle) return;
  await summarise(model);
}

async function keepNewest(run: string): Promise<void> {
  waiting.delete(run);
  const model = newest.get(run);
  if (!model) return;
  newest.delete(run);
  kept.set(run, model);
  await keep(model, model.problem?.code);
  if (!model.problem) return;
  // A list says what went wrong; the rules come by themselves where one is needed, and read the whole trace.
  const { headlineOf } = await import('#diagnose/headline.ts');
  const headline = headlineOf(model);
  if (headline && kept.get(run) === model) await keep(model, headline);
}

async function keep(model: TraceModel, problem: string | undefined): Promise<void> {
  const { run, target } = model;
  // Counted as everywhere: the step that it stands at, from 1.
  const at = (model.current?.index ?? model.steps.length - 1) + 1;
  await putRun({
    run,
    number: await numberOf(run),
    flow: model.flow,
    title: model.title,
    tenantId: target.tenantId,
    tenantName: target.tenantName,
    applicationName: target.applicationName,
    startedAt: model.startedAt,
    updatedAt: model.updatedAt,
    ...(model.imported ? { imported: true as const } : {}),
    phase: phaseOf(model),
    // Nothing went wrong where the person stopped it.
    note:
      problem && problem !== 'stopped'
        ? problem
        : `${problem ? 'by hand, at ' : ''}step ${at} of ${model.steps.length}`,
  });
}

/** Events are written while a page works; a line that outlives the page must not say that it still does. */
function phaseOf({ phase }: TraceModel): RunSummary['phase'] {
  return phase === 'running' ? 'paused' : phase;
}
