import type { TraceEvent } from '#trace/event.ts';
import { type Found, type Place, replaced, secretsIn, settled } from './find.ts';
import { type Known, Occurrences } from './occurrences.ts';
import { mapTexts } from './places.ts';
import { statement } from './statement.ts';

export type Credential = { name: string; value: string };

/**
 * The event as the store may keep it: long-lived credentials (client secrets, passwords, private keys, API keys, client
 * assertions, registration and initial access tokens, the secret in a `Basic` header) are replaced by what `seal`
 * returns, which is meant to be a marker (`markerOf`); it is asked once for each value. Codes, verifiers, access, ID and
 * refresh tokens stay: without them a run could not go on. `known` are credentials of this run: they are replaced
 * wherever else they stand, in any encoding. A value under four characters is only found under its name.
 *
 * Markers that are there already stay as they are. Of a `Basic` header the client's id stays, in plain text. What
 * cannot be read is replaced by a statement. Everything else comes back as it was, to the letter. Never throws.
 */
export function sealEvent(
  event: TraceEvent,
  seal: (credential: Credential) => string,
  known: readonly Credential[],
): TraceEvent {
  const own: Known[] = [];
  mapTexts(event, (text, place) => {
    own.push(...credentialsIn(text, place).filter((found) => !found.unread));
    return text;
  });
  const all = [...known.map((one) => ({ ...one, credential: true })), ...own];
  if (all.length === 0)
    return mapTexts(event, (text, place) => replaced(text, settled(credentialsIn(text, place)), statement));
  const occurrences = new Occurrences(all);
  const sealed = new Map<string, string>();
  return mapTexts(event, (text, place) =>
    replaced(text, settled(credentialsIn(text, place, occurrences)), (found) => {
      if (found.unread) return statement(found);
      const now = sealed.get(found.value) ?? seal({ name: found.name, value: found.value });
      sealed.set(found.value, now);
      return now;
    }),
  );
}

function credentialsIn(text: string, place: Place, known?: Occurrences): Found[] {
  return secretsIn(text, place, known).filter((found) => found.credential && !found.marker);
}
