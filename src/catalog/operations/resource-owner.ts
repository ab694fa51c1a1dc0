import { gives, refuses } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API, attackProtection, leakedPassword } from '#catalog/shared.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';

const old = 'docs-old: errors/ro';
const mfa = 'sdk: Auth0.swift';
const invalid = (description: string, when: string) =>
  refuses(400, 'invalid_request', description, when, old);

export const resourceOwner = operation('resource-owner', 'POST /oauth/ro', {
  is: 'A login with a password, the old way. Applications that conform to OpenID Connect are refused.',
  docs: `${API}/resource-owner-legacy/resource-owner-password-grant`,
  body: json([
    required('client_id'),
    required('connection'),
    required('grant_type', {
      values: ['password', 'urn:ietf:params:oauth:grant-type:jwt-bearer'],
    }),
    required('username'),
    required('password'),
    optional('scope'),
    requiredWhen('device', '`scope` holds `offline_access`'),
    requiredWhen('id_token', '`grant_type` is the JWT one'),
  ]),
  cors: 'allowed-origins',
  answers: [
    gives(200, 'Tokens, in the old order.', {
      fields: [
        optional('id_token'),
        required('access_token'),
        required('token_type', { values: ['bearer'] }),
      ],
    }),
  ],
  errors: [
    invalid('missing {name} parameter', 'A field is missing.'),
    invalid('scope parameter must be a string', 'It is something else.'),
    invalid('specified strategy does not support requested operation', 'The connection takes no passwords.'),
    invalid('the connection was not found', '`connection` names none.'),
    invalid('the connection was disabled', 'It is off for this application.'),
    invalid('The connection is not yet configured...', 'It is not ready.'),
    invalid('the connection was not found for tenant...', 'The tenant has none of this name.'),
    refuses(
      400,
      'invalid_request',
      'OIDC conformant clients cannot use /oauth/ro',
      'The application conforms to OpenID Connect.',
      'sdk: Auth0.Android; status inferred',
    ),
    refuses(
      401,
      'invalid_user_password',
      'Wrong email or password.',
      'The user or the password is wrong.',
      old,
    ),
    refuses(401, 'unauthorized', 'user is blocked', 'The user is blocked.', old),
    leakedPassword,
    refuses(403, 'unauthorized_client', 'invalid client', 'The application is unknown or may not.', old),
    refuses(403, 'access_denied', undefined, 'A rule denied it.', old),
    ...attackProtection,
    refuses(429, 'too_many_logins', undefined, 'Too many logins of one user.', old),
    refuses(401, 'a0.mfa_required', 'missing mfa_code parameter', 'A second factor is due.', mfa),
    refuses(
      401,
      'a0.mfa_registration_required',
      'User is not enrolled with google-authenticator',
      'The user has none.',
      mfa,
    ),
    refuses(401, 'a0.mfa_invalid_code', 'Wrong or expired code.', 'The code is wrong.', mfa),
  ],
  differs: [
    requiresNothing(old),
    differs('device', 'Not in the description.', 'With `offline_access`.', old),
    differs('id_token', 'Not in the description.', 'With the JWT grant.', old),
  ],
  deprecated: { successor: 'token', grant: 'http://auth0.com/oauth/grant-type/password-realm' },
});
