import { bodyOf, queryOf } from '#sandbox/body.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { json, tooManyRequests } from '#sandbox/errors.ts';
import { rateHeaders } from '#sandbox/rate-limit.ts';
import { userinfoClaims, userinfoOf } from '#sandbox/tokens.ts';

/** RFC 6750, section 3; Auth0's realm and texts. Without a token there is no error to name. */
const challenges = {
  none: 'Bearer realm="Users"',
  invalid: 'Bearer realm="Users", error="invalid_token"',
  expired: 'Bearer realm="Users", error="invalid_token", error_description="The token has expired"',
};

/** `GET|POST /userinfo`: the token comes in `Authorization`, a form or the query. */
export async function userinfo(tenant: Tenant, c: Ctx): Promise<Response> {
  const token = await tokenOf(c);
  if (token === '') return unauthorized(c, 'none');
  const claims = await userinfoClaims(tenant, token);
  if (claims === 'expired') return unauthorized(c, 'expired');
  const user = claims?.sub === undefined ? undefined : tenant.user(claims.sub);
  if (!claims || !user) return unauthorized(c, 'invalid');
  const client = tenant.application(String(claims['azp'] ?? ''));
  c.set('client', client);
  const allowance = tenant.limits.take('userinfo', user.user_id, tenant.now());
  if (!allowance.allowed && tenant.settings().enforce_rate_limits) {
    const { error, error_description } = tooManyRequests();
    return limited(json({ error, error_description }, 429));
  }
  const scope = String(claims['scope'] ?? '').split(' ');
  const answer = limited(json(userinfoOf(user, scope)));
  answer.headers.set('content-type', 'application/json; charset=utf-8');
  c.set('log', { type: 'sapi', description: 'Claims read', client_id: client?.client_id ?? '' });
  return answer;

  function limited(response: Response): Response {
    for (const [name, value] of rateHeaders(allowance)) response.headers.set(name, value);
    return response;
  }
}

function unauthorized(c: Ctx, why: keyof typeof challenges): Response {
  c.set('log', { type: 'fapi', description: 'Unauthorized' });
  return new Response('Unauthorized', {
    status: 401,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'www-authenticate': challenges[why],
    },
  });
}

async function tokenOf(c: Ctx): Promise<string> {
  const header = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (header !== undefined) return header;
  const body = c.req.method === 'POST' ? (await bodyOf(c)).get('access_token') : '';
  return body || queryOf(c).get('access_token');
}
