import { gives, refuses } from '#catalog/answers.ts';
import { API, confidentialClient } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, required } from '#catalog/use.ts';

export const federatedConnection = tokenRequest(
  'urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token',
  {
    is: 'Trades a token of this tenant for the access token of the identity provider behind it. Not in the description.',
    docs: `${API}/token-vault-token-exchange/get-token`,
    fields: [
      required('subject_token'),
      required('subject_token_type'),
      required('requested_token_type', {
        values: ['http://auth0.com/oauth/token-type/federated-connection-access-token'],
      }),
      required('connection'),
      optional('login_hint', { meaning: 'Which account, where the user has several there.' }),
      optional('scope'),
    ],
    clientAuthentication: confidentialClient,
    answers: [
      gives(200, 'The token of the identity provider.', {
        fields: [
          required('access_token'),
          optional('scope'),
          required('expires_in'),
          required('issued_token_type'),
          required('token_type'),
        ],
      }),
    ],
    errors: [
      refuses(
        401,
        'invalid_grant',
        undefined,
        'The user has no account at this connection.',
        'docs: token-vault; error inferred',
      ),
    ],
  },
);
