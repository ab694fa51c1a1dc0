/** Time to place: one scale for the rows that are drawn together, with long waiting cut short. */

export type Span = { from: number; to: number };

/** A stretch of waiting that takes less room than its time. Places are shares of the width, 0 to 1. */
export type Cut = Span & { start: number; end: number };

export type TimeScale = {
  from: number;
  to: number;
  cuts: readonly Cut[];
  /** Milliseconds that are not drawn at full length. */
  cutMs: number;
  /** Where a moment stands, 0 to 1. */
  at(ms: number): number;
};

/** Waiting is: nobody works here. Shorter ones are drawn as they are. */
const SHORTEST_MS = 2000;
/** Left of it at either end, so that what waits is seen to begin and to end. */
const KEPT_MS = 400;
/** The width of one cut, and of all. */
const CUT = 0.12;
const ALL_CUTS = 0.4;
/** Of a run that waits a thousand times only the longest are cut. */
const MOST_CUTS = 40;

type Drawn = { startedAt: number; durationMs?: number; waits: boolean };

/**
 * `rows` in the order of their beginnings. A row that `waits` (the browser is away, a person is asked) is busy only
 * where it begins and ends; what lies between is cut if nothing else happened there, and so is a pause between two rows.
 */
export function timeScale(rows: readonly Drawn[]): TimeScale {
  const from = rows[0]?.startedAt ?? 0;
  const { free, to } = freeTime(rows, from);
  const cuts = free
    .sort((one, two) => two.to - two.from - (one.to - one.from))
    .slice(0, MOST_CUTS)
    .sort((one, two) => one.from - two.from);
  const cutMs = cuts.reduce((sum, cut) => sum + (cut.to - cut.from), 0);
  const width = cuts.length === 0 ? 0 : Math.min(CUT, ALL_CUTS / cuts.length);
  const perMs = (1 - width * cuts.length) / Math.max(1, to - from - cutMs);
  const placed: Cut[] = [];
  let [place, moment] = [0, from];
  for (const cut of cuts) {
    place += (cut.from - moment) * perMs;
    placed.push({ ...cut, start: place, end: place + width });
    place += width;
    moment = cut.to;
  }
  return { from, to, cuts: placed, cutMs, at: (ms) => placeOf(ms, from, perMs, placed) };
}

function freeTime(rows: readonly Drawn[], from: number): { free: Span[]; to: number } {
  const moments: number[] = [];
  let to = from;
  const free: Span[] = [];
  let busyUntil = from;
  const visit = (begins: number, ends: number) => {
    if (begins - busyUntil >= SHORTEST_MS) free.push({ from: busyUntil + KEPT_MS, to: begins - KEPT_MS });
    busyUntil = Math.max(busyUntil, ends);
  };
  // The end of what waits comes after rows that began meanwhile; it waits here for its turn.
  const ends = moments;
  for (const { startedAt, durationMs = 0, waits } of rows) {
    while (ends[0] !== undefined && ends[0] <= startedAt) {
      const end = ends.shift() ?? startedAt;
      visit(end, end);
    }
    const end = startedAt + durationMs;
    to = Math.max(to, end);
    visit(startedAt, waits ? startedAt : end);
    if (waits) ends.push(end);
  }
  for (const end of ends.sort((one, two) => one - two)) visit(end, end);
  return { free, to };
}

function placeOf(ms: number, from: number, perMs: number, cuts: readonly Cut[]): number {
  let [place, moment] = [0, from];
  for (const cut of cuts) {
    if (ms < cut.from) break;
    if (ms <= cut.to) return cut.start + ((ms - cut.from) / (cut.to - cut.from)) * (cut.end - cut.start);
    [place, moment] = [cut.end, cut.to];
  }
  return Math.max(0, Math.min(1, place + (ms - moment) * perMs));
}
