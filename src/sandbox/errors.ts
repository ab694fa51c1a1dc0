/** Answers in the shapes of Auth0. */
import type { JsonObject } from '#lib/json.ts';
import type { Ctx } from './context.ts';

export type OAuthError = {
  status: number;
  error: string;
  error_description: string;
  /** What the body says beside them, as `mfa_token`. */
  more?: JsonObject;
};

export function oauthError(
  status: number,
  error: string,
  error_description: string,
  more?: JsonObject,
): OAuthError {
  return { status, error, error_description, ...(more ? { more } : {}) };
}

export function isOAuthError(value: unknown): value is OAuthError {
  return typeof value === 'object' && value !== null && 'error_description' in value && 'status' in value;
}

export function missingParameter(name: string): OAuthError {
  return oauthError(400, 'invalid_request', `Missing required parameter: ${name}`);
}

/** 401 `access_denied`, where the RFC has `invalid_client`. */
export function unauthorized(): OAuthError {
  return oauthError(401, 'access_denied', 'Unauthorized');
}

export function grantNotAllowed(grantType: string): OAuthError {
  return oauthError(403, 'unauthorized_client', `Grant type '${grantType}' not allowed for the client.`);
}

export function tooManyRequests(): OAuthError {
  return oauthError(429, 'too_many_requests', 'Global limit has been reached');
}

/** `/oauth/*` answers `application/json` without a charset, and is never cached. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache' },
  });
}

/** The OAuth body of a refusal, noted in the log under `type`. */
export function refuse(c: Ctx, type: string, refusal: OAuthError, clientId = ''): Response {
  const { status, error, error_description, more } = refusal;
  c.set('log', { type, description: `${error}: ${error_description}`, client_id: clientId });
  return json({ error, error_description, ...more }, status);
}
