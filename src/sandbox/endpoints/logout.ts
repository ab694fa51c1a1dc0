import { queryOf } from '#sandbox/body.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { redirect } from '#sandbox/deliver.ts';
import { oauthError } from '#sandbox/errors.ts';
import { errorPage } from '#sandbox/pages/error.ts';
import { allowedReturnTo } from '#sandbox/redirect-uris.ts';
import { endSession } from '#sandbox/sessions.ts';

/** `GET /v2/logout`: with `client_id` the application's list counts, without it the tenant's. */
export async function logout(tenant: Tenant, c: Ctx): Promise<Response> {
  const query = queryOf(c);
  const clientId = query.get('client_id');
  const client = tenant.application(clientId);
  if (clientId !== '' && !client) {
    return errorPage(tenant, c, oauthError(400, 'invalid_request', `Unknown client: ${clientId}`), clientId);
  }
  const list = client ? client.allowed_logout_urls : tenant.settings().allowed_logout_urls;
  const target = query.get('returnTo') || (client ? (list[0] ?? '') : '');
  if (target !== '' && !allowedReturnTo(list, target)) {
    const text = `The "returnTo" querystring parameter "${target}" is not defined as a valid URL in "Allowed Logout URLs".`;
    return errorPage(tenant, c, oauthError(400, 'invalid_request', text), clientId);
  }
  const answer =
    target === ''
      ? new Response('OK', { headers: { 'content-type': 'text/plain; charset=utf-8' } })
      : redirect(target);
  await endSession(tenant, c, answer.headers);
  c.set('log', { type: 'slo', description: 'Logged out', client_id: clientId });
  return answer;
}
