/** A token as it comes out of logs, code and mail: what does not belong to it is taken away, and told. */
import { isBroken } from './broken.ts';
import { readToken, type Token } from './token.ts';

export type Healed = {
  token: Token;
  /** What was taken away, in words: `` `Bearer` ``, `2 line breaks`. */
  removed: string[];
  /** Where a character of the healed token stands in the pasted text. */
  at(offset: number): number;
};

/** More than any name, quote and header line before a token. */
const LONGEST_WRAPPING = 200;

const OPENING: [RegExp, (match: RegExpExecArray) => string][] = [
  [/^\s+/, () => ''],
  [/^\\?["']?([\w-]*token)\\?["']?\s*:\s*/i, ([, name]) => `the name \`${name}\``],
  [/^authorization\s*:\s*/i, () => '`Authorization:`'],
  [/^(bearer|dpop)\s+/i, ([, scheme]) => `\`${scheme}\``],
  [/^(?:\\?["'`“”‘’«]|\\u0022)/, () => 'quotes'],
];
const CLOSING: [RegExp, string][] = [
  [/\s+$/, ''],
  [/\\[nrt]$/, 'escapes'],
  [/(?:\\?["'`“”‘’»]|\\u0022)$/, 'quotes'],
  [/[,;]$/, 'punctuation'],
];
/** No character of a token is among these, so whatever they match came from elsewhere. */
const INSIDE =
  /\r?\n[\t >]*|\r|[ \t\u00a0]+|\\(?:\r?\n|u[0-9a-f]{4}|[nrt"'\\/])|[\u00ad\u200b-\u200d\u2060\ufeff]/gi;

/**
 * Undefined where there is nothing to take away, or where what is left is still no token: then the text stays as it is,
 * and the reader points at the first character that does not fit. Two tokens, one after the other, are not joined.
 */
export function heal(pasted: string): Healed | undefined {
  const removed = new Set<string>();
  let start = 0;
  let end = pasted.length;
  for (let found = true; found && start < LONGEST_WRAPPING; ) {
    found = OPENING.some(([pattern, name]) => {
      const match = pattern.exec(pasted.slice(start, start + LONGEST_WRAPPING));
      if (match) removed.add(name(match));
      start += match?.[0].length ?? 0;
      return match !== null;
    });
  }
  if (pasted.slice(start, start + 2) !== 'ey') return undefined;
  for (let found = true; found && pasted.length - end < LONGEST_WRAPPING; ) {
    found = CLOSING.some(([pattern, name]) => {
      const tail = pasted.slice(Math.max(start, end - LONGEST_WRAPPING), end);
      const match = pattern.exec(tail);
      if (match) removed.add(name);
      end -= match?.[0].length ?? 0;
      return match !== null;
    });
  }
  const { text, offsets, counts } = within(pasted, start, end);
  for (const [name, count] of counts)
    removed.add(`${count.toLocaleString('en')} ${name}${count === 1 ? '' : 's'}`);
  removed.delete('');
  if (removed.size === 0 || text === undefined) return undefined;
  const token = readToken(text);
  if (isBroken(token)) return undefined;
  const at = (offset: number) => offsets[offset] ?? start + offset;
  return { token, removed: [...removed], at };
}

function within(pasted: string, start: number, end: number) {
  const inner = pasted.slice(start, end);
  const counts = new Map<string, number>();
  const pieces: string[] = [];
  const offsets: number[] = [];
  let from = 0;
  const keep = (to: number) => {
    pieces.push(inner.slice(from, to));
    if (counts.size > 0 || to < inner.length) for (let at = from; at < to; at++) offsets.push(start + at);
  };
  for (const match of inner.matchAll(INSIDE)) {
    keep(match.index);
    from = match.index + match[0].length;
    const name = nameOf(match[0]);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  keep(inner.length);
  // A piece that begins as a header does is a token of its own.
  const several = pieces.slice(1).some((piece) => piece.startsWith('eyJ'));
  const text = several && pieces.join('').split('.').length > 3 ? undefined : pieces.join('');
  return { text, offsets, counts };
}

function nameOf(taken: string): string {
  if (/^[\r\n]/.test(taken)) return 'line break';
  if (taken.startsWith('\\')) return 'escape';
  return /^[ \t\u00a0]/.test(taken) ? 'space' : 'invisible character';
}
