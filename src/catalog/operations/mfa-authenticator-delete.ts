import { givesNothing, refuses } from '#catalog/answers.ts';
import { differs, operation } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { required } from '#catalog/use.ts';

export const mfaAuthenticatorDelete = operation(
  'mfa-authenticator-delete',
  'DELETE /mfa/authenticators/{AUTHENTICATOR_ID}',
  {
    is: 'Removes a factor of the user.',
    docs: `${API}/multi-factor-authentication/delete-authenticator`,
    path: [required('AUTHENTICATOR_ID')],
    bearer:
      'An access token for `https://DOMAIN/mfa/` with the scope `remove:authenticators`; an `mfa_token` is refused.',
    cors: 'callback-or-web-origins',
    answers: [givesNothing(204, 'It is gone.')],
    errors: [
      refuses(401, 'invalid_token', undefined, 'The token is no good.', 'docs: oas'),
      refuses(403, 'insufficient_scope', undefined, 'The token lacks the scope.', 'inferred'),
      refuses(404, 'invalid_request', undefined, 'The user has no such factor.', 'docs: oas; body inferred'),
    ],
    differs: [
      differs(
        'ACCESS_TOKEN',
        'A required header of this name.',
        '`Authorization: Bearer`.',
        'docs: manage-authenticator-factors-mfa-api',
      ),
    ],
  },
);
