/** Long texts are read apart from the page's thread, each in a worker of its own that is ended with its answer. */
import { trustedScript } from '#app/adapters/trusted-script.ts';
import { brief } from '#inspect/brief.ts';
import { broken } from '#inspect/broken.ts';
import { checkPasted, type ExpectedPasted } from '#inspect/check-pasted.ts';
import { inspect } from '#inspect/inspect.ts';
import { type Inspection, inspection } from '#inspect/inspection.ts';
import type { Check } from '#trace/event.ts';
import workerUrl from './inspect-worker.ts?worker&url';

export type Question =
  | { kind: 'inspect'; text: string }
  | { kind: 'check'; text: string; expected: ExpectedPasted };

/** Up to here a text is read in the page: faster than a worker starts. */
export const LONGEST_AT_ONCE = 20_000;

/** Every reader takes time in proportion to the length, so this is a bound for texts of many megabytes. */
const PATIENCE_MS = 20_000;

let trusted: string | undefined;

/** Rejects with the reason when the worker fails, takes too long, or is no longer wanted. */
function ask<Answer>(question: Question, signal: AbortSignal): Promise<Answer> {
  return new Promise<Answer>((resolve, reject) => {
    trusted ??= trustedScript('grantscope-inspect', workerUrl);
    const worker = new Worker(trusted, { type: 'module' });
    const patience = setTimeout(() => over(() => reject(new Error('It takes too long.'))), PATIENCE_MS);
    const cancel = () => over(() => reject(signal.reason));
    const over = (settle: () => void) => {
      clearTimeout(patience);
      signal.removeEventListener('abort', cancel);
      worker.terminate();
      settle();
    };
    signal.addEventListener('abort', cancel);
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => over(() => resolve(data)));
    worker.addEventListener('error', ({ message }) => over(() => reject(new Error(message))));
    worker.postMessage(question);
  });
}

/** What a text of any length is. Rejects only when it is no longer wanted. */
export async function inspectApart(text: string, signal: AbortSignal): Promise<Inspection> {
  if (typeof Worker === 'undefined') return brief(inspect(text));
  try {
    return await ask<Inspection>({ kind: 'inspect', text }, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    return inspection('unknown', 'Not read', `${text.length.toLocaleString('en')} characters`, {
      broken: broken(0, `This browser could not read it: ${why}`, 'Paste the part that matters.'),
    });
  }
}

/** The checks of a token; rejects when it is no longer wanted, or the worker fails. */
export function checkApart(text: string, expected: ExpectedPasted, signal: AbortSignal): Promise<Check[]> {
  return text.length <= LONGEST_AT_ONCE || typeof Worker === 'undefined'
    ? checkPasted(text, expected)
    : ask<Check[]>({ kind: 'check', text, expected }, signal);
}
