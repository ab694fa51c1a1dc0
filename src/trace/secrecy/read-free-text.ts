/**
 * Text of no known kind: prose, a command, a log line, a page. What is found here is found by its looks and by its
 * immediate surroundings; a secret that prose spells out (“the password is blue”) is not.
 */
import { isCredentialName, isSecretName } from '#catalog/secret-names.ts';
import { looksRandom } from './by-value.ts';
import { fromJsonString, fromPercent, fromXml, textOfBase64 } from './escapes.ts';
import { markerAt } from './marker.ts';
import { readBasic } from './read-header.ts';
import { readAddress } from './read-url.ts';
import type { Part } from './reader.ts';
import type { View } from './view.ts';

const ADDRESS = /(?<![\w.+-])[a-z][a-z\d+.-]{1,20}:\/\/[^\s"'<>`\\]+/gi;
const WITH_SCHEME = /(?<![\w-])(basic|bearer|dpop)(?:\s+|%20|\+)([\w+/.~:%=-]+)/gi;
const HEADER = /(?<![\w-])((?:proxy-)?authorization|(?:set-)?cookie)["']?\s*:\s*["']?([^\r\n"'<>]+)/gi;
const FLAG = /(?<=^|[\s"'])--?([A-Za-z][\w-]{0,60})(?:\s+|=)(?:"([^"]*)"|'([^']*)'|([^\s"'-][^\s"']*))/g;
const USER_FLAG = /(?<=^|[\s"'])(?:-u|--(?:proxy-)?user)(?:\s*|=)["']?([^\s:"']{1,300}):([^\s"']+)/g;
const BASE64 = /(?<![\w+/-])[\w+/-]{12,}={0,2}/g;

export function readFreeText(view: View): Part[] {
  const { text } = view;
  const parts = [...assignments(view), ...encodedRuns(view), ...decodings(view)];
  if (text.includes('://')) {
    for (const { index, 0: address } of text.matchAll(ADDRESS)) {
      parts.push(...readAddress(view.slice(index, index + address.length)));
    }
  }
  for (const hit of text.matchAll(WITH_SCHEME)) {
    const value = hit[2] ?? '';
    const end = hit.index + hit[0].length;
    if (!looksRandom(value)) continue;
    const isBasic = /^basic$/i.test(hit[1] ?? '');
    const shown = view.slice(end - value.length, end);
    parts.push(
      ...(isBasic ? readBasic(shown) : [{ view: shown, name: 'access_token', under: 'access_token' }]),
    );
  }
  for (const hit of text.matchAll(HEADER)) {
    const end = hit.index + hit[0].length;
    parts.push({ view: view.slice(end - (hit[2]?.length ?? 0), end), name: hit[1] ?? '' });
  }
  if (text.includes('-')) parts.push(...flags(view));
  return parts;
}

/** `--client-secret x`, `-u id:secret`. */
function flags(view: View): Part[] {
  const parts: Part[] = [];
  for (const hit of view.text.matchAll(FLAG)) {
    const value = hit[2] ?? hit[3] ?? hit[4] ?? '';
    const end = hit.index + hit[0].length - (hit[4] === undefined ? 1 : 0);
    if (isSecretName(hit[1] ?? ''))
      parts.push({ view: view.slice(end - value.length, end), name: hit[1] ?? '' });
  }
  for (const hit of view.text.matchAll(USER_FLAG)) {
    const end = hit.index + hit[0].length;
    parts.push({ view: view.slice(end - (hit[2]?.length ?? 0), end), name: 'client_secret' });
  }
  return parts;
}

/** What a run of base64, or a piece between slashes, says when it is text. */
function encodedRuns(view: View): Part[] {
  const parts: Part[] = [];
  for (const { index, 0: run } of view.text.matchAll(BASE64)) {
    for (const [start, end] of [[0, run.length] as const, ...piecesOf(run)]) {
      const means = textOfBase64(run.slice(start, end));
      if (means === undefined) continue;
      parts.push({ view: view.opaque(index + start, index + end, means), name: '' });
      break;
    }
  }
  return parts;
}

/** The text with one layer of each encoding that it may be in taken off. */
export function decodings(view: View): Part[] {
  const { text } = view;
  return [
    ...(/%[\da-f]{2}/i.test(text) ? [{ view: fromPercent(view), name: '', again: true }] : []),
    ...(/\\["'\\/bfnrtu]/.test(text) ? [{ view: fromJsonString(view), name: '', again: true }] : []),
    ...(/&(?:#x?[\da-f]+|amp|lt|gt|quot|apos);/i.test(text)
      ? [{ view: fromXml(view), name: '', again: true }]
      : []),
  ];
}

const SHORTEST_PIECE = 12;

function piecesOf(run: string): [number, number][] {
  const pieces: [number, number][] = [];
  for (let start = 0; start < run.length; ) {
    const slash = run.indexOf('/', start);
    const end = slash < 0 ? run.length : slash;
    if (end - start >= SHORTEST_PIECE && end - start < run.length) pieces.push([start, end]);
    start = end + 1;
  }
  return pieces;
}

const SEPARATOR = /[=:]/g;
const LONGEST_NAME = 80;
const isNameChar = (code: number) =>
  (code > 47 && code < 58) ||
  (code > 64 && code < 91) ||
  (code > 96 && code < 123) ||
  '-.[]_'.includes(String.fromCharCode(code));

/** The word that ends in front of this index, without its quotes. */
function nameBefore(text: string, index: number): string {
  let end = index;
  while (end > 0 && index - end < 4 && /\s/.test(text.charAt(end - 1))) end--;
  if (end > 0 && /["'”]/.test(text.charAt(end - 1))) end--;
  if (end > 0 && text.charAt(end - 1) === '\\') end--;
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && isNameChar(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

/** `client_secret=…`, `"password": "…"`, `api_key: …` in the middle of anything. */
function assignments(view: View): Part[] {
  const { text } = view;
  const parts: Part[] = [];
  SEPARATOR.lastIndex = 0;
  for (const { index } of text.matchAll(SEPARATOR)) {
    const name = nameBefore(text, index);
    if (name === '' || !isSecretName(name)) continue;
    const [start, end] = valueAfter(text, index + 1);
    const isQuoted = start > 0 && /["']/.test(text.charAt(start - 1));
    const isMeant =
      isQuoted || looksRandom(text.slice(start, end)) || isAssigned(text, name, index, start, end);
    if (isMeant && end > start) parts.push({ view: view.slice(start, end), name });
  }
  return parts;
}

const SHORTEST_WORD = 6;

/** `state: the one that was sent` and `code=403` are parts of sentences; `password: blue`, at the end of a line, is not. */
function isAssigned(text: string, name: string, at: number, start: number, end: number): boolean {
  const isLast = /^[\s,;.]*$/.test(text.slice(end, end + 3).split(/[\r\n]/, 1)[0] ?? '');
  if (isCredentialName(name)) return text.charAt(at) === '=' || isLast;
  return text.charAt(at) === '=' && end - start >= SHORTEST_WORD;
}

const LONGEST_VALUE = 65_536;

/** The value that begins here: up to its closing quote, or to where a word ends. */
function valueAfter(text: string, from: number): [start: number, end: number] {
  let start = from;
  while (/[\s>]/.test(text.charAt(start)) && start - from < 8) start++;
  const quote = /^(?:\\?["'])/.exec(text.slice(start, start + 2))?.[0] ?? '';
  start += quote.length;
  if (quote) {
    const end = text.indexOf(quote, start);
    return [start, end < 0 ? text.length : end];
  }
  const marker = markerAt(text, start);
  if (marker) return [start, start + marker.length];
  const word = /^[^\s&"'<>,;)\]}\\]*/.exec(text.slice(start, start + LONGEST_VALUE))?.[0] ?? '';
  return [start, start + word.length];
}
