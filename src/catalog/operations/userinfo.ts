import { gives, refusesWithText } from '#catalog/answers.ts';
import { differs, form, operation } from '#catalog/operation.ts';
import { API, dpopRefused } from '#catalog/shared.ts';
import { header, optional, optionals, required } from '#catalog/use.ts';

const inBody = optional('access_token', {
  meaning: 'In place of the `Authorization` header; not under a FAPI level.',
});

export const userinfo = operation('userinfo', 'GET|POST /userinfo', {
  is: 'The claims of the user whom the access token is about, by the scopes of the token.',
  docs: `${API}/user-profile/get-user-info`,
  query: [inBody],
  body: form([inBody]),
  headers: [header('dpop', { when: 'the token is bound to a key' })],
  bearer: 'An access token with the scope `openid`, for `/userinfo`.',
  cors: 'callback-or-web-origins',
  limit: '10 at once, 5 a minute, for each user',
  answers: [
    gives(200, 'Claims; those of an Action may stand among them.', {
      isOpen: true,
      fields: [
        required('sub'),
        ...optionals('nickname', 'name', 'picture', 'updated_at', 'given_name', 'family_name', 'middle_name'),
        ...optionals('preferred_username', 'profile', 'website', 'gender', 'birthdate', 'zoneinfo', 'locale'),
        ...optionals('email', 'email_verified', 'phone_number', 'phone_number_verified', 'address'),
      ],
    }),
  ],
  errors: [
    refusesWithText(
      401,
      'Unauthorized',
      'The token is missing or no good. `WWW-Authenticate` says which.',
      'docs: oas; text inferred',
    ),
    ...dpopRefused,
  ],
  differs: [
    differs('methods', 'GET only.', 'POST too.', 'oidc; docs: free-public'),
    differs(
      'access_token',
      'A required header named `access_token`.',
      '`Authorization: Bearer`, or `DPoP` with a proof.',
      'docs: openid-connect-scopes',
    ),
  ],
});
