import { useMemo } from 'react';
import { useMask } from '#panels/mask.tsx';
import { useShownOf } from '#panels/run-secrets.tsx';
import type { TraceEvent } from '#trace/event.ts';
import { Icon } from '#ui/icon.tsx';
import type { Field, Place } from './row-fields.ts';
import { fieldsWith, hasPhrase, type RowHits } from './search-index.ts';

/** More places than this are counted together. */
const MOST_PLACES = 2;
/** To look at more of one row would be felt while scrolling. */
const MOST_LOOKED_AT = 50;

type Told = { place: Place; count: number; masked: number };

type HitsProps = { hits: RowHits; events: readonly TraceEvent[]; phrase: string; now: Place | undefined };

/**
 * Where the hits of a row lie: `2 in check`. A masked value is searched like any other, and its hit says that it is
 * masked: what was typed is not shown, but that it stands there is.
 */
export function Hits({ hits, events, phrase, now }: HitsProps) {
  const { masked } = useMask();
  const shownOf = useShownOf();
  const told = useMemo(() => {
    const hidden = new Map<Place, number>();
    if (masked) {
      for (const field of fieldsWith(hits.row, events, phrase).slice(0, MOST_LOOKED_AT)) {
        const visible = shownOf(field.name, field.text).map((piece) => (piece.secret ? '\n' : piece.text));
        if (!hasPhrase(visibleOf(field, visible), phrase))
          hidden.set(field.place, (hidden.get(field.place) ?? 0) + 1);
      }
    }
    return hits.places.map(({ place, count }) => ({ place, count, masked: hidden.get(place) ?? 0 }));
  }, [hits, events, phrase, masked, shownOf]);
  return <Places told={told} now={now} />;
}

const visibleOf = (field: Field, pieces: readonly string[]): Field => ({ ...field, text: pieces.join('') });

/** The hits of rows that are folded, together. */
export function FoldedHits({ hits }: { hits: readonly RowHits[] }) {
  const counts = new Map<Place, number>();
  for (const { places } of hits)
    for (const { place, count } of places) counts.set(place, (counts.get(place) ?? 0) + count);
  const told = [...counts].map(([place, count]) => ({ place, count, masked: 0 }));
  return <Places told={told} now={undefined} />;
}

function Places({ told, now }: { told: readonly Told[]; now: Place | undefined }) {
  const first = told.filter(({ place }) => place === now);
  const ordered = [...first, ...told.filter(({ place }) => place !== now)];
  const rest = ordered.slice(MOST_PLACES);
  return (
    <span
      className="flex min-w-0 gap-1 overflow-hidden text-2xs whitespace-nowrap"
      title={told.map(said).join(', ')}
    >
      {ordered.slice(0, MOST_PLACES).map((one) => (
        <span
          key={one.place}
          data-now={one.place === now || undefined}
          className="inline-flex items-center gap-1 rounded-sm border-b-2 border-warn bg-warn-tint px-1.25 text-ink data-now:border-accent data-now:bg-accent data-now:text-on-accent"
        >
          {one.count} <span className={one.place === now ? '' : 'text-ink-2'}>in {one.place}</span>
          {one.masked > 0 && (
            <>
              <Icon name="masked" className="size-3" />
              <span className="sr-only">, {maskedOf(one)}</span>
            </>
          )}
        </span>
      ))}
      {rest.length > 0 && (
        <span className="self-center text-ink-2">
          + {rest.reduce((sum, { count }) => sum + count, 0)}
          <span className="sr-only">: {rest.map(said).join(', ')}</span>
        </span>
      )}
    </span>
  );
}

const maskedOf = ({ count, masked }: Told) => (masked === count ? 'masked' : `${masked} of them masked`);

function said(one: Told): string {
  return `${one.count} in ${one.place}${one.masked > 0 ? `, ${maskedOf(one)}` : ''}`;
}

/** A text with every occurrence of the phrase marked; as it is where none can be told apart. */
export function Marked({ text, phrase }: { text: string; phrase: string }) {
  const lower = text.toLowerCase();
  // Of a few letters the small form is longer: places would not fit.
  if (phrase === '' || lower.length !== text.length || !lower.includes(phrase)) return text;
  const pieces: { at: number; text: string; hit: boolean }[] = [];
  let at = 0;
  for (let hit = lower.indexOf(phrase); hit >= 0; hit = lower.indexOf(phrase, at)) {
    if (hit > at) pieces.push({ at, text: text.slice(at, hit), hit: false });
    at = hit + phrase.length;
    pieces.push({ at: hit, text: text.slice(hit, at), hit: true });
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at), hit: false });
  return pieces.map((piece) =>
    piece.hit ? (
      <mark key={piece.at} className="border-b-2 border-warn bg-warn-tint text-ink">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
