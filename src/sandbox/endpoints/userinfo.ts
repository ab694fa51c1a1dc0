import { bodyOf, queryOf } from '#sandbox/body.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { json, tooManyRequests } from '#sandbox/errors.ts';
import { rateHeaders } from '#sandbox/rate-limit.ts';
import { userinfoClaims, userinfoOf } from '#sandbox/tokens.ts';

const CHALLENGE = 'Bearer realm="Users"';

/** `GET|POST /userinfo`: the token comes in `Authorization`, a form or the query. */
export async function userinfo(tenant: Tenant, c: Ctx): Promise<Response> {
  const token = await tokenOf(c);
  const claims = token === '' ? null : await userinfoClaims(tenant, token);
  const user = claims?.sub === undefined ? undefined : tenant.user(claims.sub);
  if (!claims || !user) {
    c.set('log', { type: 'fapi', description: 'Unauthorized' });
    const headers = {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'www-authenticate': token === '' ? CHALLENGE : `${CHALLENGE}, error="invalid_token"`,
    };
    return new Response('Unauthorized', { status: 401, headers });
  }
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

async function tokenOf(c: Ctx): Promise<string> {
  const header = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  if (header !== undefined) return header;
  const body = c.req.method === 'POST' ? (await bodyOf(c)).get('access_token') : '';
  return body || queryOf(c).get('access_token');
}
