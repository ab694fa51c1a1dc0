import { buildModel } from './build-model.ts';
import type { TraceEvent } from './event.ts';
import type { TraceModel } from './model.ts';

/** What happened before an attempt began never changes: its view is built once for a trace that is open. */
const known = new WeakMap<TraceEvent, Map<number, TraceModel>>();

/**
 * The run as it stood at the end of an attempt: its steps, values, tokens and findings, by the same numbers of events and
 * rows. `branch` as events count it, from 0. The model itself for the newest attempt, and for one that is not there.
 */
export function attemptModel(model: TraceModel, branch: number): TraceModel {
  const { events } = model;
  const [started] = events;
  if (branch < 0 || branch >= model.branch || !started) return model;
  const ofTrace = known.get(started) ?? new Map<number, TraceModel>();
  known.set(started, ofTrace);
  const before = ofTrace.get(branch);
  if (before) return before;
  const next = events.findIndex((event) => event.kind === 'branch-started' && event.branch > branch);
  const built = buildModel(events.slice(0, next));
  ofTrace.set(branch, built);
  return built;
}
