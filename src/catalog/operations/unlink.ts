import { refuses, writes } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { required } from '#catalog/use.ts';

export const unlink = operation('unlink', 'POST /unlink', {
  is: 'Takes a linked account from a user. The Management API does it now.',
  docs: `${API}/account-linking-legacy/unlink`,
  body: json([
    required('access_token', { meaning: 'Of the user who keeps the rest.' }),
    required('user_id', { meaning: 'The account to be taken away.' }),
  ]),
  cors: 'allowed-origins',
  answers: [writes(200, 'Done.', { example: 'OK' })],
  errors: [
    refuses(400, 'invalid_request', undefined, 'A field is missing or malformed.', 'inferred'),
    refuses(401, 'invalid_token', undefined, 'The token is no good.', 'inferred'),
  ],
  deprecated: {
    successor: 'authorize',
    note: 'With the scope `unlink_account`; or `DELETE /api/v2/users/{id}/identities` of the Management API.',
  },
  differs: [
    requiresNothing('docs-old: linking'),
    differs('path', '`/unlink`.', '`/login/unlink`.', 'docs: oas; docs-old: linking'),
  ],
});
