import { distance, localTime } from '#inspect/times.ts';

const WIDTH = 470;

/** From `iat` to `exp`, and where now is. Seconds since 1970. */
export function Lifetime({ iat, exp, nowMs }: { iat: number; exp: number; nowMs: number }) {
  const now = nowMs / 1000;
  const last = Math.max(exp, now);
  const first = Math.min(iat, now);
  const span = last - first;
  const [issued, ends] = [localTime(iat * 1000), localTime(exp * 1000)];
  if (!(span > 0) || exp < iat || !issued || !ends) return null;
  const x = (at: number) => Math.round(((at - first) / span) * (WIDTH - 2)) + 1;
  const expired = now >= exp;
  return (
    <div className="mt-2 text-xs">
      <svg
        viewBox={`0 0 ${WIDTH} 10`}
        preserveAspectRatio="none"
        aria-hidden="true"
        className="block h-3 w-full overflow-visible"
      >
        <rect x={x(iat)} y="2" width={Math.max(1, x(exp) - x(iat))} height="6" className="fill-accent" />
        {expired && (
          <line
            x1={x(exp)}
            x2={x(now)}
            y1="5"
            y2="5"
            strokeDasharray="3 3"
            vectorEffect="non-scaling-stroke"
            className="stroke-danger [stroke-width:1.5]"
          />
        )}
        <path
          d={`M${x(exp)} 0v10`}
          vectorEffect="non-scaling-stroke"
          className="stroke-ink [stroke-width:1.5]"
        />
        <path
          d={`M${x(now)} 0v10`}
          vectorEffect="non-scaling-stroke"
          className={expired ? 'stroke-danger [stroke-width:3]' : 'stroke-ink [stroke-width:3]'}
        />
      </svg>
      <dl className="mt-0.5 flex flex-wrap justify-between gap-x-4 gap-y-1">
        <Moment name="iat" text={issued} />
        <Moment name="exp" text={`${ends}, ${distance((exp - iat) * 1000)} later`} />
        <div>
          <dt className={expired ? 'font-semibold text-danger' : 'font-semibold'}>now</dt>
          <dd className="text-ink-2">{localTime(nowMs)}</dd>
        </div>
      </dl>
    </div>
  );
}

function Moment({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt className="font-wire">{name}</dt>
      <dd className="text-ink-2">{text}</dd>
    </div>
  );
}
