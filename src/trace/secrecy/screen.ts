/** What a screen masks while secrets are masked. */
import type { Json } from '#lib/json.ts';
import type { TraceEvent } from '#trace/event.ts';
import { secretsIn, settled } from './find.ts';
import { type Known, Occurrences } from './occurrences.ts';
import { mapTexts } from './places.ts';

/** A piece of a text as it stands; with `secret`, one to be masked. */
export type Shown = {
  text: string;
  /** `value` is what the fingerprint is taken of: the secret without any encoding, the same in every place. */
  secret?: { name: string; value: string };
};

/**
 * The secrets among values, at any depth, to be looked for wherever they stand; `held` are secrets whatever they are
 * called.
 */
export function secretsAmong(
  values: Record<string, Json>,
  held: readonly { name: string; value: string }[] = [],
): Occurrences {
  const known: Known[] = held.map(({ name, value }) => ({ name, value, credential: true }));
  const event = { kind: 'produced', seq: 0, at: 0, branch: 0, step: '', values } satisfies TraceEvent;
  mapTexts(event, (text, place) => {
    known.push(...secretsIn(text, place).filter((found) => !found.marker && !found.unread));
    return text;
  });
  return new Occurrences(known);
}

const NONE = new Occurrences([]);

/**
 * A text in pieces, in order and without gaps: what may be shown, and what is masked because of its name, its looks, or
 * since it is one of `known`. A value that is secret as a whole is one piece; of `Bearer …` the scheme is shown.
 * Markers are masked too: `readMarker` tells their fingerprint. What cannot be read is masked whole.
 */
export function shownOf(name: string, text: string, known: Occurrences = NONE): Shown[] {
  const pieces: Shown[] = [];
  let at = 0;
  const upTo = (end: number) => {
    if (end > at) pieces.push({ text: text.slice(at, end) });
    at = end;
  };
  for (const found of settled(secretsIn(text, { name }, known))) {
    upTo(found.start);
    const secret = { name: known.nameOf(found.value) ?? found.name, value: found.value };
    pieces.push({ text: text.slice(at, found.end), secret });
    at = found.end;
  }
  upTo(text.length);
  return pieces;
}
