import { json, operation } from '#catalog/operation.ts';
import { API, clientInBody } from '#catalog/shared.ts';
import { optional, required } from '#catalog/use.ts';
import { passkeyChallenge } from './passkey-challenge.ts';

export const passkeyRegister = operation('passkey-register', 'POST /passkey/register', {
  is: 'Begins a signup with a passkey: gives what WebAuthn is called with. Not in the description.',
  docs: `${API}/passkey/register`,
  needs: ['customDomains', 'connections'],
  body: json([
    required('client_id'),
    optional('client_secret'),
    required('realm'),
    required('user_profile', {
      meaning: 'The mail address and what else is known, as an object.',
      shape: { type: 'object' },
    }),
    optional('organization'),
  ]),
  clientAuthentication: clientInBody,
  cors: passkeyChallenge.cors,
  answers: passkeyChallenge.answers,
  errors: passkeyChallenge.errors,
});
