import type { DashboardPlace } from './dashboard.ts';

export type Parameter = { meaning: string; dashboard?: DashboardPlace };

/** Parameters of requests, callbacks and answers: what each is for, and the Dashboard field that governs it. */
const parameters: ReadonlyMap<string, Parameter> = new Map<string, Parameter>([
  ['client_id', { meaning: 'Which application asks.', dashboard: 'clientId' }],
  ['client_secret', { meaning: 'Proves who the client is.', dashboard: 'clientSecret' }],
  [
    'client_assertion',
    { meaning: 'A signed JWT that proves who the client is.', dashboard: 'authenticationMethod' },
  ],
  ['client_assertion_type', { meaning: 'How `client_assertion` is to be read.' }],
  [
    'response_type',
    {
      meaning: 'What comes back through the browser: `code`, `id_token`, `token` or several.',
      dashboard: 'grantTypes',
    },
  ],
  ['response_mode', { meaning: 'How it comes back: `query`, `fragment`, `form_post` or `web_message`.' }],
  [
    'redirect_uri',
    {
      meaning: 'Where the browser comes back to; must be on the list, to the letter.',
      dashboard: 'allowedCallbackUrls',
    },
  ],
  ['scope', { meaning: 'What is asked for, separated by spaces.' }],
  ['audience', { meaning: 'The API that the access token is for.', dashboard: 'apiIdentifier' }],
  ['resource', { meaning: 'The API that the access token is for, as RFC 8707 names it.' }],
  ['state', { meaning: 'Ties the answer to this browser: it must come back unchanged.' }],
  ['nonce', { meaning: 'Ties the ID token to this login.' }],
  ['code', { meaning: 'Good once, for minutes, at the token endpoint.' }],
  ['code_challenge', { meaning: 'The hash of `code_verifier`: only who knows that can use the code.' }],
  [
    'code_challenge_method',
    { meaning: 'How the challenge was made: `S256`, or `plain`, which protects little.' },
  ],
  ['code_verifier', { meaning: 'Proves that the app that began the login also ends it.' }],
  ['prompt', { meaning: 'Which pages may or must be shown: `none`, `login`, `consent`, `select_account`.' }],
  ['max_age', { meaning: 'How many seconds ago the login may have been, at most.' }],
  ['login_hint', { meaning: 'Fills in the user name.' }],
  ['screen_hint', { meaning: 'Which page comes first, such as `signup`.' }],
  ['ui_locales', { meaning: 'The languages of the pages, the liked ones first.' }],
  ['acr_values', { meaning: 'How strong the login should be.' }],
  [
    'connection',
    {
      meaning: 'Where the user logs in: a database or an identity provider.',
      dashboard: 'applicationConnections',
    },
  ],
  [
    'organization',
    { meaning: 'The organization that the user logs in to.', dashboard: 'applicationOrganizations' },
  ],
  ['invitation', { meaning: 'The invitation of an organization.' }],
  ['id_token_hint', { meaning: 'An earlier ID token, so that the tenant knows whom it is about.' }],
  ['logout_hint', { meaning: 'The session to end: the `sid` of the ID token.' }],
  [
    'post_logout_redirect_uri',
    { meaning: 'Where the browser goes after the logout.', dashboard: 'allowedLogoutUrls' },
  ],
  ['returnTo', { meaning: 'Where the browser goes after the logout.', dashboard: 'allowedLogoutUrls' }],
  ['federated', { meaning: 'Ends the session at the identity provider too.' }],
  ['grant_type', { meaning: 'What is traded for tokens.', dashboard: 'grantTypes' }],
  ['refresh_token', { meaning: 'Gets new tokens without a login.', dashboard: 'apiOfflineAccess' }],
  ['device_code', { meaning: 'Names the device to the tenant while it waits.' }],
  ['user_code', { meaning: 'What the user types on the other device.' }],
  ['username', { meaning: 'The user name or mail address.' }],
  ['password', { meaning: 'The password of the user.' }],
  ['realm', { meaning: 'The connection to log in at.' }],
  ['otp', { meaning: 'A one-time code.' }],
  ['mfa_token', { meaning: 'Goes on with a login that needs a second factor.' }],
  ['subject_token', { meaning: 'The token to be traded.' }],
  ['subject_token_type', { meaning: 'What kind of token that is.' }],
  ['request', { meaning: 'The parameters as a signed JWT.' }],
  ['request_uri', { meaning: 'The parameters, left at the tenant before.' }],
  ['iss', { meaning: 'Who answers; guards against answers of another provider.' }],
  ['access_token', { meaning: 'Opens the API; whoever holds it can use it.' }],
  ['id_token', { meaning: 'Says who logged in, to this client.' }],
  ['token_type', { meaning: 'How the access token is to be sent; `Bearer` in the `Authorization` header.' }],
  ['expires_in', { meaning: 'How many seconds the access token is good for.' }],
  ['error', { meaning: 'What went wrong, as a code.' }],
  ['error_description', { meaning: 'What went wrong, in words of the tenant.' }],
  ['error_uri', { meaning: 'A page about the error.' }],
  ['session_state', { meaning: 'Lets a page notice that the session at the provider changed.' }],
  ['token', { meaning: 'The token to be revoked or looked up.' }],
  ['token_type_hint', { meaning: 'What kind of token it is.' }],
  ['auth0Client', { meaning: 'The SDK and its version, as base64 JSON.' }],
  ['SAMLRequest', { meaning: 'A SAML request, base64, often deflated.' }],
  ['SAMLResponse', { meaning: 'A SAML response, base64.' }],
  ['RelayState', { meaning: 'What SAML hands back unchanged.' }],
  ['wa', { meaning: 'The action of WS-Federation: `wsignin1.0` or `wsignout1.0`.' }],
  ['wtrealm', { meaning: 'The application, as WS-Federation names it.' }],
  ['wctx', { meaning: 'What WS-Federation hands back unchanged.' }],
  ['wresult', { meaning: 'The answer of WS-Federation, as XML.' }],
  ['wreply', { meaning: 'Where WS-Federation answers to.' }],
]);

/** What a parameter is for; undefined for one that is not known here. */
export function parameter(name: string): Parameter | undefined {
  return parameters.get(name);
}
