import { bodyOf } from '#sandbox/body.ts';
import { authenticateClient } from '#sandbox/client-auth.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { grantNotAllowed, isOAuthError, json, oauthError, refuse, unauthorized } from '#sandbox/errors.ts';
import { askedScope, audienceOf } from '#sandbox/scopes.ts';
import { DEVICE_GRANT } from '#sandbox/seed.ts';

const CODE_LENGTH = 32;

/** `POST /oauth/device/code`: for native applications without a secret. */
export async function deviceCode(tenant: Tenant, c: Ctx): Promise<Response> {
  const params = await bodyOf(c);
  const client = authenticateClient(tenant, c, params);
  if (!client) return refuse(c, 'fdecc', unauthorized(), params.get('client_id'));
  const audience = audienceOf(tenant, params.get('audience'));
  const scope = askedScope(params);
  if (isOAuthError(scope)) return refuse(c, 'fdecc', scope, client.client_id);
  const refusal = !client.grant_types.includes(DEVICE_GRANT)
    ? grantNotAllowed(DEVICE_GRANT)
    : audience !== '' && !tenant.api(audience)
      ? oauthError(403, 'access_denied', `Service not enabled within domain: ${audience}`)
      : undefined;
  if (refusal) return refuse(c, 'fdecc', refusal, client.client_id);
  const { device_code_lifetime_in_seconds: lifetime, device_code_interval_in_seconds: interval } =
    tenant.settings();
  const code = tenant.ids.text(CODE_LENGTH);
  const userCode = tenant.ids.userCode();
  tenant.state.device_codes.put({
    device_code: code,
    client_id: client.client_id,
    user_code: userCode,
    scope,
    audience,
    expires_at: tenant.seconds() + lifetime,
    polled_at: 0,
    interval,
    status: 'pending',
    permission: null,
  });
  await tenant.store.save();
  c.set('log', { type: 'sdecc', description: `Code ${userCode}`, client_id: client.client_id });
  const verificationUri = tenant.url('activate');
  return json({
    device_code: code,
    user_code: userCode,
    verification_uri: verificationUri,
    expires_in: lifetime,
    interval,
    verification_uri_complete: `${verificationUri}?user_code=${userCode}`,
  });
}
