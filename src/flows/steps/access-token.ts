import { decodeJwt, decodeProtectedHeader } from 'jose';
import type { CheckStep } from '#flows/flow.ts';
import { claimsOf, evidence, server } from '#flows/oauth.ts';
import { verifySignature } from '#inspect/verify.ts';
import { isJsonObject, type Json } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';

/** Beyond it there is no date. */
const LATEST = 8.64e15;

async function signature(token: string, jwks: Json | undefined, evidence: Check['evidence']): Promise<Check> {
  if (isJsonObject(jwks)) return { ...(await verifySignature(token, { jwks })), evidence };
  const detail = 'The discovery document names no keys, so nobody can tell.';
  return {
    id: 'signature',
    title: 'Signature is good',
    status: 'unknown',
    detail,
    evidence,
    problem: 'signature-not-checked',
  };
}

/**
 * What an API checks before it trusts the token: signature, `iss`, `aud`, `exp` (RFC 9068 section 4, without the
 * `typ`, which Auth0's own profile does not set). An opaque token is named, and nothing in it is checked.
 */
export const accessTokenChecks: CheckStep = {
  id: 'access-token',
  kind: 'check',
  title: 'Check the access token as the API would',
  from: 'api',
  to: 'api',
  label: 'signature, iss, aud, exp',
  explains: {
    does: 'Does what the API does with the token: signature, who issued it, for which API, until when.',
    without: 'An API that skips this takes a token made for another API.',
  },
  checks: async (ctx) => {
    const token = ctx.need('access_token');
    const seen = Object.values(evidence(ctx, { token: 'access_token' })).map((event) => ({
      event,
      path: 'body.access_token',
    }));
    const header = claimsOf(token, decodeProtectedHeader);
    if (!('alg' in header) || token.split('.').length !== 3) {
      return [
        {
          id: 'format',
          title: 'the API can read it',
          status: 'skip',
          detail: 'The token is opaque: only the tenant can read it.',
          evidence: seen,
        },
      ];
    }
    const claims = claimsOf(token, decodeJwt);
    // What cannot be read says nothing that could be compared.
    if (Object.keys(claims).length === 0)
      return [await signature(token, ctx.get('jwks'), seen), unread(seen)];
    const audiences = [claims['aud']].flat();
    const says = audiences.filter(Boolean).join(', ') || 'nothing';
    const wanted = ctx.input('audience') ?? '';
    const expires = Number(claims['exp']) * 1000;
    const compare = (id: string, title: string, holds: boolean, detail: string, problem: string): Check => ({
      id,
      title,
      status: holds ? 'pass' : 'fail',
      detail,
      evidence: seen,
      problem,
    });
    return [
      await signature(token, ctx.get('jwks'), seen),
      compare(
        'iss',
        '`iss` is the tenant',
        claims['iss'] === server(ctx).issuer,
        `It says ${claims['iss']}, discovery says ${server(ctx).issuer}.`,
        'issuer-mismatch',
      ),
      compare(
        'aud',
        '`aud` is the API',
        !wanted || audiences.includes(wanted),
        wanted ? `It says ${says}; ${wanted} was asked for.` : `It says ${says}.`,
        'audience-mismatch',
      ),
      compare(
        'exp',
        '`exp` lies ahead',
        expires > ctx.now(),
        `It is good until ${Math.abs(expires) <= LATEST ? new Date(expires).toISOString() : `no time that can be read: \`${claims['exp'] ?? 'nothing'}\``}.`,
        'token-expired',
      ),
    ];
  },
};

const unread = (evidence: Check['evidence']): Check => ({
  id: 'payload',
  title: 'its claims can be read',
  status: 'fail',
  detail: 'The payload is no JSON object with members.',
  evidence,
  problem: 'token-malformed',
});
