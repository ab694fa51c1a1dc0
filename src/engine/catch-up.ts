/** A page may have gone between an answer and its verdict: what is on record is judged, and nothing is sent. */
import type { Step } from '#flows/flow.ts';
import { judgeCallback } from './perform-browser.ts';
import { judge, unanswered } from './perform-request.ts';
import type { RunParts } from './run-parts.ts';
import { endWhereNothingComes, settle } from './settle.ts';

/** True when there was something to make up for. */
export async function catchUp(parts: RunParts, step: Step | undefined): Promise<boolean> {
  const { model } = parts.recorder;
  const view = model.steps.find(({ id }) => id === step?.id);
  const exchange = view?.unjudged === undefined ? undefined : model.exchanges.get(view.unjudged);
  if (!step || !exchange) return madeUpForTheEnd(parts);
  const { response, failure, callback } = exchange;
  if (step.kind === 'request' && response) {
    settle(parts, step, await judge(parts, step, response, exchange.brought ?? false));
  } else if (step.kind === 'request' && failure) {
    settle(parts, step, await unanswered(parts, step, failure.message, failure.candidates));
  } else if (step.kind === 'browser' && callback) {
    await judgeCallback(parts, step, callback);
  } else {
    return false;
  }
  return true;
}

/** The last step was over, and the page went before it said so of the run. */
function madeUpForTheEnd(parts: RunParts): boolean {
  const before = parts.recorder.length;
  endWhereNothingComes(parts);
  return parts.recorder.model.phase === 'finished' && parts.recorder.length > before;
}
