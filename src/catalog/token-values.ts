/** Values in tokens that Auth0 or a standard gives a meaning: lifetimes, prefixes of `sub`, `typ`. */

/** Seconds: an ID token; an access token of an API or for `/userinfo`; an access token through the browser. */
const lifetimes: ReadonlySet<number> = new Set([36_000, 86_400, 7200]);

/** The strategy of a connection stands before the bar in `sub`. */
const strategies: ReadonlyMap<string, string> = new Map([
  ['auth0', 'a database connection'],
  ['google-oauth2', 'Google'],
  ['facebook', 'Facebook'],
  ['twitter', 'X'],
  ['github', 'GitHub'],
  ['apple', 'Apple'],
  ['windowslive', 'a Microsoft account'],
  ['linkedin', 'LinkedIn'],
  ['email', 'a code by mail'],
  ['sms', 'a code by SMS'],
  ['samlp', 'a SAML connection'],
  ['waad', 'Microsoft Entra ID'],
  ['adfs', 'ADFS'],
  ['ad', 'Active Directory'],
  ['oidc', 'an OpenID Connect connection'],
  ['okta', 'Okta'],
  ['oauth2', 'a custom social connection'],
]);

const types: ReadonlyMap<string, string> = new Map([
  ['jwt', 'Says nothing about what kind of JWT.'],
  ['at+jwt', 'An access token of RFC 9068.'],
  ['application/at+jwt', 'An access token of RFC 9068.'],
  ['logout+jwt', 'A logout token.'],
  ['dpop+jwt', 'A proof that the sender holds a key (DPoP).'],
  ['oauth-authz-req+jwt', 'The parameters of a login, signed (RFC 9101).'],
  ['global-token-revocation+jwt', 'The order of an identity provider to end all sessions of a user.'],
]);

/** Whether Auth0 gives a token this lifetime, in seconds, when nobody changes it. */
export function isDefaultLifetime(seconds: number): boolean {
  return lifetimes.has(seconds);
}

/** Where a user of this strategy logs in, as words of a sentence; undefined for one that is not known here. */
export function strategyOf(prefix: string): string | undefined {
  return strategies.get(prefix);
}

/** What `typ` of a header says, in any case; undefined for one that is not known here. */
export function tokenType(typ: string): string | undefined {
  return types.get(typ.toLowerCase());
}
