/** The Authentication API, one entry an operation. Paths are relative to the issuer of an Auth0 tenant. */
export type Operation = {
  id: string;
  methods: readonly ('GET' | 'POST' | 'DELETE')[];
  path: string;
  title: string;
  docs: string;
  /** The field of the discovery document that holds its address; other providers have other paths. */
  discovery?: string;
  deprecated?: boolean;
};

const API = 'https://auth0.com/docs/api/authentication';

export const operations = [
  {
    id: 'openid-configuration',
    methods: ['GET'],
    path: '/.well-known/openid-configuration',
    title: 'Read the discovery document',
    docs: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig',
  },
  {
    id: 'jwks',
    methods: ['GET'],
    path: '/.well-known/jwks.json',
    title: 'Read the signing keys',
    docs: 'https://auth0.com/docs/secure/tokens/json-web-tokens/json-web-key-sets',
    discovery: 'jwks_uri',
  },
  {
    id: 'authorize',
    methods: ['GET', 'POST'],
    path: '/authorize',
    title: 'Send the browser to log in',
    docs: `${API}#authorization-code-flow-with-pkce`,
    discovery: 'authorization_endpoint',
  },
  {
    id: 'token',
    methods: ['POST'],
    path: '/oauth/token',
    title: 'Get tokens for a grant',
    docs: `${API}#get-token`,
    discovery: 'token_endpoint',
  },
  {
    id: 'userinfo',
    methods: ['GET', 'POST'],
    path: '/userinfo',
    title: 'Read the claims of the user',
    docs: `${API}#get-user-info`,
    discovery: 'userinfo_endpoint',
  },
  {
    id: 'device-authorization',
    methods: ['POST'],
    path: '/oauth/device/code',
    title: 'Ask for a device code',
    docs: `${API}#get-device-code`,
    discovery: 'device_authorization_endpoint',
  },
  {
    id: 'revoke',
    methods: ['POST'],
    path: '/oauth/revoke',
    title: 'Revoke a refresh token',
    docs: `${API}#revoke-refresh-token`,
    discovery: 'revocation_endpoint',
  },
  {
    id: 'logout',
    methods: ['GET'],
    path: '/v2/logout',
    title: 'End the session (Auth0)',
    docs: `${API}#logout`,
  },
  {
    id: 'oidc-logout',
    methods: ['GET', 'POST'],
    path: '/oidc/logout',
    title: 'End the session (OpenID Connect)',
    docs: 'https://openid.net/specs/openid-connect-rpinitiated-1_0.html',
    discovery: 'end_session_endpoint',
  },
  {
    id: 'saml-logout',
    methods: ['POST'],
    path: '/samlp/{CLIENT_ID}/logout',
    title: 'End the session (SAML)',
    docs: `${API}#saml-logout`,
  },
  {
    id: 'passwordless-start',
    methods: ['POST'],
    path: '/passwordless/start',
    title: 'Send a code or a link',
    docs: `${API}#get-code-or-link`,
  },
  {
    id: 'passwordless-verify',
    methods: ['POST'],
    path: '/passwordless/verify',
    title: 'Verify a one-time code',
    docs: `${API}#authenticate-user`,
    deprecated: true,
  },
  {
    id: 'signup',
    methods: ['POST'],
    path: '/dbconnections/signup',
    title: 'Sign a user up',
    docs: `${API}#signup`,
  },
  {
    id: 'change-password',
    methods: ['POST'],
    path: '/dbconnections/change_password',
    title: 'Send a mail to change the password',
    docs: `${API}#change-password`,
  },
  {
    id: 'mfa-challenge',
    methods: ['POST'],
    path: '/mfa/challenge',
    title: 'Ask for a challenge of a factor',
    docs: `${API}#challenge-request`,
    discovery: 'mfa_challenge_endpoint',
  },
  {
    id: 'mfa-associate',
    methods: ['POST'],
    path: '/mfa/associate',
    title: 'Add a factor',
    docs: `${API}#add-an-authenticator`,
  },
  {
    id: 'mfa-authenticators',
    methods: ['GET'],
    path: '/mfa/authenticators',
    title: 'List the factors',
    docs: `${API}#list-authenticators`,
  },
  {
    id: 'mfa-authenticator-delete',
    methods: ['DELETE'],
    path: '/mfa/authenticators/{AUTHENTICATOR_ID}',
    title: 'Remove a factor',
    docs: `${API}#delete-an-authenticator`,
  },
  {
    id: 'saml-login',
    methods: ['GET', 'POST'],
    path: '/samlp/{client_id}',
    title: 'Send the browser to log in (SAML)',
    docs: `${API}#accept-request`,
  },
  {
    id: 'saml-metadata',
    methods: ['GET'],
    path: '/samlp/metadata/{client_id}',
    title: 'Read the SAML metadata',
    docs: `${API}#get-metadata`,
  },
  {
    id: 'login-callback',
    methods: ['POST'],
    path: '/login/callback',
    title: 'Take a response of a SAML identity provider',
    docs: `${API}#idp-initiated-single-sign-on-sso-flow`,
  },
  {
    id: 'wsfed-login',
    methods: ['GET'],
    path: '/wsfed/{client_id}',
    title: 'Send the browser to log in (WS-Federation)',
    docs: `${API}#ws-federation`,
  },
  {
    id: 'wsfed-metadata',
    methods: ['GET'],
    path: '/wsfed/FederationMetadata/2007-06/FederationMetadata.xml',
    title: 'Read the WS-Federation metadata',
    docs: `${API}#ws-federation`,
  },
  {
    id: 'register',
    methods: ['POST'],
    path: '/oidc/register',
    title: 'Register a client',
    docs: `${API}#dynamic-client-registration`,
    discovery: 'registration_endpoint',
  },
  {
    id: 'access-token-social',
    methods: ['POST'],
    path: '/oauth/access_token',
    title: 'Log in with the access token of a social provider',
    docs: `${API}#social-with-provider-39-s-access-token`,
    deprecated: true,
  },
  {
    id: 'resource-owner',
    methods: ['POST'],
    path: '/oauth/ro',
    title: 'Log in with a password, the old way',
    docs: `${API}#resource-owner`,
    deprecated: true,
  },
  {
    id: 'tokeninfo',
    methods: ['POST'],
    path: '/tokeninfo',
    title: 'Read the profile in an ID token',
    docs: `${API}#get-token-info`,
    deprecated: true,
  },
  {
    id: 'delegation',
    methods: ['POST'],
    path: '/delegation',
    title: 'Get a delegation token',
    docs: `${API}#delegation`,
    deprecated: true,
  },
  {
    id: 'unlink',
    methods: ['POST'],
    path: '/unlink',
    title: 'Unlink an account',
    docs: `${API}#unlink`,
    deprecated: true,
  },
  {
    id: 'impersonate',
    methods: ['POST'],
    path: '/users/{user_id}/impersonate',
    title: 'Get an impersonation address',
    docs: `${API}#impersonation`,
    deprecated: true,
  },
] as const satisfies Operation[];

/** Finds the operation of a path; the parts in braces match anything but a slash. The host is not looked at. */
export function operationOf(method: string, pathname: string): Operation | undefined {
  return operations.find(
    ({ methods, path }) =>
      (methods as readonly string[]).includes(method.toUpperCase()) &&
      matches(path.split('/'), pathname.replace(/\/$/, '').split('/')),
  );
}

/** Compares from the end, so that an issuer with a path of its own is recognised too. */
function matches(path: string[], given: string[]): boolean {
  const wanted = path.slice(1).reverse();
  const parts = given.slice(1).reverse();
  return (
    parts.length >= wanted.length &&
    wanted.every((part, index) => (part.startsWith('{') ? Boolean(parts[index]) : part === parts[index]))
  );
}
