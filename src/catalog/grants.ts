export type Grant = { id: string; title: string; meaning: string; spec: string };

const DOCS = 'https://auth0.com/docs/get-started/applications/application-grant-types';

/** Values of `grant_type` at the token endpoint. */
export const grants = [
  {
    id: 'authorization_code',
    title: 'Authorization Code',
    meaning: 'Trades the `code` of a finished login for tokens.',
    spec: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3',
  },
  {
    id: 'client_credentials',
    title: 'Client Credentials',
    meaning: 'The application logs in as itself; no user takes part.',
    spec: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.4',
  },
  {
    id: 'refresh_token',
    title: 'Refresh Token',
    meaning: 'Trades a `refresh_token` for new tokens without a login.',
    spec: 'https://www.rfc-editor.org/rfc/rfc6749#section-6',
  },
  {
    id: 'urn:ietf:params:oauth:grant-type:device_code',
    title: 'Device Code',
    meaning: 'Asks whether the user has approved the device yet.',
    spec: 'https://www.rfc-editor.org/rfc/rfc8628#section-3.4',
  },
  {
    id: 'password',
    title: 'Password',
    meaning: 'The application sees the password of the user and sends it itself.',
    spec: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.3',
  },
  {
    id: 'http://auth0.com/oauth/grant-type/password-realm',
    title: 'Password with a realm',
    meaning: 'As `password`, at the connection that `realm` names.',
    spec: DOCS,
  },
  {
    id: 'http://auth0.com/oauth/grant-type/passwordless/otp',
    title: 'Passwordless one-time code',
    meaning: 'Trades a code that was sent by mail or SMS for tokens.',
    spec: DOCS,
  },
  {
    id: 'http://auth0.com/oauth/grant-type/mfa-otp',
    title: 'MFA: one-time code',
    meaning: 'Answers `mfa_required` with the code of an authenticator app.',
    spec: DOCS,
  },
  {
    id: 'http://auth0.com/oauth/grant-type/mfa-oob',
    title: 'MFA: out of band',
    meaning: 'Answers `mfa_required` with a push, SMS or mail that the user approves.',
    spec: DOCS,
  },
  {
    id: 'http://auth0.com/oauth/grant-type/mfa-recovery-code',
    title: 'MFA: recovery code',
    meaning: 'Answers `mfa_required` with a recovery code, which is good once.',
    spec: DOCS,
  },
  {
    id: 'urn:ietf:params:oauth:grant-type:token-exchange',
    title: 'Token Exchange',
    meaning: 'Trades a token of somebody else for a token of this tenant.',
    spec: 'https://www.rfc-editor.org/rfc/rfc8693#section-2.1',
  },
  {
    id: 'urn:openid:params:grant-type:ciba',
    title: 'CIBA',
    meaning: 'Asks whether the user has approved on another device.',
    spec: 'https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html',
  },
  {
    id: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    title: 'JWT Bearer',
    meaning: 'Trades an assertion, signed by somebody whom the tenant trusts, for tokens.',
    spec: 'https://www.rfc-editor.org/rfc/rfc7523#section-2.1',
  },
  {
    id: 'urn:okta:params:oauth:grant-type:webauthn',
    title: 'Passkey',
    meaning: 'Trades the answer of a passkey for tokens.',
    spec: 'https://auth0.com/docs/authenticate/database-connections/passkeys',
  },
  {
    id: 'urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token',
    title: 'Token Vault',
    meaning: 'Trades a token of this tenant for the token of the identity provider behind it.',
    spec: 'https://auth0.com/docs/api/authentication/token-vault-token-exchange/get-token',
  },
] as const satisfies Grant[];

export type GrantType = (typeof grants)[number]['id'];

/** The grant with this `grant_type`, exactly as written. */
export function grantOf(id: string): Grant | undefined {
  return grants.find((grant) => grant.id === id);
}
