import type { ExpectedIdToken } from '#inspect/id-token.ts';
import { asked, evidence } from './oauth.ts';
import type { RunReading } from './read-run.ts';

/** The `max_age` that was asked for, in seconds. */
export function maxAgeOf(run: RunReading): number | undefined {
  const seconds = Number(asked(run, 'max_age') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

/**
 * What the ID token at hand is held against: the `nonce` wherever one was sent, with or without a code. One that came
 * from a refresh is held against the one it replaces, and against no `max_age` (OpenID Connect Core section 12.2).
 */
export function expectedIdToken(run: RunReading): ExpectedIdToken {
  const refreshed = run.get('id_token_refreshed') === true || run.get('previous_id_token') !== undefined;
  const issuer = run.get('discovery')?.['issuer'];
  const optional = {
    arrivedMs: run.madeAt('id_token'),
    accessToken: run.get('access_token'),
    code: run.get('code'),
    nonce: run.get('nonce'),
    organization: asked(run, 'organization'),
    maxAge: refreshed ? undefined : maxAgeOf(run),
    previous: refreshed ? run.get('previous_id_token') : undefined,
  };
  const known = Object.entries(optional).filter(([, value]) => value !== undefined);
  return {
    issuer: typeof issuer === 'string' ? issuer : run.target.issuer,
    clientId: run.target.clientId,
    jwks: run.get('jwks'),
    nowMs: run.now(),
    ...(Object.fromEntries(known) as Partial<ExpectedIdToken>),
    evidence: evidence(run, {
      token: 'id_token',
      keys: 'jwks',
      discovery: 'discovery',
      nonce: 'nonce',
      request: 'callback',
    }),
  };
}
