/** What a login asks for, and what comes back through the browser. RFC 6749 §4.1, 7636, 9101, 9126, 9207, 9396; OpenID Connect Core §3. */
import { choice, type Fields, flag, integer, json, secret, secretJwt, text, url } from '#catalog/field.ts';

export const authorizationFields = {
  response_type: choice(
    ['code', 'token', 'id_token', 'id_token token', 'code token', 'code id_token', 'code id_token token'],
    'What comes back through the browser: `code`, `id_token`, `token` or several.',
    { dashboard: 'grantTypes' },
  ),
  response_mode: choice(
    ['query', 'fragment', 'form_post', 'web_message'],
    'How it comes back: `query`, `fragment`, `form_post` or `web_message`.',
  ),
  redirect_uri: url('Where the browser comes back to; must be on the list, to the letter.', {
    dashboard: 'allowedCallbackUrls',
  }),
  scope: text('What is asked for, separated by spaces.'),
  audience: text('The API that the access token is for.', { dashboard: 'apiIdentifier' }),
  resource: text('The API that the access token is for, as RFC 8707 names it.', {
    dashboard: 'resourceParameterProfile',
  }),
  state: secret('Ties the answer to this browser: it must come back unchanged.'),
  nonce: secret('Ties the ID token to this login.'),
  code: secret('Good once, for minutes, at the token endpoint.'),
  code_challenge: secret('The hash of `code_verifier`: only who knows that can use the code.'),
  code_challenge_method: choice(
    ['S256', 'plain'],
    'How the challenge was made: `S256`, or `plain`, which protects little.',
  ),
  code_verifier: secret('Proves that the app that began the login also ends it.'),
  prompt: text('Which pages may or must be shown: `none`, `login`, `consent`, `select_account`.'),
  max_age: integer('How many seconds ago the login may have been, at most.'),
  login_hint: text('Fills in the user name; at CIBA it names the user, as JSON.'),
  screen_hint: text('Which page comes first, such as `signup`.'),
  ui_locales: text('The languages of the pages, the liked ones first.'),
  acr_values: text('How strong the login should be.'),
  connection: text('Where the user logs in: a database or an identity provider.', {
    dashboard: 'applicationConnections',
  }),
  connection_scope: text('More scopes, for the identity provider behind the connection.', {
    dashboard: 'connections',
  }),
  organization: text('The organization that the user logs in to.', { dashboard: 'applicationOrganizations' }),
  invitation: secret('The invitation of an organization.', { dashboard: 'organizations' }),
  id_token_hint: secretJwt('An earlier ID token, so that the tenant knows whom it is about.'),
  request: text('The parameters as a signed JWT.', {
    dashboard: 'jar',
    shape: { type: 'string', format: 'jwt' },
  }),
  request_uri: text('The parameters, left at the tenant before.', { dashboard: 'par' }),
  authorization_details: json('What exactly is to be allowed, as rich authorization details.'),
  dpop_jkt: text('The thumbprint of the key that the code will be bound to.'),
  session_transfer_token: secret('Takes the login of a native app along into the browser. Good once.'),
  correlation_id: text('Appears in the logs of the tenant.', { dashboard: 'logs' }),
  login_ticket: secret('A login that `/co/authenticate` has checked.'),
  auth0Client: text('The SDK and its version, as base64 JSON.', {
    shape: { type: 'string', format: 'base64' },
  }),
  requested_connection: text('The connection of the account to be linked.'),
  requested_connection_scope: text('More scopes, for the account to be linked.'),
  access_type: text('Goes on to Google: `offline` asks for a refresh token of theirs.'),
  approval_prompt: text('Goes on to some identity providers: asks for consent again.'),
  'ext-*': text('A parameter of your own, for the pages and Actions of the tenant.'),
  iss: text('Who answers; guards against answers of another provider.'),
  expires_in: integer('How many seconds it is good for.'),
  returnTo: url('Where the browser goes after the logout.', { dashboard: 'allowedLogoutUrls' }),
  post_logout_redirect_uri: url('Where the browser goes after the logout.', {
    dashboard: 'allowedLogoutUrls',
  }),
  logout_hint: text('The session to end: the `sid` of the ID token.'),
  federated: flag('Ends the session at the identity provider too. Its presence is enough.'),
} as const satisfies Fields;

/** Whatever of these stands in an address, the address is an answer to a login. */
export const CALLBACK_FIELDS = [
  'code',
  'error',
  'id_token',
  'access_token',
  'response',
  'SAMLResponse',
] as const;
