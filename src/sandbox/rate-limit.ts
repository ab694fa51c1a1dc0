/** Token buckets, kept in memory: a restart fills them. */

type Limit = { burst: number; perSecond: number };

/** The free public cloud's values. */
const limits = {
  token: { burst: 30, perSecond: 30 },
  jwks: { burst: 20, perSecond: 20 },
  userinfo: { burst: 10, perSecond: 5 / 60 },
  other: { burst: 300, perSecond: 300 / 60 },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;
export type Allowance = { limit: number; remaining: number; reset: number; allowed: boolean };
export type RateLimiter = { take(name: LimitName, key: string, now: number): Allowance };

/** Forget everything rather than grow: keys are user ids and fixed words. */
const MOST_BUCKETS = 1000;

export function createRateLimiter(): RateLimiter {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(name, key, now) {
      const { burst, perSecond } = limits[name];
      if (buckets.size > MOST_BUCKETS) buckets.clear();
      const id = `${name} ${key}`;
      const bucket = buckets.get(id) ?? { left: burst, at: now };
      const refilled = bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond;
      const full = Math.min(burst, refilled);
      const allowed = full >= 1;
      const left = allowed ? full - 1 : full;
      buckets.set(id, { left, at: now });
      const reset = Math.ceil(now / 1000 + (burst - left) / perSecond);
      return { limit: burst, remaining: Math.floor(left), reset, allowed };
    },
  };
}

export function rateHeaders({ limit, remaining, reset }: Allowance): [string, string][] {
  return [
    ['x-ratelimit-limit', String(limit)],
    ['x-ratelimit-remaining', String(remaining)],
    ['x-ratelimit-reset', String(reset)],
  ];
}
