import { goesTo, refusesOnPage, shows } from '#catalog/answers.ts';
import { differs, formAsQuery, operation } from '#catalog/operation.ts';
import { API, unknownClientPage } from '#catalog/shared.ts';
import { optional, optionals } from '#catalog/use.ts';

const parameters = [
  optional('id_token_hint', {
    meaning: 'An ID token of the session, also an expired one; names the application.',
  }),
  optional('logout_hint'),
  optional('post_logout_redirect_uri', {
    meaning:
      'Compared to the letter, with its query: on the list of the application that a hint or `client_id` names, else on that of the tenant.',
    default: 'with an application, its first allowed logout URL',
  }),
  ...optionals('client_id', 'federated', 'state', 'ui_locales', 'auth0Client'),
];

export const oidcLogout = operation('oidc-logout', 'GET|POST /oidc/logout', {
  is: 'Ends the session by OpenID Connect RP-Initiated Logout. Without a hint of the session the user is asked first.',
  docs: `${API}/logout/oidc-logout`,
  needs: ['allowedLogoutUrls', 'tenantLogoutUrls', 'logoutPrompt'],
  query: parameters,
  body: formAsQuery(parameters),
  cors: 'navigation',
  answers: [
    shows(200, 'A page that says so, where no address is known to go on to. Not seen on the wire.'),
    goesTo(302, 'To the address, with `state`; or to a page that asks the user.', {
      fields: [optional('state')],
    }),
  ],
  errors: [
    ...unknownClientPage,
    refusesOnPage(
      400,
      'invalid_request',
      'The "post_logout_redirect_uri" parameter "{post_logout_redirect_uri}" is not defined as a valid URL in "Allowed Logout URLs".',
      'The address is on no list that counts.',
      'inferred',
    ),
    refusesOnPage(
      400,
      'invalid_request',
      undefined,
      'The hint is no ID token of this tenant, or of another application.',
      'inferred',
    ),
  ],
  differs: [
    differs('auth0Client', 'Not in the description.', 'Sent by SDKs; ignored.', 'sdk: auth0-spa-js'),
    differs('methods', 'GET only.', 'POST takes the same as a form.', 'docs: oidc-logout'),
    differs(
      'federated',
      'A string.',
      'A flag without a value; in a POST `true` or `false`.',
      'docs: oidc-logout',
    ),
  ],
});
