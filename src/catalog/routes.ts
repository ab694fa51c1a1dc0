/**
 * Which operation stands where: light, so that every screen may load it.
 */
type Method = 'GET' | 'POST' | 'DELETE';

export type Route = {
  methods: readonly Method[];
  /** Relative to the issuer. A part in braces stands for anything but a slash. */
  path: string;
  title: string;
  /** The field of the discovery document that holds its address; other providers have other paths. */
  discovery?: string;
  /** Other paths with the same answer, or another form of it. */
  aliases?: readonly string[];
};

/** Ids stay for ever: traces hold them. A path without braces stands before one that would match it too. */
export const routes = {
  'openid-configuration': {
    methods: ['GET'],
    path: '/.well-known/openid-configuration',
    title: 'Read the discovery document',
    aliases: ['/.well-known/oauth-authorization-server'],
  },
  jwks: {
    methods: ['GET'],
    path: '/.well-known/jwks.json',
    title: 'Read the signing keys',
    discovery: 'jwks_uri',
  },
  authorize: {
    methods: ['GET', 'POST'],
    path: '/authorize',
    title: 'Send the browser to log in',
    discovery: 'authorization_endpoint',
  },
  resume: { methods: ['GET'], path: '/authorize/resume', title: 'Go on after a page of the tenant' },
  continue: { methods: ['GET', 'POST'], path: '/continue', title: 'Come back from a redirect of an Action' },
  'pushed-authorization': {
    methods: ['POST'],
    path: '/oauth/par',
    title: 'Leave the parameters of a login',
    discovery: 'pushed_authorization_request_endpoint',
  },
  token: {
    methods: ['POST'],
    path: '/oauth/token',
    title: 'Get tokens for a grant',
    discovery: 'token_endpoint',
  },
  userinfo: {
    methods: ['GET', 'POST'],
    path: '/userinfo',
    title: 'Read the claims of the user',
    discovery: 'userinfo_endpoint',
  },
  'device-authorization': {
    methods: ['POST'],
    path: '/oauth/device/code',
    title: 'Ask for a device code',
    discovery: 'device_authorization_endpoint',
  },
  'device-activation': { methods: ['GET', 'POST'], path: '/activate', title: 'Approve a device' },
  'backchannel-authentication': {
    methods: ['POST'],
    path: '/bc-authorize',
    title: 'Ask the user on another device',
    discovery: 'backchannel_authentication_endpoint',
  },
  revoke: {
    methods: ['POST'],
    path: '/oauth/revoke',
    title: 'Revoke a refresh token',
    discovery: 'revocation_endpoint',
  },
  'global-token-revocation': {
    methods: ['POST'],
    path: '/oauth/global-token-revocation/connection/{connection_name}',
    title: 'End all sessions and tokens of a user',
    discovery: 'global_token_revocation_endpoint',
  },
  logout: { methods: ['GET'], path: '/v2/logout', title: 'End the session (Auth0)' },
  'oidc-logout': {
    methods: ['GET', 'POST'],
    path: '/oidc/logout',
    title: 'End the session (OpenID Connect)',
    discovery: 'end_session_endpoint',
  },
  register: {
    methods: ['POST'],
    path: '/oidc/register',
    title: 'Register a client',
    discovery: 'registration_endpoint',
  },
  'passwordless-start': { methods: ['POST'], path: '/passwordless/start', title: 'Send a code or a link' },
  'passwordless-verify': { methods: ['POST'], path: '/passwordless/verify', title: 'Verify a one-time code' },
  'passwordless-link': {
    methods: ['GET'],
    path: '/passwordless/verify_redirect',
    title: 'Follow the link of a mail',
  },
  'passwordless-captcha': {
    methods: ['POST'],
    path: '/passwordless/challenge',
    title: 'Ask whether a captcha is due before a code is sent',
  },
  'otp-challenge': { methods: ['POST'], path: '/otp/challenge', title: 'Send a code to a database user' },
  'passkey-register': { methods: ['POST'], path: '/passkey/register', title: 'Begin to make a passkey' },
  'passkey-challenge': { methods: ['POST'], path: '/passkey/challenge', title: 'Begin a passkey login' },
  signup: { methods: ['POST'], path: '/dbconnections/signup', title: 'Sign a user up' },
  'signup-captcha': {
    methods: ['POST'],
    path: '/dbconnections/signup/challenge',
    title: 'Ask whether a captcha is due before a signup',
  },
  'change-password': {
    methods: ['POST'],
    path: '/dbconnections/change_password',
    title: 'Send a mail to change the password',
  },
  'change-password-captcha': {
    methods: ['POST'],
    path: '/dbconnections/change_password/challenge',
    title: 'Ask whether a captcha is due before the mail',
  },
  'cross-origin-authenticate': {
    methods: ['POST'],
    path: '/co/authenticate',
    title: 'Log in from a page of the application',
  },
  'cross-origin-verifier': {
    methods: ['GET'],
    path: '/co/verifier',
    title: 'Prove that the same browser goes on',
  },
  'hosted-login': {
    methods: ['POST'],
    path: '/usernamepassword/login',
    title: 'Log in from the classic page',
  },
  'login-captcha': {
    methods: ['POST'],
    path: '/usernamepassword/challenge',
    title: 'Ask whether a captcha is due before a login',
  },
  'mfa-challenge': {
    methods: ['POST'],
    path: '/mfa/challenge',
    title: 'Ask for a challenge of a factor',
    discovery: 'mfa_challenge_endpoint',
  },
  'mfa-associate': { methods: ['POST'], path: '/mfa/associate', title: 'Add a factor' },
  'mfa-authenticators': { methods: ['GET'], path: '/mfa/authenticators', title: 'List the factors' },
  'mfa-authenticator-delete': {
    methods: ['DELETE'],
    path: '/mfa/authenticators/{AUTHENTICATOR_ID}',
    title: 'Remove a factor',
  },
  'saml-connection-metadata': {
    methods: ['GET'],
    path: '/samlp/metadata',
    title: 'Read the metadata of a SAML connection',
  },
  'saml-metadata': {
    methods: ['GET'],
    path: '/samlp/metadata/{client_id}',
    title: 'Read the SAML metadata',
  },
  'saml-logout': {
    methods: ['GET', 'POST'],
    path: '/samlp/{CLIENT_ID}/logout',
    title: 'End the session (SAML)',
  },
  'saml-login': {
    methods: ['GET', 'POST'],
    path: '/samlp/{client_id}',
    title: 'Send the browser to log in (SAML)',
  },
  'login-callback': {
    methods: ['GET', 'POST'],
    path: '/login/callback',
    title: 'Take a response of an identity provider',
  },
  'wsfed-metadata': {
    methods: ['GET'],
    path: '/wsfed/FederationMetadata/2007-06/FederationMetadata.xml',
    title: 'Read the WS-Federation metadata',
    aliases: ['/wsfed/{client_id}/FederationMetadata/2007-06/FederationMetadata.xml'],
  },
  'wsfed-login': {
    methods: ['GET'],
    path: '/wsfed/{client_id}',
    title: 'Send the browser to log in (WS-Federation)',
    aliases: ['/wsfed'],
  },
  certificate: {
    methods: ['GET'],
    path: '/pem',
    title: 'Read the signing certificate',
    aliases: ['/cer', '/rawpem', '/pb7', '/fingerprint'],
  },
  'sso-data': { methods: ['GET'], path: '/user/ssodata', title: 'Ask whether there is a session' },
  'user-country': { methods: ['GET'], path: '/user/geoloc/country', title: 'Ask which country asks' },
  'client-settings': {
    methods: ['GET'],
    path: '/client/{client_id}.js',
    title: 'Read the public settings of an application',
  },
  'access-token-social': {
    methods: ['POST'],
    path: '/oauth/access_token',
    title: 'Log in with the access token of a social provider',
  },
  'resource-owner': {
    methods: ['POST'],
    path: '/oauth/ro',
    title: 'Log in with a password, the old way',
  },
  tokeninfo: { methods: ['POST'], path: '/tokeninfo', title: 'Read the profile in an ID token' },
  delegation: { methods: ['POST'], path: '/delegation', title: 'Get a delegation token' },
  unlink: { methods: ['POST'], path: '/unlink', title: 'Unlink an account', aliases: ['/login/unlink'] },
  impersonate: {
    methods: ['POST'],
    path: '/users/{user_id}/impersonate',
    title: 'Get an impersonation address',
  },
} as const satisfies Record<string, Route>;

