import type { TraceModel } from '#trace/model.ts';
import {
  fromStep,
  isInDoubt,
  type Restart,
  restartFrom,
  runAgainFrom,
  whyFromThere,
} from '#trace/restart.ts';

export type WayAgain = {
  /** "Try again from step 5": the step that it really begins at. */
  label: string;
  /** The same for a narrow place. */
  short: string;
  /** The step to name to the engine. */
  step: string;
  /** Why it begins there, with backticks; undefined where it begins at the step that is looked at. */
  why: string | undefined;
};

function wayOf(restart: Restart | undefined, label: string): WayAgain | undefined {
  if (!restart) return undefined;
  const short = `From step ${restart.step.index + 1}`;
  return { label: fromStep(label, restart), short, step: restart.wanted.id, why: whyFromThere(restart) };
}

/**
 * What *Try again* does: at the step that is looked at; without one, at the step that stopped the run or may have gone
 * out, else at the last one that ran. Undefined while there is nothing to try again.
 */
export function tryAgain(model: TraceModel, chosen: string | undefined): WayAgain | undefined {
  const { phase, current, rows } = model;
  if (phase === 'ready' || (phase === 'finished' && !chosen)) return undefined;
  const stuck = phase === 'stopped' || isInDoubt(model) ? current?.id : undefined;
  const step = chosen ?? stuck ?? rows.findLast((row) => row.step !== undefined)?.step;
  const view = model.steps.find(({ id }) => id === step);
  // A step that has not run is no retry: *Next* comes to it.
  if (!view || (view.status === 'planned' && phase !== 'stopped')) return undefined;
  return wayOf(restartFrom(model, view.id), 'Try again');
}

/** What *Run again* does for a run that is over: an attempt from the first step that needs it. */
export function runAgain(model: TraceModel): WayAgain | undefined {
  if (model.phase !== 'finished' && model.phase !== 'stopped') return undefined;
  return wayOf(runAgainFrom(model), 'Run again');
}
