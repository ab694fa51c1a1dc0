import { goesTo, refusesOnPage, shows } from '#catalog/answers.ts';
import { differs, formAsQuery, operation } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';

const message = [
  requiredWhen('SAMLRequest', 'the application begins the logout', { meaning: 'A `LogoutRequest`.' }),
  requiredWhen('SAMLResponse', 'the application answers the tenant', { meaning: 'A `LogoutResponse`.' }),
  optional('RelayState'),
];

export const samlLogout = operation('saml-logout', 'GET|POST /samlp/{CLIENT_ID}/logout', {
  is: 'Ends the session by SAML 2.0 single logout. The answer goes to the logout callback of the add-on.',
  docs: `${API}/logout/saml-logout`,
  needs: ['samlAddon'],
  path: [required('CLIENT_ID')],
  query: [...message, optional('SigAlg'), optional('Signature')],
  body: formAsQuery(message),
  cors: 'navigation',
  answers: [
    shows(200, 'A page that posts a `LogoutResponse` on.', {
      fields: [optional('SAMLResponse'), optional('RelayState')],
    }),
    goesTo(302, 'The same by redirect.'),
  ],
  errors: [
    refusesOnPage(
      400,
      'invalid_request',
      'SAML Request with no issuer. Issuer is a mandatory element.',
      'The issuer is missing.',
      'sdk: node-samlp',
    ),
    refusesOnPage(
      400,
      'invalid_request',
      'Invalid Session Participant',
      'The session knows no such application.',
      'sdk: node-samlp',
    ),
    refusesOnPage(
      400,
      'invalid_request',
      'Invalid SAML Request',
      'The message cannot be read.',
      'sdk: node-samlp',
    ),
  ],
  differs: [
    differs(
      'parameters',
      'None.',
      '`SAMLRequest` or `SAMLResponse`, `RelayState`, `SigAlg`, `Signature`.',
      'sdk: node-samlp',
    ),
    differs(
      'encodings',
      'A body of `application/xml`.',
      'A form with `SAMLRequest` or `SAMLResponse`, and `RelayState`.',
      'docs: saml-logout; sdk: node-samlp',
    ),
    differs('methods', 'POST only.', 'GET too, by the redirect binding.', 'sdk: node-samlp'),
  ],
});
