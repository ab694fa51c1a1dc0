import { goesTo, refusesOnPage, shows } from '#catalog/answers.ts';
import { differs, form, operation } from '#catalog/operation.ts';
import { API, unknownClientPage } from '#catalog/shared.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';

export const samlLogin = operation('saml-login', 'GET|POST /samlp/{client_id}', {
  is: 'A login by SAML 2.0: the tenant is the identity provider `urn:DOMAIN`. Without a request it begins one of its own. The answer is always posted.',
  docs: `${API}/saml/accept-saml-request`,
  needs: ['samlAddon', 'allowedCallbackUrls'],
  path: [required('client_id')],
  query: [
    optional('connection', { meaning: 'Where the user logs in; left out, the user chooses.' }),
    optional('organization'),
    optional('SAMLRequest', {
      meaning: 'Deflated and base64. Left out, the tenant begins by itself. `IsPassive` is not supported.',
      default: 'a login that the tenant begins',
    }),
    optional('RelayState'),
    requiredWhen('SigAlg', 'the add-on holds a certificate of the application'),
    requiredWhen('Signature', 'the add-on holds a certificate of the application'),
    optional('session_transfer_token'),
  ],
  body: form([optional('SAMLRequest', { meaning: 'Base64, not deflated.' }), optional('RelayState')]),
  cors: 'navigation',
  answers: [
    goesTo(302, 'To a page of the tenant.'),
    shows(
      200,
      'A page titled “Working…” that posts the answer to the application; the assertion is signed, not the response.',
      {
        fields: [required('SAMLResponse'), optional('RelayState')],
      },
    ),
  ],
  errors: [
    ...unknownClientPage,
    refusesOnPage(
      400,
      'invalid_request',
      'Invalid SAML Request',
      'The request cannot be read.',
      'sdk: node-samlp',
    ),
    refusesOnPage(
      400,
      'invalid_request',
      undefined,
      '`AssertionConsumerServiceURL` is no allowed callback URL.',
      'docs: saml-identity-provider-configuration-settings',
    ),
  ],
  differs: [
    differs(
      'methods',
      'GET only.',
      'POST takes the request as a form.',
      'docs: saml-identity-provider-configuration-settings',
    ),
    differs(
      'parameters',
      '`connection` and `organization`.',
      'Also `SAMLRequest`, `RelayState`, `SigAlg`, `Signature`.',
      'docs: saml-identity-provider-configuration-settings',
    ),
  ],
});
