import { givesNothing, refuses } from '#catalog/answers.ts';
import { json, operation } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { required } from '#catalog/use.ts';

export const globalTokenRevocation = operation(
  'global-token-revocation',
  'POST /oauth/global-token-revocation/connection/{connection_name}',
  {
    is: 'An identity provider ends all sessions and refresh tokens of a user. Universal Logout of Okta. Not in the description.',
    docs: `${API}/logout/global-token-revocation`,
    path: [required('connection_name')],
    body: json([required('subject')]),
    bearer: 'A JWT that the identity provider signed: `typ` is `global-token-revocation+jwt`.',
    cors: 'none',
    answers: [givesNothing(200, 'Done, or nothing was there to end.')],
    errors: [
      refuses(
        400,
        'invalid_request',
        undefined,
        'The subject is malformed.',
        'docs: global-token-revocation',
      ),
      refuses(401, 'unauthorized', undefined, 'The JWT is not accepted.', 'docs: global-token-revocation'),
    ],
  },
);
