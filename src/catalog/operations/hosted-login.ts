import { refuses, shows } from '#catalog/answers.ts';
import { json, operation } from '#catalog/operation.ts';
import { AUTH0, attackProtection, leakedPassword } from '#catalog/shared.ts';
import { optionals, required } from '#catalog/use.ts';

export const hostedLogin = operation('hosted-login', 'POST /usernamepassword/login', {
  is: 'What the classic login page sends. Only pages of the tenant may. Not in the description.',
  docs: `${AUTH0}/authenticate/login/auth0-universal-login/universal-login-vs-classic-login`,
  body: json([
    required('client_id'),
    required('connection'),
    required('username'),
    required('password'),
    required('state', { meaning: 'Names the visit to the pages.' }),
    ...optionals('response_type', 'redirect_uri', 'scope', 'audience', 'nonce', 'captcha'),
  ]),
  cors: 'navigation',
  limit: '5 at once, 5 a second, for the tenant',
  answers: [shows(200, 'A form that posts `wa`, `wresult` and `wctx` to `/login/callback`.')],
  errors: [
    refuses(
      401,
      'invalid_user_password',
      'Wrong email or password.',
      'The user or the password is wrong.',
      'docs-old: errors/ro',
    ),
    refuses(401, 'unauthorized', 'user is blocked', 'The user is blocked.', 'docs-old: errors/ro'),
    leakedPassword,
    ...attackProtection,
  ],
});
