import { distance } from '#inspect/times.ts';
import type { IssuedToken } from './result.ts';

/** How long a token is still good: a bar, and in words. */
export function Life({ token: { life, over, name }, nowMs }: { token: IssuedToken; nowMs: number }) {
  if (over) return <span className="text-ink-2">{over === 'revoked' ? 'Revoked by this run' : 'Spent'}</span>;
  if (!life)
    return (
      <span className="text-ink-2">
        {name === 'refresh_token'
          ? 'Until it is used, revoked, or expires; it does not say when'
          : 'It does not say'}
      </span>
    );
  const all = life.endsAt - life.issuedAt;
  const left = life.endsAt - nowMs;
  if (left <= 0) return <span className="text-danger">Expired {distance(left)} ago</span>;
  return (
    <>
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="mb-1 block h-1.25 w-full bg-line"
      >
        <rect height="6" width={Math.max(1, Math.min(100, (left / all) * 100))} className="fill-accent" />
      </svg>
      {distance(left)} <span className="text-ink-2">of {distance(all)}</span>
    </>
  );
}
