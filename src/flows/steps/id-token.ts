import * as oauth from 'oauth4webapi';
import { expectedIdToken, maxAgeOf } from '#flows/expected-id-token.ts';
import type { CheckStep, StepContext } from '#flows/flow.ts';
import { asksForIdToken, client, server } from '#flows/oauth.ts';
import { idTokenRemarks } from '#flows/remarks/id-token.ts';
import { checkIdToken } from '#inspect/id-token.ts';
import { stopsTheRun } from '#trace/check-weight.ts';
import type { Check } from '#trace/event.ts';

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
  when: (ctx) =>
    ctx.get('id_token') || asksForIdToken(ctx)
      ? true
      : 'No ID token was issued: `openid` is not in the scope.',
  checks: async (ctx) => {
    const token = ctx.get('id_token');
    if (!token) return [noToken(ctx)];
    const checks = [...(await checkIdToken(token, expectedIdToken(ctx))), ...idTokenRemarks(ctx)];
    return checks.some(stopsTheRun) ? checks : [...checks, await lastWord(ctx, token)];
  },
};

function noToken(ctx: StepContext): Check {
  const event = ctx.madeBy('access_token');
  return {
    id: 'id_token',
    title: '`id_token` is there',
    status: 'fail',
    detail: '`openid` was asked for, and the answer carries no `id_token`.',
    evidence: event === undefined ? [] : [{ event, path: 'body.id_token' }],
    problem: 'id-token-missing',
  };
}

/** The claims once more, by the library that an app would use; it does not check the signature. */
async function lastWord(ctx: StepContext, id_token: string): Promise<Check> {
  const about = { id: 'oauth4webapi', title: 'oauth4webapi accepts it', evidence: [] };
  const answer = Response.json({
    access_token: ctx.get('access_token') ?? 'none',
    token_type: 'bearer',
    id_token,
  });
  const [maxAge, nonce] = [maxAgeOf(ctx), ctx.get('nonce')];
  const tolerant = { ...client(ctx), [oauth.clockTolerance]: 60 };
  try {
    await oauth.processAuthorizationCodeResponse(server(ctx), tolerant, answer, {
      requireIdToken: true,
      ...(nonce === undefined ? {} : { expectedNonce: nonce }),
      ...(maxAge === undefined ? {} : { maxAge }),
    });
    return { ...about, status: 'pass', detail: 'It found nothing wrong with the claims.' };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ...about, status: 'fail', detail, problem: 'response-invalid' };
  }
}

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
    ctx.get('id_token_refreshed') || ctx.get('previous_id_token') ? true : 'The refresh brought no ID token.',
  checks: async (ctx) => [
    ...(await checkIdToken(ctx.need('id_token'), expectedIdToken(ctx))),
    ...idTokenRemarks(ctx),
  ],
};
