import { refuses } from '#catalog/answers.ts';
import { AUTH0, clientInBody, mfaRequired, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, optionals, required } from '#catalog/use.ts';

export const passkey = tokenRequest('urn:okta:params:oauth:grant-type:webauthn', {
  is: 'Trades the answer of a passkey for tokens. JSON only, for the answer is an object. Not in the description.',
  docs: `${AUTH0}/authenticate/database-connections/passkeys`,
  needs: ['customDomains', 'connections'],
  jsonOnly: true,
  fields: [
    required('auth_session'),
    required('authn_response'),
    optional('realm'),
    ...optionals('organization', 'audience', 'scope'),
  ],
  clientAuthentication: clientInBody,
  answers: [tokens],
  errors: [
    refuses(
      403,
      'invalid_grant',
      undefined,
      'The answer does not fit the challenge, or no user has this passkey.',
      'inferred',
    ),
    mfaRequired,
  ],
});
