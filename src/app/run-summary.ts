import { getRun, nextRunNumber, putRun } from '#store/runs.ts';
import type { TraceModel } from '#trace/model.ts';

const numbers = new Map<string, Promise<number>>();

function numberOf(run: string): Promise<number> {
  const known = numbers.get(run) ?? getRun(run).then((summary) => summary?.number ?? nextRunNumber());
  numbers.set(run, known);
  return known;
}

/** Keeps a run's line in the list of runs in step with its trace. */
export async function summarise(model: TraceModel): Promise<void> {
  const { run, target } = model;
  const done = model.steps.filter((step) => step.status === 'done' || step.status === 'skipped').length;
  await putRun({
    run,
    number: await numberOf(run),
    flow: model.flow,
    title: model.title,
    tenantId: target.tenantId,
    tenantName: target.tenantName,
    applicationName: target.applicationName,
    startedAt: model.startedAt,
    updatedAt: model.events.at(-1)?.at ?? model.startedAt,
    // Events are written while a page works; a line that outlives the page must not say that it still does.
    phase: model.phase === 'running' ? 'paused' : model.phase,
    note: model.problem ? model.problem.code : `step ${done} of ${model.steps.length}`,
  });
}
