import { refuses } from '#catalog/answers.ts';
import { API, confidentialClient, unauthorizedAudience } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, required } from '#catalog/use.ts';
import { exchanged } from './custom-token-exchange.ts';

export const onBehalfOf = tokenRequest('urn:ietf:params:oauth:grant-type:token-exchange', {
  title: 'Token exchange on behalf of a user',
  is: 'An API trades the access token that it was called with for one to call the next API. Adds to the `act` chain. Not in the description.',
  docs: `${API}/on-behalf-of-token-exchange/get-token`,
  fields: [
    required('subject_token'),
    required('subject_token_type', { values: ['urn:ietf:params:oauth:token-type:access_token'] }),
    required('audience'),
    optional('scope'),
  ],
  clientAuthentication: confidentialClient,
  answers: [exchanged],
  errors: [
    refuses(
      400,
      'invalid_request',
      'Delegation chain (`act` claim) depth exceeds the maximum allowed limit of 4',
      'Too many stand in the chain.',
      'docs: on-behalf-of-token-exchange',
    ),
    refuses(403, 'invalid_grant', undefined, 'The subject token is no good.', 'docs: oas'),
    ...unauthorizedAudience,
  ],
});
