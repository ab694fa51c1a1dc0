import { distance, localTime } from '#inspect/times.ts';

/** Percent of the width that one caption takes at its widest, on a phone. */
const CAPTION = 46;
const ROW = 30;
/** A tick that leads to a lower row passes behind a caption, not through it. */
const HALO = '[paint-order:stroke] stroke-surface [stroke-width:5]';

type Anchor = 'start' | 'middle' | 'end';
type Mark = { name: string; at: number; text: string; row: number; anchor: Anchor };

/** From `iat` to `exp`, and where now is; each caption stands under its own tick. Seconds since 1970. */
export function Lifetime({ iat, exp, nowMs }: { iat: number; exp: number; nowMs: number }) {
  const now = nowMs / 1000;
  const last = Math.max(exp, now);
  const first = Math.min(iat, now);
  const span = last - first;
  const [issued, ends, today] = [localTime(iat * 1000), localTime(exp * 1000), localTime(nowMs)];
  if (!(span > 0) || exp < iat || !issued || !ends || !today) return null;
  const x = (at: number) => Math.round(((at - first) / span) * 1000) / 10;
  const expired = now >= exp;
  const isLate = (name: string) => expired && name === 'now';
  const marks = placed([
    { name: 'iat', at: x(iat), text: issued },
    { name: 'exp', at: x(exp), text: `${ends}, ${distance((exp - iat) * 1000)} later` },
    { name: 'now', at: x(now), text: today },
  ]);
  const rows = Math.max(...marks.map(({ row }) => row)) + 1;
  return (
    <div className="mt-2 text-xs">
      <svg width="100%" height={12 + rows * ROW} aria-hidden="true" className="block overflow-visible">
        <rect
          x={`${x(iat)}%`}
          y="2"
          width={`${Math.max(0.2, x(exp) - x(iat))}%`}
          height="6"
          className="fill-accent"
        />
        {expired && (
          <line
            x1={`${x(exp)}%`}
            x2={`${x(now)}%`}
            y1="5"
            y2="5"
            strokeDasharray="3 3"
            className="stroke-danger [stroke-width:1.5]"
          />
        )}
        {marks.map(({ name, at, row }) => (
          <line
            key={name}
            x1={`${at}%`}
            x2={`${at}%`}
            y1="0"
            y2={row > 0 ? 12 + row * ROW : 10}
            className={`${isLate(name) ? 'stroke-danger' : 'stroke-ink'} ${name === 'now' ? '[stroke-width:3]' : '[stroke-width:1.5]'}`}
          />
        ))}
        {marks.map(({ name, at, text, row, anchor }) => (
          <g key={name} data-mark={name} textAnchor={anchor}>
            <text
              x={`${at}%`}
              y={23 + row * ROW}
              className={`${HALO} text-xs ${name === 'now' ? 'font-semibold' : 'font-wire'} ${isLate(name) ? 'fill-danger' : 'fill-ink'}`}
            >
              {name}
            </text>
            <text x={`${at}%`} y={37 + row * ROW} className={`${HALO} fill-ink-2 text-xs`}>
              {text}
            </text>
          </g>
        ))}
      </svg>
      <dl className="sr-only">
        {marks.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** From left to right, each in the first row where it covers no other. */
function placed(marks: { name: string; at: number; text: string }[]): Mark[] {
  const taken: { row: number; from: number; to: number }[] = [];
  return marks
    .toSorted((one, other) => one.at - other.at)
    .map((mark) => {
      const anchor: Anchor = mark.at < CAPTION / 2 ? 'start' : mark.at > 100 - CAPTION / 2 ? 'end' : 'middle';
      const from = mark.at - (anchor === 'start' ? 0 : anchor === 'end' ? CAPTION : CAPTION / 2);
      const to = from + CAPTION;
      let row = 0;
      while (taken.some((one) => one.row === row && from < one.to && one.from < to)) row++;
      taken.push({ row, from, to });
      return { ...mark, anchor, row };
    });
}
