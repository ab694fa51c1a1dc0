import * as oauth from 'oauth4webapi';
import type { Answer, CheckStep, StepContext } from '#flows/flow.ts';
import { evidence, server } from '#flows/oauth.ts';
import { checkIdToken, type ExpectedIdToken } from '#inspect/id-token.ts';
import { isJsonObject } from '#lib/json.ts';
import { type Problem, problem } from '#lib/problem.ts';

/** The `max_age` that was asked for, in seconds. */
export function maxAgeOf(ctx: StepContext): number | undefined {
  const seconds = Number(ctx.input('max_age') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

/** What every ID token of a login is held against: the `nonce` wherever one was sent, with or without a code. */
function expectedOf(ctx: StepContext): ExpectedIdToken {
  const [accessToken, code, nonce] = [ctx.get('access_token'), ctx.get('code'), ctx.get('nonce')];
  const organization = ctx.input('organization');
  const maxAge = maxAgeOf(ctx);
  return {
    issuer: server(ctx).issuer,
    clientId: ctx.target.clientId,
    jwks: ctx.get('jwks'),
    nowMs: ctx.now(),
    ...(accessToken ? { accessToken } : {}),
    ...(code ? { code } : {}),
    ...(nonce ? { nonce } : {}),
    ...(maxAge === undefined ? {} : { maxAge }),
    ...(organization ? { organization } : {}),
    evidence: evidence(ctx, {
      token: 'id_token',
      keys: 'jwks',
      discovery: 'discovery',
      nonce: 'nonce',
      request: 'callback',
    }),
  };
}

/** OpenID Connect Core section 3.1.3.7, each check by itself, with the keys of this run. */
export const idTokenChecks: CheckStep = {
  id: 'id-token',
  kind: 'check',
  title: 'Check the ID token',
  from: 'app',
  to: 'app',
  label: 'signature, iss, aud, nonce, exp',
  explains: {
    does: 'Checks the signature with the tenant’s keys, then who issued the token, for whom, when, and for which login.',
    without: 'A token made for another app, or by anyone, would log a user in.',
  },
  when: (ctx) => (ctx.get('id_token') ? true : 'No ID token was issued: `openid` is not in the scope.'),
  checks: async (ctx) => checkIdToken(ctx.need('id_token'), expectedOf(ctx)),
};

/**
 * OpenID Connect Core section 12.2: the token that a refresh brings is checked like the first one, and must be of the
 * same user, application and login. It needs no `nonce`; one that is there must be the login's.
 */
export const refreshedIdTokenChecks: CheckStep = {
  id: 'refreshed-id-token',
  kind: 'check',
  title: 'Check the new ID token',
  from: 'app',
  to: 'app',
  label: 'signature, iss, aud, sub, auth_time',
  explains: {
    does: 'Checks the new token like the first one, and that it is of the same user and the same login.',
    without: 'A refresh could turn one user into another without anyone noticing.',
  },
  when: (ctx) =>
    ctx.get('previous_id_token') ? true : 'The refresh brought no ID token that replaces another one.',
  checks: async (ctx) => {
    const { maxAge: _maxAge, ...expected } = expectedOf(ctx);
    return checkIdToken(ctx.need('id_token'), { ...expected, previous: ctx.need('previous_id_token') });
  },
};

/**
 * oauth4webapi refuses a token answer as invalid without a code of its own for a missing `nonce` or `alg` none. Where
 * it does, our checks name what is wrong with the ID token; undefined when they find nothing either.
 */
export async function nameWhatIsWrong(
  ctx: StepContext,
  answer: Answer,
  error: unknown,
): Promise<Problem | undefined> {
  const unnamed = [oauth.INVALID_RESPONSE, oauth.PARSE_ERROR, oauth.UNSUPPORTED_OPERATION];
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (!unnamed.includes(code ?? '')) return undefined;
  const body = answer.json();
  const token = isJsonObject(body) ? body['id_token'] : undefined;
  if (typeof token !== 'string') return undefined;
  const failed = (await checkIdToken(token, expectedOf(ctx))).filter(({ status }) => status === 'fail');
  const [worst] = failed;
  if (!worst) return undefined;
  return problem(
    worst.problem ?? 'check-failed',
    `Does not hold: ${worst.title}`,
    `${worst.detail} oauth4webapi: ${message}.`,
    {
      spec: 'OpenID Connect Core section 3.1.3.7',
      cause: { codes: failed.map((one) => one.problem ?? one.id), claim: worst.id, endpoint: 'token' },
    },
  );
}