export type OperationId = keyof typeof routes;

export type FoundRoute = Route & { id: OperationId };

export const routeList: readonly FoundRoute[] = (Object.keys(routes) as OperationId[]).map((id) => ({
  id,
  ...routes[id],
}));

/**
 * Finds the operation of a path; the parts in braces match anything but a slash. The host is not looked at, and a
 * path of an issuer before it does not matter.
 */
export function operationOf(method: string, pathname: string): FoundRoute | undefined {
  const parts = pathname.replace(/\/$/, '').split('/');
  return routeList.find(
    ({ methods, path, aliases = [] }) =>
      (methods as readonly string[]).includes(method.toUpperCase()) &&
      [path, ...aliases].some((one) => matches(one.split('/'), parts)),
  );
}

/** Compares from the end, so that an issuer with a path of its own is recognised too. */
function matches(path: string[], given: string[]): boolean {
  const wanted = path.slice(1).reverse();
  const parts = given.slice(1).reverse();
  return (
    parts.length >= wanted.length &&
    wanted.every((part, index) =>
      part.includes('{') ? fits(part, parts[index] ?? '') : part === parts[index],
    )
  );
}

/** A name in braces may have an ending, as in `{client_id}.js`. */
function fits(part: string, given: string): boolean {
  const ending = part.slice(part.indexOf('}') + 1);
  return given.length > ending.length && given.endsWith(ending);
}
