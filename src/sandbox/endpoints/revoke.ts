import { bodyOf } from '#sandbox/body.ts';
import { authenticateClient } from '#sandbox/client-auth.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { missingParameter, oauthError, refuse } from '#sandbox/errors.ts';
import { revokeRefreshToken } from '#sandbox/refresh-tokens.ts';

/** `POST /oauth/revoke`: 200 with an empty body, also for tokens that are unknown or of another application. */
export async function revoke(tenant: Tenant, c: Ctx): Promise<Response> {
  const params = await bodyOf(c);
  const client = authenticateClient(tenant, c, params);
  if (!client) {
    return refuse(c, 'f', oauthError(401, 'invalid_client', 'Unauthorized'));
  }
  if (params.get('token') === '') {
    return refuse(c, 'f', missingParameter('token'), client.client_id);
  }
  if (revokeRefreshToken(tenant, client, params.get('token'))) await tenant.store.save();
  c.set('log', { type: 'srrt', description: 'Refresh token revoked', client_id: client.client_id });
  return new Response(null, { headers: { 'cache-control': 'no-store', 'content-length': '0' } });
}
