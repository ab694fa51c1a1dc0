import { gives, refuses } from '#catalog/answers.ts';
import { differs, operation } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optionals, required, requiredWhen } from '#catalog/use.ts';
import { mfaTokenRefused } from './mfa-challenge.ts';

export const mfaAuthenticators = operation('mfa-authenticators', 'GET /mfa/authenticators', {
  is: 'Lists the factors of the user.',
  docs: `${API}/multi-factor-authentication/list-authenticators`,
  bearer:
    'The `mfa_token`, or an access token for `https://DOMAIN/mfa/` with the scope `read:authenticators`.',
  cors: 'callback-or-web-origins',
  answers: [
    gives(200, 'A list.', {
      isList: true,
      fields: [
        required('id', { meaning: 'The kind, a bar, and `dev_` with sixteen letters and digits.' }),
        required('authenticator_type'),
        required('active'),
        requiredWhen('oob_channel', 'it is out of band'),
        ...optionals('name', 'type'),
      ],
    }),
  ],
  errors: [
    ...mfaTokenRefused,
    refuses(401, 'invalid_token', undefined, 'The token is no good.', 'docs: oas'),
  ],
  differs: [
    differs(
      'ACCESS_TOKEN',
      'A required header of this name.',
      '`Authorization: Bearer`.',
      'docs: manage-authenticator-factors-mfa-api',
    ),
    differs(
      'answers',
      '`oob_channels`, a string.',
      '`oob_channel`; newer answers have `type` too.',
      'sdk: go-auth0 recording; docs: relevant-api-endpoints',
    ),
  ],
});
