/** Every rule, one a line, in the order of a login. */

import type { Rule } from './rule.ts';
import { accessDeniedByUser } from './rules/access-denied-by-user.ts';
import { algNone } from './rules/alg-none.ts';
import { apiNotAuthorized } from './rules/api-not-authorized.ts';
import { audienceMismatch } from './rules/audience-mismatch.ts';
import { audienceMissing } from './rules/audience-missing.ts';
import { audienceUnknown } from './rules/audience-unknown.ts';
import { azpMismatch } from './rules/azp-mismatch.ts';
import { callbackNotExpected } from './rules/callback-not-expected.ts';
import { callbackTwice } from './rules/callback-twice.ts';
import { callbackUrlMismatch } from './rules/callback-url-mismatch.ts';
import { clientAuthenticationFailed } from './rules/client-authentication-failed.ts';
import { clockSkew } from './rules/clock-skew.ts';
import { codeReusedOrExpired } from './rules/code-reused-or-expired.ts';
import { consentRequired } from './rules/consent-required.ts';
import { deviceCodeExpired } from './rules/device-code-expired.ts';
import { frameWithoutAnswer } from './rules/frame-without-answer.ts';
import { grantNotAllowed } from './rules/grant-not-allowed.ts';
import { idTokenHs256 } from './rules/id-token-hs256.ts';
import { issuerMismatch } from './rules/issuer-mismatch.ts';
import { loginRequiredInFrame } from './rules/login-required-in-frame.ts';
import { noAnswer } from './rules/no-answer.ts';
import { noRefreshToken } from './rules/no-refresh-token.ts';
import { nonceMismatch } from './rules/nonce-mismatch.ts';
import { opaqueAccessToken } from './rules/opaque-access-token.ts';
import { originNotAllowed } from './rules/origin-not-allowed.ts';
import { pkceMismatch } from './rules/pkce-mismatch.ts';
import { pollingTooFast } from './rules/polling-too-fast.ts';
import { rateLimited } from './rules/rate-limited.ts';
import { redirectUriDiffers } from './rules/redirect-uri-differs.ts';
import { refreshTokenRefused } from './rules/refresh-token-refused.ts';
import { remarks } from './rules/remarks.ts';
import { signatureInvalid } from './rules/signature-invalid.ts';
import { stateMismatch } from './rules/state-mismatch.ts';
import { tenantKeptBrowser } from './rules/tenant-kept-browser.ts';
import { tokenExpired } from './rules/token-expired.ts';
import { unknownClient } from './rules/unknown-client.ts';
import { unknownKid } from './rules/unknown-kid.ts';
import { wentOn } from './rules/went-on.ts';

export const rules: readonly Rule[] = [
  noAnswer,
  originNotAllowed,
  issuerMismatch,
  callbackUrlMismatch,
  unknownClient,
  tenantKeptBrowser,
  audienceUnknown,
  apiNotAuthorized,
  loginRequiredInFrame,
  frameWithoutAnswer,
  consentRequired,
  accessDeniedByUser,
  stateMismatch,
  callbackTwice,
  callbackNotExpected,
  clientAuthenticationFailed,
  grantNotAllowed,
  pkceMismatch,
  redirectUriDiffers,
  codeReusedOrExpired,
  refreshTokenRefused,
  audienceMissing,
  deviceCodeExpired,
  pollingTooFast,
  rateLimited,
  signatureInvalid,
  unknownKid,
  idTokenHs256,
  algNone,
  audienceMismatch,
  azpMismatch,
  nonceMismatch,
  clockSkew,
  tokenExpired,
  opaqueAccessToken,
  noRefreshToken,
  wentOn,
  remarks,
];
