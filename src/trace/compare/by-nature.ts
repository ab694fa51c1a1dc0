/** What is another value each time, so that a difference says nothing. */

/** Made anew for each login, each token or each answer: parameters, members, values and claims. */
const NAMES: ReadonlySet<string> = new Set(
  [
    'state nonce code code_verifier code_challenge session_state request_uri client_assertion dpop',
    'access_token id_token refresh_token previous_id_token id_token_hint logout_token device_code user_code',
    'verification_uri_complete expires_at mfa_token oob_code otp binding_code auth_session auth_req_id',
    'jti iat exp nbf auth_time sid at_hash c_hash s_hash updated_at signature',
  ].flatMap((line) => line.split(' ')),
);

/** Written by servers on their way: times, ids of a request, what is left of a limit. */
const HEADERS: ReadonlySet<string> = new Set(
  [
    'date age expires last-modified etag content-length cf-ray cf-cache-status set-cookie server-timing via',
    'x-auth0-requestid x-request-id x-correlation-id x-amz-cf-id x-served-by x-timer traceparent authorization',
    'x-ratelimit-remaining x-ratelimit-reset report-to nel alt-svc dpop dpop-nonce',
  ].flatMap((line) => line.split(' ')),
);

/** A compact token, by its looks. */
export function isCompactToken(text: string): boolean {
  return /^ey[\w-]+\.[\w-]+\.[\w-]*$/.test(text);
}

/**
 * Whether two values that differ do so by nature. Never where one of them is missing or empty, or where one is a JWT and
 * the other is not: that is a difference that can explain something. `name` may be a path such as `claims.iat`.
 */
export function differsByNature(place: string, name: string, left = '', right = ''): boolean {
  if (left === '' || right === '') return false;
  if (isCompactToken(left) !== isCompactToken(right)) return false;
  const last = name.split('.').at(-1) ?? name;
  if (place === 'header') {
    if (last === 'authorization') return left.split(' ')[0] === right.split(' ')[0];
    return HEADERS.has(last);
  }
  return NAMES.has(last);
}
