/** A callback that was handed to a run: taken by the step that waits for it, or refused and kept. */
import type { Callback } from '#flows/flow.ts';
import type { TraceModel } from '#trace/model.ts';
import { takeCallback } from './perform-browser.ts';
import type { RunParts } from './run-parts.ts';

/** Whether it was taken. The refusal of one that was not is on the trace. */
export async function arrive(parts: RunParts, callback: Callback, pasted: boolean): Promise<boolean> {
  const { model } = parts.recorder;
  const waiting = model.waitingFor ? model.exchanges.get(model.waitingFor) : undefined;
  const step = waiting && parts.code.get(waiting.step);
  const twice = cameBefore(model, callback);
  if (waiting && step?.kind === 'browser' && !twice) {
    await takeCallback(parts, step, waiting.id, callback, pasted);
    return true;
  }
  const reason = twice ? 'twice' : model.phase === 'finished' ? 'finished' : 'not-waiting';
  parts.recorder.note({ kind: 'callback-refused', reason, url: callback.url, params: callback.params });
  return false;
}

/** What a logout brings back is the same at each attempt; a code or a token never is. */
function cameBefore(model: TraceModel, { params }: Callback): boolean {
  if (params.length === 0) return false;
  const once = params.some(([name]) => name !== 'state');
  const text = JSON.stringify(params);
  return model.exchanges
    .values()
    .some(
      ({ callback, branch }) =>
        callback &&
        (once || branch === model.branch) &&
        JSON.stringify(callback.came ?? callback.params) === text,
    );
}
