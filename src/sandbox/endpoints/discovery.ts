import type { Ctx, Tenant } from '#sandbox/context.ts';

/**
 * `GET /.well-known/openid-configuration` and `/.well-known/oauth-authorization-server`: fields in Auth0's order.
 * Endpoints that the practice tenant lacks are left out. As on Auth0 there is no `grant_types_supported`, no
 * `web_message` and no `none`.
 */
export function discovery(tenant: Tenant, _c: Ctx): Response {
  const { issuer_parameter } = tenant.settings();
  return publicJson({
    issuer: tenant.issuer,
    authorization_endpoint: tenant.url('authorize'),
    token_endpoint: tenant.url('oauth/token'),
    device_authorization_endpoint: tenant.url('oauth/device/code'),
    userinfo_endpoint: tenant.url('userinfo'),
    jwks_uri: tenant.url('.well-known/jwks.json'),
    revocation_endpoint: tenant.url('oauth/revoke'),
    scopes_supported: SCOPES,
    response_types_supported: [
      'code',
      'token',
      'id_token',
      'code token',
      'code id_token',
      'token id_token',
      'code token id_token',
    ],
    code_challenge_methods_supported: ['S256', 'plain'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    claims_supported: CLAIMS,
    request_uri_parameter_supported: false,
    request_parameter_supported: false,
    id_token_signing_alg_values_supported: ['HS256', 'RS256'],
    end_session_endpoint: tenant.url('oidc/logout'),
    ...(issuer_parameter ? { authorization_response_iss_parameter_supported: true } : {}),
  });
}

/** A public document, cached for as long as Auth0 lets one be. */
export function publicJson(body: unknown): Response {
  return new Response(JSON.stringify(body), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=15, stale-while-revalidate=15, stale-if-error=86400',
    },
  });
}

const SCOPES = [
  'openid',
  'profile',
  'offline_access',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'email',
  'email_verified',
  'picture',
  'created_at',
  'identities',
  'phone',
  'address',
];

const CLAIMS = [
  'aud',
  'auth_time',
  'created_at',
  'email',
  'email_verified',
  'exp',
  'family_name',
  'given_name',
  'iat',
  'identities',
  'iss',
  'name',
  'nickname',
  'phone_number',
  'picture',
  'sub',
];
