import { isSecretName } from '#catalog/secret-names.ts';
import { looksRandom } from './by-value.ts';
import { fromPercent } from './escapes.ts';
import { readPairs } from './read-form.ts';
import type { Part } from './reader.ts';
import type { View } from './view.ts';

const URL_TEXT = /^(?:[a-z][a-z\d+.-]{0,30}:)?\/\/?[^\s]*$/i;

/** An address, absolute or from its path on: the password in front of the host, each segment, each parameter. */
export function readUrl(view: View): Part[] | undefined {
  return URL_TEXT.test(view.text) ? readAddress(view) : undefined;
}

export function readAddress(view: View): Part[] {
  const { text } = view;
  const hash = indexOr(text, '#', text.length);
  const query = Math.min(indexOr(text, '?', hash), hash);
  const parts = readPath(view.slice(0, query));
  if (query < hash) parts.push(...readPairs(view.slice(query + 1, hash)));
  if (hash < text.length) parts.push(...readFragment(view.slice(hash + 1, text.length)));
  return parts;
}

function indexOr(text: string, mark: string, otherwise: number, from = 0): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? otherwise : at;
}

/** `#access_token=…`, or the address inside the page that some apps keep there: `#/callback?code=…`. */
function readFragment(view: View): Part[] {
  const query = view.text.indexOf('?');
  if (query >= 0)
    return [...readPath(view.slice(0, query)), ...readPairs(view.slice(query + 1, view.text.length))];
  return view.text.includes('=') ? readPairs(view) : readPath(view);
}

function readPath(view: View): Part[] {
  const parts: Part[] = [];
  const { text } = view;
  const scheme = /^(?:[a-z][a-z\d+.-]{0,30}:)?\/\//i.exec(text)?.[0].length ?? 0;
  let start = scheme;
  if (scheme > 0) {
    const end = indexOr(text, '/', text.length, scheme);
    const at = text.slice(scheme, end).lastIndexOf('@');
    if (at >= 0) parts.push(...userinfo(view.slice(scheme, scheme + at)));
    start = at < 0 ? scheme : scheme + at + 1;
  }
  let before = '';
  while (start <= text.length) {
    const end = indexOr(text, '/', text.length, start);
    const segment = fromPercent(view.slice(start, end));
    const pair = /^([^=]{0,64};)?([\w-]{2,64})=/.exec(segment.text);
    // `/reset-password/9f8a…`, `;jsessionid=…`
    if (pair) parts.push(...readPairs(segment.slice(pair[1]?.length ?? 0, segment.text.length)));
    else parts.push({ view: segment, name: isSecretName(before) && looksRandom(segment.text) ? before : '' });
    before = segment.text;
    start = end + 1;
  }
  return parts;
}

/** Who is said openly; the password, and a token in the place of both, is not. */
function userinfo(view: View): Part[] {
  const colon = view.text.indexOf(':');
  const user = colon < 0 ? view : view.slice(0, colon);
  const isAlone = colon < 0 || /^(?:x-oauth-basic)?$/.test(view.text.slice(colon + 1));
  if (isAlone) return [{ view: fromPercent(user), name: looksRandom(user.text) ? 'password' : '' }];
  return [
    { view: fromPercent(user), name: '' },
    { view: fromPercent(view.slice(colon + 1, view.text.length)), name: 'password' },
  ];
}
