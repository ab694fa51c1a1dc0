import { goesTo, refusesOnPage, writes } from '#catalog/answers.ts';
import { differs, operation } from '#catalog/operation.ts';
import { API, unknownClientPage } from '#catalog/shared.ts';
import { optional } from '#catalog/use.ts';

export const logout = operation('logout', 'GET /v2/logout', {
  is: 'Ends the session at the tenant and sends the browser on. Each `returnTo` is compared without its query and fragment.',
  docs: `${API}/logout/auth-0-logout`,
  needs: ['allowedLogoutUrls', 'tenantLogoutUrls'],
  query: [
    optional('client_id', {
      meaning: 'With it the list of the application counts, without it that of the tenant.',
    }),
    optional('returnTo', { default: 'with `client_id`, the first allowed logout URL' }),
    optional('federated'),
    optional('auth0Client'),
  ],
  cors: 'navigation',
  answers: [
    goesTo(
      302,
      'To `returnTo`, or to the first allowed logout URL; with `federated` by way of the identity provider.',
    ),
    writes(200, 'No address is known to go on to.', { example: 'OK' }),
  ],
  errors: [
    ...unknownClientPage,
    refusesOnPage(
      400,
      'invalid_request',
      'The "returnTo" querystring parameter "{returnTo}" is not defined as a valid URL in "Allowed Logout URLs".',
      'The address is on no list that counts.',
      'inferred',
    ),
  ],
  differs: [
    differs('auth0Client', 'Not in the description.', 'Sent by SDKs; ignored.', 'sdk: auth0-spa-js'),
    differs(
      'federated',
      'A string.',
      'A flag without a value; its presence is enough.',
      'docs: log-users-out-of-idps',
    ),
  ],
});
