import { useEffect, useMemo, useState } from 'react';
import type { TraceEvent } from '#trace/event.ts';
import type { Row, TraceModel } from '#trace/model.ts';
import type { Place } from './row-fields.ts';
import { phraseOf, type RowHits, SearchIndex } from './search-index.ts';

/** Longer work would be felt: a frame takes 16 ms. */
const SLICE_MS = 8;
/** Rows between two looks at the clock. */
const AT_ONCE = 32;
/** What was found so far is shown this often. */
const TOLD_MS = 120;

type Found = { phrase: string; hits: readonly RowHits[]; done: boolean };

const nothing: Found = { phrase: '', hits: [], done: true };

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** Looks through the rows in order, a slice at a time, and tells what it found so far. Ends without a word once aborted. */
async function searchRows(
  index: SearchIndex,
  { rows, events }: { rows: readonly Row[]; events: readonly TraceEvent[] },
  phrase: string,
  tell: (found: Found) => void,
  wanted: AbortSignal,
): Promise<void> {
  const hits: RowHits[] = [];
  let [began, told] = [performance.now(), performance.now()];
  for (const [nth, row] of rows.entries()) {
    const found = index.hitsIn(row, events, phrase);
    if (found) hits.push(found);
    if (nth % AT_ONCE !== 0 || performance.now() - began < SLICE_MS) continue;
    await pause();
    if (wanted.aborted) return;
    began = performance.now();
    if (began - told < TOLD_MS) continue;
    told = began;
    tell({ phrase, hits: [...hits], done: false });
  }
  tell({ phrase, hits, done: true });
}

export type Search = {
  typed: string;
  type(typed: string): void;
  /** Empty while nothing is searched. */
  phrase: string;
  done: boolean;
  /** Hits in all rows that are shown, and the place of the one at hand among them, from 1. */
  total: number;
  position: number | undefined;
  hitsOf(row: string): RowHits | undefined;
  /** The row and the place of the hit at hand. */
  now: { row: string; place: Place | undefined } | undefined;
  /** Goes on by one hit, or back, around the ends. Returns the row that it lies in. */
  move(by: 1 | -1): Row | undefined;
};

type AtHand = { phrase: string; row: string; nth: number };

/** A search in everything that the rows of a run show. `fits`: rows that a filter hides have no hits. */
export function useSearch(
  { rows, events }: Pick<TraceModel, 'rows' | 'events'>,
  fits: ((row: Row) => boolean) | undefined,
): Search {
  const [index] = useState(() => new SearchIndex());
  const [typed, type] = useState('');
  const [found, setFound] = useState(nothing);
  const [atHand, setAtHand] = useState<AtHand>();
  const phrase = phraseOf(typed);
  useEffect(() => {
    if (phrase === '') return;
    const wanted = new AbortController();
    // While a newer trace is searched, what was found for the same words stands.
    const tell = (next: Found) =>
      setFound((before) => (!next.done && before.phrase === next.phrase && before.done ? before : next));
    void searchRows(index, { rows, events }, phrase, tell, wanted.signal);
    return () => wanted.abort();
  }, [index, rows, events, phrase]);

  const current = phrase !== '' && found.phrase === phrase;
  const hits = useMemo(() => {
    const all = current ? found.hits : [];
    return fits ? all.filter(({ row }) => fits(row)) : all;
  }, [current, found, fits]);
  const byRow = useMemo(() => new Map(hits.map((hit) => [hit.row.id, hit])), [hits]);
  const total = useMemo(() => hits.reduce((sum, hit) => sum + hit.total, 0), [hits]);
  const now = atHand?.phrase === phrase && byRow.has(atHand.row) ? atHand : undefined;
  const nowRow = now ? byRow.get(now.row) : undefined;
  const before = useMemo(() => {
    const at = nowRow ? hits.indexOf(nowRow) : -1;
    return hits.slice(0, Math.max(0, at)).reduce((sum, hit) => sum + hit.total, 0);
  }, [hits, nowRow]);

  const goTo = (hit: RowHits | undefined, nth: number) => {
    if (!hit) return undefined;
    setAtHand({ phrase, row: hit.row.id, nth });
    return hit.row;
  };
  return {
    typed,
    type,
    phrase,
    done: phrase === '' || (current && found.done),
    total,
    position: now ? before + now.nth + 1 : undefined,
    hitsOf: (row) => byRow.get(row),
    now: now && nowRow ? { row: now.row, place: placeAt(nowRow, now.nth) } : undefined,
    move(by) {
      if (!now || !nowRow) {
        const first = by > 0 ? hits[0] : hits.at(-1);
        return goTo(first, by > 0 ? 0 : (first?.total ?? 1) - 1);
      }
      const nth = now.nth + by;
      if (nth >= 0 && nth < nowRow.total) return goTo(nowRow, nth);
      const other = hits.at((hits.indexOf(nowRow) + by) % hits.length);
      return goTo(other, by > 0 ? 0 : (other?.total ?? 1) - 1);
    },
  };
}

function placeAt({ places }: RowHits, nth: number): Place | undefined {
  let passed = 0;
  for (const { place, count } of places) {
    passed += count;
    if (nth < passed) return place;
  }
  return undefined;
}
