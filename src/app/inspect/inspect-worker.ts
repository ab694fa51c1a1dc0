/** Reads what is too long for the page's own thread. One question, one answer; the page ends the worker. */
import { brief } from '#inspect/brief.ts';
import { checkPasted } from '#inspect/check-pasted.ts';
import { inspect } from '#inspect/inspect.ts';
import type { Question } from './apart.ts';

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  postMessage(
    data.kind === 'inspect' ? brief(inspect(data.text)) : await checkPasted(data.text, data.expected),
  );
});
