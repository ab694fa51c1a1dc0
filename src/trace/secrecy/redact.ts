/** What leaves this browser, without the secrets. */
import { fingerprint } from '#lib/fingerprint.ts';
import type { TraceEvent } from '#trace/event.ts';
import { isReadable } from './body.ts';
import { fromPercent } from './escapes.ts';
import { type Found, replaced, secretsIn, settled } from './find.ts';
import { isPseudonym, readMarker, tokenForm } from './marker.ts';
import { type Known, Occurrences } from './occurrences.ts';
import { mapTexts } from './places.ts';
import { statement } from './statement.ts';
import { View } from './view.ts';

/** In two rounds, so that a caller may pause between events: `collect` all of them, then `mask` each. */
export class Redaction {
  readonly #known = new Map<string, Known>();
  readonly #pseudonyms = new Map<string, string>();
  readonly #pseudonymOf: (value: string) => string;
  #occurrences: Occurrences | undefined;

  constructor(pseudonymOf: (value: string) => string) {
    this.#pseudonymOf = pseudonymOf;
  }

  collect(event: TraceEvent): void {
    this.#occurrences = undefined;
    mapTexts(event, (text, place) => {
      for (const found of secretsIn(text, place)) this.#learn(found);
      return text;
    });
  }

  mask(event: TraceEvent): TraceEvent {
    this.#occurrences ??= new Occurrences(this.#known.values());
    const occurrences = this.#occurrences;
    return mapTexts(event, (text, place) => {
      if (place.contentType !== undefined && !isReadable(text, place.contentType)) {
        return `masked~body of ${text.length} characters`;
      }
      const stretches = settled(secretsIn(text, place, occurrences));
      return replaced(text, stretches, (found) => this.#insteadOf(found));
    });
  }

  #learn(found: Found): void {
    if (found.marker || found.unread || isPseudonym(found.value)) return;
    const { name, credential } = found;
    for (const value of [found.value, meantBy(found.value)]) {
      if (!this.#known.has(value)) this.#known.set(value, { name, value, credential });
    }
  }

  #insteadOf({ value, marker, unread }: Found): string {
    if (unread) return statement({ value, unread });
    if (isPseudonym(value)) return value;
    const said = marker ? readMarker(value) : undefined;
    if (marker && !said) return value;
    // A marker stands for the same secret under any name.
    const of = said ? `${said.fingerprint} ${said.length}` : meantBy(value);
    const before = this.#pseudonyms.get(of);
    const now = before ?? this.#pseudonymOf(of);
    this.#pseudonyms.set(of, now);
    return now;
  }
}

/** A value that was encoded more often than its place says is the same secret. */
function meantBy(value: string): string {
  let [now, before] = [value, ''];
  for (let layer = 0; layer < 4 && now !== before && /%[\da-f]{2}/i.test(now); layer++) {
    [now, before] = [fromPercent(View.of(now)).text, now];
  }
  return now;
}

/**
 * Replaces every secret by a pseudonym, `masked~3P4-CN7`, or `masked~3P4-CN7~jws` where it is a token. Equal secrets get equal pseudonyms, so that a value can
 * still be followed through the flow; so do equal markers of a stored trace. A secret is what stands under a name
 * that the catalog calls secret, in any encoding, and what looks like a token or a key; each is replaced wherever else
 * it occurs, too. What cannot be read with certainty is dropped with a statement: a body that is neither form, JSON,
 * XML nor multipart, and anything nested too deep. What this does not see: `unseen`. Never throws.
 */
export function redact(events: readonly TraceEvent[], key: Uint8Array): TraceEvent[] {
  return redactWith(events, (value) => pseudonym(key, value));
}

export function pseudonym(key: Uint8Array, value: string): string {
  const form = tokenForm(value);
  return `masked~${fingerprint(key, value).code}${form ? `~${form}` : ''}`;
}

/** The same with other words in the place of a secret. */
export function redactWith(
  events: readonly TraceEvent[],
  pseudonymOf: (value: string) => string,
): TraceEvent[] {
  const redaction = new Redaction(pseudonymOf);
  for (const event of events) redaction.collect(event);
  return events.map((event) => redaction.mask(event));
}
