import { authorizationCode } from './authorization-code.ts';
import { clientCredentials } from './client-credentials.ts';
import { deviceCodeGrant } from './device-code.ts';
import type { Grant } from './grant.ts';
import { refreshToken } from './refresh-token.ts';

export const grants = new Map<string, Grant>(
  [authorizationCode, clientCredentials, refreshToken, deviceCodeGrant].map((grant) => [grant.type, grant]),
);

/** Grants of Auth0 that the practice tenant does not have. An application that does not list one is told so all the same. */
export const otherGrants: ReadonlySet<string> = new Set([
  'password',
  'http://auth0.com/oauth/grant-type/password-realm',
  'http://auth0.com/oauth/grant-type/passwordless/otp',
  'http://auth0.com/oauth/grant-type/mfa-otp',
  'http://auth0.com/oauth/grant-type/mfa-oob',
  'http://auth0.com/oauth/grant-type/mfa-recovery-code',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:openid:params:grant-type:ciba',
  'urn:okta:params:oauth:grant-type:webauthn',
  'urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token',
]);
