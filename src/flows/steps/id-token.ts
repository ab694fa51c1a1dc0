import * as oauth from 'oauth4webapi';
import type { CheckStep, StepContext } from '#flows/flow.ts';
import { asksForIdToken, evidence, server, text } from '#flows/oauth.ts';
import { checkIdToken } from '#inspect/id-token.ts';
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import { type Problem, problem } from '#lib/problem.ts';

/** The `max_age` that was asked for, in seconds. */
export function maxAgeOf(ctx: StepContext): number | undefined {
  const seconds = Number(ctx.inputs['max_age'] || Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

function check(ctx: StepContext, token: string) {
  const maxAge = maxAgeOf(ctx);
  return checkIdToken(token, {
    issuer: server(ctx).issuer,
    clientId: ctx.target.clientId,
    jwks: ctx.values['jwks'] as JsonObject | undefined,
    nowMs: ctx.now(),
    ...(text(ctx, 'access_token') ? { accessToken: text(ctx, 'access_token') } : {}),
    ...(text(ctx, 'nonce') && text(ctx, 'code') && asksForIdToken(ctx) ? { nonce: text(ctx, 'nonce') } : {}),
    ...(maxAge === undefined ? {} : { maxAge }),
    ...(ctx.inputs['organization'] ? { organization: ctx.inputs['organization'] } : {}),
    evidence: evidence(ctx, {
      token: 'id_token',
      keys: 'jwks',
      discovery: 'discovery',
      nonce: 'nonce',
      request: 'callback',
    }),
  });
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
  when: (ctx) => (text(ctx, 'id_token') ? true : 'No ID token was issued: `openid` is not in the scope.'),
  checks: (ctx) => check(ctx, text(ctx, 'id_token')),
};

/**
 * oauth4webapi refuses a token answer as invalid without a code of its own for a missing `nonce` or `alg` none. Where
 * it does, our checks name what is wrong with the ID token; undefined when they find nothing either.
 */
export async function nameWhatIsWrong(
  ctx: StepContext,
  response: Response,
  error: unknown,
): Promise<Problem | undefined> {
  const unnamed = [oauth.INVALID_RESPONSE, oauth.PARSE_ERROR, oauth.UNSUPPORTED_OPERATION];
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (!unnamed.includes(code ?? '')) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  const token = isJsonObject(body) ? body['id_token'] : undefined;
  if (typeof token !== 'string') return undefined;
  const failed = (await check(ctx, token)).filter(({ status }) => status === 'fail');
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
