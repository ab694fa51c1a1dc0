/**
 * The only place that knows English texts of a tenant. Auth0 says they may change at any time, so a rule reads them
 * only where the wire tells two causes apart by nothing else, and never decides more than which finding is shown.
 * Each entry: where the text was seen.
 */
export const auth0Texts = {
  /** Error page of /authorize: "Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs." (five public captures); oidc-provider: "redirect_uri did not match any of the client's registered redirect_uris". */
  callbackMismatch: /callback url mismatch|not in the list of allowed callback|redirect_uri did not match/i,
  /** Error page of /authorize: "Unknown client: ID" (docs: dynamic-client-registration); oidc-provider: "client is invalid". */
  unknownClient: /unknown client|client is invalid/i,
  /** Error page, HTTP 400: "You may have pressed the back button, refreshed during login, …, since we couldn't find your session." (captures). */
  sessionLost: /couldn.?t find your session|pressed the back button/i,
  /** 403 of POST /oauth/token: "Failed to verify code verifier" (node-auth0 test/fixtures/oauth.json); oidc-provider: "PKCE verification failed". */
  verifierRefused: /code.?verifier|pkce/i,
  /** "The redirect URI is wrong. You send [x], and we expected [y]" (captures). */
  redirectUriRefused: /redirect.?uri/i,
  /** /authorize: "Service not found: AUD"; /oauth/token: "Service not enabled within domain: AUD" (captures). */
  audienceUnknown: /service not (?:found|enabled)/i,
  /** 'Client is not authorized to access "AUD"'; 'Client "ID" is not authorized to access resource server "AUD".' (captures). */
  apiNotAuthorized: /not authorized to access/i,
  /** 403 of client_credentials: "No audience parameter was provided, and no default audience has been configured" (captures). */
  audienceMissing: /no audience parameter/i,
  /** Plain text body of 403: "Origin https://test.app is not allowed." (docs: set-up-cors). */
  originRefused: /^origin .{1,300} is not allowed/i,
} as const;
