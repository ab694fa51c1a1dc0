import { gives, refuses, refusesWithText } from '#catalog/answers.ts';
import { json, operation } from '#catalog/operation.ts';
import { AUTH0, attackProtection, leakedPassword } from '#catalog/shared.ts';
import { required, requiredWhen } from '#catalog/use.ts';

const docs = 'docs: set-up-cors';

export const crossOriginAuthenticate = operation('cross-origin-authenticate', 'POST /co/authenticate', {
  is: 'Checks a password or code that a page of the application asked for, and gives a ticket for `/authorize`. Without a custom domain it depends on third-party cookies. Not in the description.',
  docs: `${AUTH0}/authenticate/login/cross-origin-authentication`,
  needs: ['crossOriginAuthentication', 'allowedWebOrigins'],
  body: json([
    required('client_id'),
    required('username'),
    requiredWhen('password', 'a password is checked'),
    requiredWhen('otp', 'a code is checked'),
    required('realm'),
    required('credential_type', {
      values: [
        'http://auth0.com/oauth/grant-type/password-realm',
        'http://auth0.com/oauth/grant-type/passwordless/otp',
      ],
    }),
  ]),
  cors: 'cross-origin-authentication',
  limit: '5 at once, 5 a second, for the tenant',
  answers: [
    gives(200, 'The ticket.', {
      fields: [required('login_ticket'), required('co_verifier'), required('co_id')],
    }),
  ],
  errors: [
    refuses(
      400,
      'invalid_request',
      'Invalid request body. All and only of {names} are required.',
      'A field is missing or too much.',
      docs,
    ),
    refuses(400, 'unsupported_credential_type', 'Unknown credential type parameter.', 'It is unknown.', docs),
    refuses(400, 'invalid_request', 'Unknown realm {realm}.', 'The connection is unknown.', docs),
    refuses(
      401,
      'unauthorized_client',
      'Cross origin login not allowed.',
      'The setting of the application is off.',
      docs,
    ),
    leakedPassword,
    refuses(403, 'access_denied', 'Wrong email or password.', 'The user or the password is wrong.', docs),
    refuses(403, 'access_denied', 'Authentication error', 'The connection failed.', docs),
    refuses(403, 'blocked_user', 'Blocked user', 'The user is blocked.', docs),
    ...attackProtection,
    refusesWithText(403, 'Origin {origin} is not allowed.', 'The page is on no list.', docs),
  ],
});
