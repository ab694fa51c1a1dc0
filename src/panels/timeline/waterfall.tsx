import type { Channel } from '#trace/event.ts';

export type Span = { from: number; to: number };

/** Rows share one scale; a short one is still wide enough to be seen. */
const UNITS = 1000;
const THINNEST = 16;

const fill: Record<Channel, string> = { front: 'fill-front', back: 'fill-back', local: 'fill-local' };

export function Waterfall({
  span,
  start,
  end,
  channel,
}: {
  span: Span;
  start: number;
  end: number;
  channel: Channel;
}) {
  const scale = UNITS / Math.max(1, end - start);
  const x = Math.min(UNITS - THINNEST, (span.from - start) * scale);
  const width = Math.max(THINNEST, (span.to - span.from) * scale);
  return (
    <svg viewBox={`0 0 ${UNITS} 8`} preserveAspectRatio="none" aria-hidden="true" className="h-1.5 w-full">
      <rect x={x} y="1" width={Math.min(width, UNITS - x)} height="6" className={fill[channel]} />
    </svg>
  );
}
