/**
 * Names whose values give access to something when they leak. Compared without case; a dash counts as an
 * underscore, so that header names and parameter names meet (`DPoP`, `x-api-key`).
 */
const SECRET_NAMES: ReadonlySet<string> = new Set([
  'access_token',
  'actor_token',
  'assertion',
  'auth_req_id',
  'auth_session',
  'binding_code',
  'authorization',
  'authorization_code',
  'client_assertion',
  'client_secret',
  'code',
  'code_challenge',
  'code_verifier',
  'co_verifier',
  'cookie',
  'credential',
  'device_code',
  'dpop',
  'id_token',
  'id_token_hint',
  'initial_access_token',
  'invitation',
  'login_ticket',
  'login_token',
  'logout_token',
  'mfa_token',
  'new_password',
  'nonce',
  'oauth_token',
  'oldpassword',
  'oob_code',
  'otp',
  'passcode',
  'password',
  'private_key',
  'proxy_authorization',
  'recovery_code',
  'recovery_codes',
  'refresh_token',
  'registration_access_token',
  'samlrequest',
  'samlresponse',
  'secret',
  'session_token',
  'session_transfer_token',
  'set_cookie',
  'signing_key',
  'state',
  'subject_token',
  'token',
  'user_code',
  'verification_code',
  'wresult',
  'x_api_key',
  'barcode_uri',
]);

/** Values that stay good for months and prove who one is, whatever the run does. */
const CREDENTIAL_NAMES: ReadonlySet<string> = new Set([
  'client_assertion',
  'client_assertion_key',
  'client_secret',
  'initial_access_token',
  'new_password',
  'oldpassword',
  'password',
  'private_key',
  'registration_access_token',
  'secret',
  'signing_key',
  'x_api_key',
]);

const plain = (name: string) => name.trim().toLowerCase().replaceAll('-', '_');

/**
 * Whether the value of this parameter, header, claim or field is shown as a fingerprint and left out of a
 * redacted export. It judges the name only; a secret under another name is not seen.
 */
export function isSecretName(name: string): boolean {
  return SECRET_NAMES.has(plain(name));
}

/**
 * Whether the value may never be written to storage. The `Authorization: Basic` header holds such a value too,
 * but a bearer header does not: that is for the caller to tell apart.
 */
export function isCredentialName(name: string): boolean {
  return CREDENTIAL_NAMES.has(plain(name));
}
