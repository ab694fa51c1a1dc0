import { fromForm } from './escapes.ts';
import type { Part } from './reader.ts';
import type { View } from './view.ts';

/** `name=value` pairs of `application/x-www-form-urlencoded`; whatever it is, it is read as that. */
export function readPairs(view: View): Part[] {
  const parts: Part[] = [];
  for (let start = 0; start <= view.text.length; ) {
    const found = view.text.indexOf('&', start);
    const end = found < 0 ? view.text.length : found;
    const pair = view.slice(start, end);
    const equals = pair.text.indexOf('=');
    const name = fromForm(equals < 0 ? pair : pair.slice(0, equals));
    parts.push({ view: name, name: '' });
    if (equals >= 0) {
      parts.push({ view: fromForm(pair.slice(equals + 1, pair.text.length)), name: name.text });
    }
    start = end + 1;
  }
  return parts;
}

const BEGINS = /^[?#]?[^\s=&<>"'{}()/:]{1,256}=/;
const END_OF_BASE64 = /^[\w+/-]+={1,2}$/;

/** Text that can only be pairs: names without spaces, and nothing but visible characters. */
export function readForm(view: View): Part[] | undefined {
  const { text } = view;
  if (!BEGINS.test(text) || /\s/.test(text) || END_OF_BASE64.test(text)) return undefined;
  return readPairs(view.slice(/^[?#]/.test(text) ? 1 : 0, text.length));
}
