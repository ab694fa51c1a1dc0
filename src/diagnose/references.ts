/** Pages that findings refer to: the ruling section of a standard, and Auth0's own page. */
const rfc = (number: number, section: string, topic: string) => ({
  title: `RFC ${number} §${section}, ${topic}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
});
const docs = (topic: string, page: string) => ({
  title: `Auth0: ${topic}`,
  url: `https://auth0.com/docs/${page}`,
});
const core = (section: string, anchor: string, topic: string) => ({
  title: `OpenID Connect Core §${section}, ${topic}`,
  url: `https://openid.net/specs/openid-connect-core-1_0.html#${anchor}`,
});

export const pages = {
  applicationSettings: docs('application settings', 'get-started/applications/application-settings'),
  clientTypes: docs(
    'confidential and public applications',
    'get-started/applications/confidential-and-public-applications',
  ),
  grantTypes: docs('update grant types', 'get-started/applications/update-grant-types'),
  cors: docs('set up CORS', 'get-started/applications/set-up-cors'),
  silent: docs('configure silent authentication', 'authenticate/login/configure-silent-authentication'),
  consent: docs(
    'user consent',
    'get-started/applications/third-party-applications/user-consent-and-third-party-applications',
  ),
  audiences: docs('get access tokens', 'secure/tokens/access-tokens/get-access-tokens'),
  refreshTokens: docs('get refresh tokens', 'secure/tokens/refresh-tokens/get-refresh-tokens'),
  rotation: docs('refresh token rotation', 'secure/tokens/refresh-tokens/refresh-token-rotation'),
  algorithms: docs(
    'change application signing algorithms',
    'get-started/applications/change-application-signing-algorithms',
  ),
  keys: docs('JSON Web Key Sets', 'secure/tokens/json-web-tokens/json-web-key-sets'),
  customDomains: docs('custom domains', 'customize/custom-domains'),
  rateLimits: docs(
    'rate limit policy',
    'troubleshoot/customer-support/operational-policies/rate-limit-policy',
  ),
  errorPages: docs('custom error pages', 'customize/login-pages/custom-error-pages'),
  clientGrants: docs('client grants', 'get-started/applications/application-access-to-apis-client-grants'),
  device: docs(
    'device authorization flow',
    'get-started/authentication-and-authorization-flow/device-authorization-flow',
  ),
  redirectUri: rfc(6749, '3.1.2', 'redirection endpoint'),
  nativeRedirects: rfc(8252, '7.3', 'loopback ports may vary; Auth0 compares them all the same'),
  authorizationErrors: rfc(6749, '4.1.2.1', 'error response'),
  codeExchange: rfc(6749, '4.1.3', 'access token request'),
  codeOnce: rfc(6749, '4.1.2', 'a code is used once'),
  clientAuthentication: rfc(6749, '2.3', 'client authentication'),
  tokenErrors: rfc(6749, '5.2', 'error response'),
  csrf: rfc(6749, '10.12', 'cross-site request forgery'),
  refreshing: rfc(6749, '6', 'refreshing an access token'),
  pkce: rfc(7636, '4.6', 'the server verifies code_verifier'),
  mixUp: rfc(9207, '2.4', 'comparing iss'),
  devicePolling: rfc(8628, '3.5', 'token response'),
  resource: rfc(8707, '2', 'invalid_target'),
  tooMany: rfc(6585, '4', '429 Too Many Requests'),
  jwsNone: rfc(8725, '3.2', 'use appropriate algorithms'),
  idTokenValidation: core('3.1.3.7', 'IDTokenValidation', 'ID token validation'),
  authenticationErrors: core('3.1.2.6', 'AuthError', 'authentication error'),
  nonce: core('15.5.2', 'NonceNotes', 'nonce'),
  discovery: {
    title: 'OpenID Connect Discovery §4.3, validation',
    url: 'https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfigurationValidation',
  },
  frameAncestors: {
    title: 'Content Security Policy, frame-ancestors',
    url: 'https://www.w3.org/TR/CSP3/#directive-frame-ancestors',
  },
  fetchStandard: { title: 'Fetch, CORS protocol', url: 'https://fetch.spec.whatwg.org/#http-cors-protocol' },
};
