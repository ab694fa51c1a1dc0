import { goesTo, refusesOnPage } from '#catalog/answers.ts';
import { differs, form, operation } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optional, required } from '#catalog/use.ts';

const sdk = 'sdk: passport-wsfed-saml2';
const refused = (description: string, when: string, source = sdk) =>
  refusesOnPage(400, 'invalid_request', description, when, source);

export const loginCallback = operation('login-callback', 'GET|POST /login/callback', {
  is: 'Takes what an identity provider sends back: a SAML response by POST, a code by GET. Also the way back of a federated logout.',
  docs: `${API}/saml/idp-initiated-sso`,
  needs: ['connections'],
  query: [
    { name: 'connection', need: { when: 'a SAML response is posted' } },
    optional('organization'),
    optional('code', { meaning: 'Of a social identity provider.' }),
    optional('state', { meaning: 'Names the visit to the pages.' }),
  ],
  body: form([required('SAMLResponse'), optional('RelayState')]),
  cors: 'navigation',
  answers: [goesTo(302, 'On with the login, and so to the application.')],
  errors: [
    refused('saml response does not contain an Assertion element', 'There is no assertion.'),
    refused('neither the response nor the assertion are signed', 'Nothing is signed.'),
    refused('Signature is missing (xpath: {path})', 'The signature is not where it should be.'),
    refused(
      'Invalid thumbprint (configured: {configured} calculated: {calculated})',
      'It is signed by another key.',
    ),
    refused('assertion has expired.', 'It is too old, or clocks differ.'),
    refused('Audience is invalid. Configured: {audience}', 'It is for somebody else.'),
    refused('Destination endpoint {sent} did not match {expected}', 'It was sent to another address.'),
    refused(
      'IdP-Initiated login is not enabled for connection "{connection}".',
      'Nobody had asked, and the connection does not take such.',
      'docs: configure-idp-initiated-saml-sign-on-to-oidc-apps; text inferred',
    ),
  ],
  differs: [
    differs(
      'organization',
      'Not in the description.',
      'The organization that the login is for.',
      'docs: identity-provider-initiated-single-sign-on',
    ),
    differs(
      'code',
      'Not in the description.',
      'What a social identity provider sends.',
      'docs: connect-to-social',
    ),
    differs('state', 'Not in the description.', 'Names the visit.', 'docs: connect-to-social'),
    differs(
      'methods',
      'POST only.',
      'GET too: social identity providers and the way back of a federated logout.',
      'docs: identity-provider-initiated-single-sign-on, logout-return-to',
    ),
    differs(
      'RelayState',
      'Not in the description.',
      'Comes with the response.',
      'docs: identity-provider-initiated-single-sign-on',
    ),
    differs('answers', '200.', '302 into the login.', 'docs: identity-provider-initiated-single-sign-on'),
    differs(
      'connection',
      'Always required.',
      'With a SAML response only.',
      'docs: configure-auth0-saml-service-provider',
    ),
  ],
});
