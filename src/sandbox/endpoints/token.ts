import { bodyOf } from '#sandbox/body.ts';
import { authenticateClient } from '#sandbox/client-auth.ts';
import type { Ctx, Tenant } from '#sandbox/context.ts';
import { askingOrigin, originRefused } from '#sandbox/cors.ts';
import {
  grantNotAllowed,
  isOAuthError,
  json,
  missingParameter,
  oauthError,
  refuse,
  unauthorized,
} from '#sandbox/errors.ts';
import { grants, otherGrants } from '#sandbox/grants/registry.ts';

/** `POST /oauth/token`, form or JSON. */
export async function token(tenant: Tenant, c: Ctx): Promise<Response> {
  const origin = askingOrigin(tenant, c);
  if (origin !== undefined && !tenant.through('originAllowed', true)) return originRefused(c, origin);
  const params = await bodyOf(c);
  const client = authenticateClient(tenant, c, params);
  const grantType = params.get('grant_type');
  const clientId = client?.client_id ?? params.get('client_id');
  const grant = grants.get(grantType);
  const failure = grant?.log.failure ?? 'f';
  if (grantType === '') return refuse(c, failure, missingParameter('grant_type'), clientId);
  if (!client) return refuse(c, failure, unauthorized(), clientId);
  const fault = tenant.through('tokenRefusal', null, grantType);
  if (fault) return refuse(c, failure, fault, clientId);
  if ((grant || otherGrants.has(grantType)) && !client.grant_types.includes(grantType)) {
    return refuse(c, failure, grantNotAllowed(grantType), clientId);
  }
  if (!grant) {
    const refusal = oauthError(400, 'unsupported_grant_type', `Unsupported grant type: ${grantType}`);
    return refuse(c, failure, refusal, clientId);
  }
  const answer = await grant.answer(tenant, { client, params, c });
  if (isOAuthError(answer)) return refuse(c, failure, answer, clientId);
  c.set('log', { type: grant.log.success, description: grantType, client_id: clientId });
  return json(answer);
}
