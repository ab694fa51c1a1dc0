import { getRun, nextRunNumber, putRun } from '#store/runs.ts';
import type { RunSummary } from '#store/types.ts';
import { buildModel } from '#trace/model.ts';
import type { TraceStore } from '#trace/trace-store.ts';

/** Keeps a run's line in the list of runs in step with its trace. */
export async function summarise(run: string, traces: TraceStore): Promise<void> {
  const [events, known] = await Promise.all([traces.events(run), getRun(run)]);
  const last = events.at(-1);
  if (!last || (known && known.updatedAt > last.at)) return;
  const model = buildModel(events);
  const { target } = model;
  const done = model.steps.filter((step) => step.status === 'done' || step.status === 'skipped').length;
  const summary: RunSummary = {
    run,
    number: known?.number ?? (await nextRunNumber()),
    flow: model.flow,
    title: model.title,
    tenantId: target.tenantId,
    tenantName: target.tenantName,
    applicationName: target.applicationName,
    startedAt: model.startedAt,
    updatedAt: last.at,
    phase: model.phase,
    note: model.problem ? model.problem.code : `step ${done} of ${model.steps.length}`,
  };
  await putRun(summary);
}
