import { gives, refuses } from '#catalog/answers.ts';
import { json, operation } from '#catalog/operation.ts';
import { API, clientInBody } from '#catalog/shared.ts';
import { optional, required } from '#catalog/use.ts';

export const passkeyChallenge = operation('passkey-challenge', 'POST /passkey/challenge', {
  is: 'Begins a login with a passkey: gives what WebAuthn is called with. Needs a custom domain. Not in the description.',
  docs: `${API}/passkey/challenge`,
  needs: ['customDomains', 'connections'],
  body: json([required('client_id'), optional('client_secret'), optional('realm'), optional('organization')]),
  clientAuthentication: clientInBody,
  cors: 'callback-or-web-origins',
  answers: [
    gives(200, 'The ceremony.', { fields: [required('auth_session'), required('authn_params_public_key')] }),
  ],
  errors: [
    refuses(
      400,
      'invalid_request',
      undefined,
      'A field is missing, or passkeys are off for the connection.',
      'docs: passkeys',
    ),
    refuses(401, 'access_denied', undefined, 'The application is unknown or its proof is wrong.', 'inferred'),
    refuses(403, 'unauthorized_client', undefined, 'The application lacks the grant.', 'inferred'),
  ],
});
