const OAUTH = 'https://www.rfc-editor.org/rfc/rfc6749';
const OIDC = 'https://openid.net/specs/openid-connect-core-1_0.html#AuthError';

type ErrorMeaning = { meaning: string; spec?: string };

/** Values of `error` in a callback or an answer, and what each says. */
const errors = {
  access_denied: {
    meaning: 'The user said no, a rule of the tenant did, or the client may not use this API.',
    spec: `${OAUTH}#section-4.1.2.1`,
  },
  account_selection_required: {
    meaning: '`prompt=none` was sent, and the user would have to pick an account.',
    spec: OIDC,
  },
  authorization_pending: {
    meaning: 'The user has not approved the device yet. Ask again after `interval` seconds.',
    spec: 'https://www.rfc-editor.org/rfc/rfc8628#section-3.5',
  },
  consent_required: {
    meaning: '`prompt=none` was sent, and the user has not agreed to the scopes yet.',
    spec: OIDC,
  },
  expired_token: {
    meaning: 'The device code ran out before the user approved.',
    spec: 'https://www.rfc-editor.org/rfc/rfc8628#section-3.5',
  },
  interaction_required: {
    meaning: '`prompt=none` was sent, and the tenant needs to show a page.',
    spec: OIDC,
  },
  invalid_client: {
    meaning: 'The client could not prove who it is: unknown `client_id`, wrong secret or wrong method.',
    spec: `${OAUTH}#section-5.2`,
  },
  invalid_grant: {
    meaning:
      'The code or refresh token is unknown, used, expired, or was issued to another client or `redirect_uri`.',
    spec: `${OAUTH}#section-5.2`,
  },
  invalid_request: {
    meaning: 'A parameter is missing, repeated or malformed.',
    spec: `${OAUTH}#section-4.1.2.1`,
  },
  invalid_scope: { meaning: 'A scope is unknown or not allowed.', spec: `${OAUTH}#section-4.1.2.1` },
  invalid_target: {
    meaning: 'The API that was asked for is unknown or not allowed.',
    spec: 'https://www.rfc-editor.org/rfc/rfc8707#section-2',
  },
  invalid_token: {
    meaning: 'The access token is expired, revoked, malformed or for another API.',
    spec: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1',
  },
  insufficient_scope: {
    meaning: 'The access token lacks a scope that this call needs.',
    spec: 'https://www.rfc-editor.org/rfc/rfc6750#section-3.1',
  },
  login_required: {
    meaning:
      '`prompt=none` was sent, and the browser has no session at the tenant, or its cookie was not sent.',
    spec: OIDC,
  },
  mfa_required: { meaning: 'A second factor is needed. The answer holds an `mfa_token` to go on with.' },
  password_leaked: { meaning: 'The password is known from a breach, and the tenant blocks it.' },
  request_not_supported: { meaning: 'The `request` parameter is not supported here.', spec: OIDC },
  requires_verification: { meaning: 'The tenant suspects a bot and wants a captcha.' },
  server_error: {
    meaning: 'The tenant failed, often in an Action or a connection. Its logs say more.',
    spec: `${OAUTH}#section-4.1.2.1`,
  },
  slow_down: {
    meaning: 'Polled too fast. The interval grows by 5 seconds.',
    spec: 'https://www.rfc-editor.org/rfc/rfc8628#section-3.5',
  },
  temporarily_unavailable: {
    meaning: 'The tenant is overloaded or in maintenance.',
    spec: `${OAUTH}#section-4.1.2.1`,
  },
  too_many_attempts: { meaning: 'The account is blocked after failed attempts.' },
  too_many_requests: { meaning: 'A rate limit was hit. The `x-ratelimit-reset` header says when to go on.' },
  unauthorized: { meaning: 'The tenant refused this user, by a rule or because the account is blocked.' },
  unauthorized_client: {
    meaning: 'This client may not use this grant or response type.',
    spec: `${OAUTH}#section-4.1.2.1`,
  },
  unsupported_grant_type: {
    meaning: 'The tenant does not know this `grant_type`.',
    spec: `${OAUTH}#section-5.2`,
  },
  unsupported_response_type: {
    meaning: 'The tenant does not know this `response_type`.',
    spec: `${OAUTH}#section-4.1.2.1`,
  },
  association_required: { meaning: 'The user has no second factor yet and has to add one first.' },
  'a0.mfa_invalid_code': {
    meaning: 'The code of the second factor is wrong or too old, in words of the old endpoint.',
  },
  'a0.mfa_registration_required': {
    meaning: 'The user has no second factor yet, in words of the old endpoint.',
  },
  'a0.mfa_required': { meaning: 'A second factor is needed, in words of the old endpoint.' },
  'bad.authParams': { meaning: '`authParams` is no object.' },
  'bad.client_id': { meaning: '`client_id` is missing.' },
  'bad.connection': { meaning: 'The connection is missing, unknown, disabled or not passwordless.' },
  'bad.email': { meaning: 'The mail address is missing or malformed.' },
  'bad.phone_number': { meaning: 'The phone number is missing or malformed.' },
  'bad.request': { meaning: 'A field is not allowed here.' },
  'bad.tenant': { meaning: 'The tenant is not known at this address.' },
  blocked_user: { meaning: 'The user is blocked.' },
  endpoint_disabled: { meaning: 'The tenant has this endpoint switched off.' },
  invalid_captcha: { meaning: 'The captcha was solved wrongly.' },
  invalid_client_metadata: { meaning: 'A field of the new application is not accepted.' },
  invalid_connection: { meaning: 'The connection is unknown or of the wrong kind.' },
  invalid_dpop_proof: {
    meaning: 'The DPoP proof is missing, malformed, of another request or of another key.',
  },
  invalid_password: { meaning: 'The password is too weak, too common, or holds data of the user.' },
  invalid_redirect_uri: { meaning: 'A callback URL of the new application is not accepted.' },
  invalid_signup: { meaning: 'The signup was refused; on purpose it is not said whether the user exists.' },
  invalid_user_password: { meaning: 'The user or the password is wrong.' },
  method_not_allowed: { meaning: 'The endpoint does not take this method.' },
  request_uri_not_supported: { meaning: 'The `request_uri` parameter is not supported here.' },
  sms_provider_error: { meaning: 'The provider of the messages refused or did not answer.' },
  too_many_logins: { meaning: 'The user logged in too often in a short time.' },
  unknown_user_id: { meaning: 'The `login_hint` names no user.' },
  unsupported_challenge_type: { meaning: 'The user has no factor of that kind.' },
  unsupported_credential_type: { meaning: 'That kind of credential cannot be used here.' },
  use_dpop_nonce: {
    meaning: 'The DPoP proof has to carry the nonce of the `DPoP-Nonce` header. Send it again with it.',
  },
  user_exists: { meaning: 'There is a user with that mail address.' },
  username_exists: { meaning: 'There is a user with that user name.' },
} as const satisfies Record<string, ErrorMeaning>;

/** A value of `error`, or of `code` where the database endpoints answer. */
export type ErrorCode = keyof typeof errors;

const byCode: ReadonlyMap<string, ErrorMeaning> = new Map(Object.entries(errors));

/** What an OAuth or Auth0 `error` means; undefined for one that is not known here. */
export function errorMeaning(error: string): ErrorMeaning | undefined {
  return byCode.get(error);
}
