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
  if (OURS_ALONE.has(event.kind)) return event;
  const before = indexOf(known);
  const own: Known[] = [];
  const sealed = new Map<string, string>();
  const withAll = (occurrences: Occurrences, note: (found: Found) => void) =>
    mapTexts(event, (text, place) =>
      replaced(text, settled(credentialsIn(text, place, occurrences)), (found) => {
        if (found.unread) return statement(found);
        note(found);
        const now = sealed.get(found.value) ?? seal({ name: found.name, value: found.value });
        sealed.set(found.value, now);
        return now;
      }),
    );
  // Most events hold none: then one round is enough.
  const once = withAll(before, (found) => {
    if (before.nameOf(found.value) === undefined) own.push(found);
  });
  return own.length === 0 ? once : withAll(new Occurrences([...lasting(known), ...own]), () => undefined);
}

/** Events that hold words of ours and numbers, and nothing from outside. */
const OURS_ALONE: ReadonlySet<TraceEvent['kind']> = new Set([
  'step-started',
  'step-finished',
  'run-stopped',
  'run-finished',
]);

const lasting = (known: readonly Credential[]) => known.map((one) => ({ ...one, credential: true }));
const indexes = new WeakMap<readonly Credential[], Occurrences>();
/** The index that was made last, and of what: the next run of an application knows the same. */
let latest: { of: string; index: Occurrences } | undefined;

/** The same list comes with each event of a run. */
function indexOf(known: readonly Credential[]): Occurrences {
  const before = indexes.get(known);
  if (before) return before;
  const of = JSON.stringify(known);
  latest = latest?.of === of ? latest : { of, index: new Occurrences(lasting(known)) };
  indexes.set(known, latest.index);
  return latest.index;
}

/** Texts that hold none: labels, headers, discovery, and a token where it stands a second time. */
const clean = new WeakMap<Occurrences, Set<string>>();
const MOST_REMEMBERED = 4000;
const LONGEST_REMEMBERED = 16_384;

function credentialsIn(text: string, place: Place, known: Occurrences): Found[] {
  const key = `${place.name ?? ''}\n${place.under ?? ''}\n${place.isForm ?? false}\n${text}`;
  const remembered = clean.get(known) ?? new Set();
  if (remembered.has(key)) return [];
  const found = secretsIn(text, place, known).filter((one) => one.credential && !one.marker);
  if (found.length === 0 && text.length <= LONGEST_REMEMBERED) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    clean.set(known, remembered.add(key));
  }
  return found;
}
