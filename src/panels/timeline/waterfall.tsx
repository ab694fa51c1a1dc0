import type { Channel } from '#trace/event.ts';
import type { Span, TimeScale } from './time-scale.ts';

/** Rows share one scale; a short one is still wide enough to be seen. */
const UNITS = 1000;
const THINNEST = 16;

const fill: Record<Channel, string> = { front: 'fill-front', back: 'fill-back', local: 'fill-local' };

type WaterfallProps = { scale: TimeScale; span?: Span; channel?: Channel };

/** A bar on the scale of its group. Waiting that was cut short is a band through all rows, and the bar is pale in it. */
export function Waterfall({ scale, span, channel = 'local' }: WaterfallProps) {
  return (
    <svg viewBox={`0 0 ${UNITS} 12`} preserveAspectRatio="none" aria-hidden="true" className="h-full w-full">
      {scale.cuts.map(({ from, start, end }) => (
        <rect
          key={from}
          x={start * UNITS}
          y="0"
          width={(end - start) * UNITS}
          height="12"
          className="fill-line opacity-70"
        />
      ))}
      {span &&
        piecesOf(span, scale).map(({ x, width, pale }) => (
          <rect
            key={x}
            x={x}
            y="4.5"
            width={width}
            height="3"
            className={`${fill[channel]} ${pale ? 'opacity-35' : ''}`}
          />
        ))}
    </svg>
  );
}

type Piece = { x: number; width: number; pale: boolean };

function piecesOf({ from, to }: Span, { at, cuts }: TimeScale): Piece[] {
  const begin = Math.min(UNITS - THINNEST, at(from) * UNITS);
  const end = Math.max(begin + THINNEST, at(to) * UNITS);
  const pieces: Piece[] = [];
  let x = begin;
  const upTo = (next: number, pale: boolean) => {
    if (next > x) pieces.push({ x, width: next - x, pale });
    x = Math.max(x, next);
  };
  for (const cut of cuts) {
    if (cut.from < from || cut.to > to) continue;
    upTo(cut.start * UNITS, false);
    upTo(cut.end * UNITS, true);
  }
  upTo(end, false);
  return pieces;
}
