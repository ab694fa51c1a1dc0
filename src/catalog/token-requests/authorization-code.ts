import { refuses } from '#catalog/answers.ts';
import { differs } from '#catalog/operation.ts';
import { API, blockedUser, confidentialClient, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { required, requiredWhen } from '#catalog/use.ts';

/** Refusals of a code, with PKCE or without. A refused code is spent as well. */
export const codeRefused = [
  refuses(
    403,
    'invalid_grant',
    'Invalid authorization code',
    'The code is unknown, expired, used, or of another application.',
    'sdk: go-auth0 recording',
  ),
  refuses(
    403,
    'invalid_grant',
    'The redirect URI is wrong. You send [{sent}], and we expected [{expected}]',
    'The address is not the one of the login.',
    'capture (older: as server_error)',
  ),
  ...blockedUser,
];

export const authorizationCode = tokenRequest('authorization_code', {
  described: 'AuthorizationCode',
  title: 'Authorization Code of a confidential application',
  is: 'Trades the code of a finished login for tokens. `audience` and `scope` were fixed at the login; they are ignored here.',
  docs: `${API}/authorization-code-flow/get-token`,
  needs: ['grantTypes'],
  fields: [
    required('code'),
    requiredWhen('redirect_uri', 'it was sent to `/authorize`', { meaning: 'Must be equal.' }),
  ],
  clientAuthentication: confidentialClient,
  answers: [tokens],
  errors: codeRefused,
  differs: [
    differs(
      'client_secret',
      'Required.',
      'By the method of the application: a secret, Basic, an assertion or a certificate.',
      'docs: oas',
    ),
    differs('client_id', 'Required.', 'It may stand in `Authorization: Basic`.', 'docs: oas'),
  ],
});
