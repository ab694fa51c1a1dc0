/** Reads what a person brings by hand: the address they landed on, or the body of a form post. */
import { callbackAt, isAnswer } from '#flows/callback.ts';
import type { Callback } from '#flows/flow.ts';
import { type Problem, problem } from '#lib/problem.ts';

const LONGEST = 200_000;

/** `redirectUri` stands in for the address when only a form body is pasted. */
export function readPastedCallback(pasted: string, redirectUri: string): Callback | Problem {
  const text = pasted.trim();
  if (text === '')
    return problem('paste-empty', 'Nothing is pasted', 'Paste the whole address that you landed on.');
  if (text.length > LONGEST)
    return problem('paste-too-long', 'This is too long', 'A callback is a few thousand characters.');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return fromAddress(text, redirectUri);
  if (/^[\w.]+=/.test(text) && !/\s/.test(text)) {
    return { via: 'form_post', url: redirectUri, params: [...new URLSearchParams(text)] };
  }
  return problem(
    'paste-unreadable',
    'This is no callback',
    `Paste a whole address that starts with ${redirectUri}, or a form body such as code=…&state=….`,
  );
}

function fromAddress(text: string, redirectUri: string): Callback | Problem {
  if (!URL.canParse(text)) return problem('paste-unreadable', 'This is no whole address', text.slice(0, 200));
  const read = callbackAt(new URL(text));
  if (read.via === 'fragment' && isAnswer(read.params)) return { ...read, url: text };
  if (text.startsWith(redirectUri))
    return { ...read, url: text, via: isAnswer(read.params) ? read.via : 'none' };
  return problem(
    'paste-elsewhere',
    'This is another address',
    `It does not start with ${redirectUri}. If the tenant kept the browser there, say what its page says.`,
  );
}
