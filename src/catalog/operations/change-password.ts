import { refusesTersely, writes } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';

export const changePassword = operation('change-password', 'POST /dbconnections/change_password', {
  is: 'Sends a mail with a link to set a new password. The answer is the same whether the user exists or not.',
  docs: `${API}/change-password/change-password`,
  needs: ['connections'],
  body: json([
    optional('client_id', { meaning: 'Chooses the template of the mail.' }),
    requiredWhen('email', 'there is no `username`'),
    requiredWhen('username', 'there is no `email`'),
    required('connection', { meaning: 'A database connection.' }),
    optional('organization'),
    optional('password', { meaning: 'Of the old API; ignored.' }),
  ]),
  cors: 'allowed-origins',
  limit: '10 at once, one a minute, for each address and user',
  answers: [
    writes(200, 'The mail is on its way, if there is such a user.', {
      mediaType: 'text/html',
      example: "We've just sent you an email to reset your password.",
    }),
  ],
  errors: [
    refusesTersely(400, '{name} is required', 'A field is missing.', 'inferred'),
    refusesTersely(400, 'the connection was not found', '`connection` names none.', 'inferred'),
  ],
  differs: [
    differs(
      'answers',
      'A JSON string.',
      'A text of type `text/html`; parsing it as JSON fails.',
      'sdk: go-auth0 recording, auth0.js',
    ),
    requiresNothing('docs: oas'),
    differs('username', 'Not in the description.', 'In place of `email`.', 'docs: oas'),
    differs('password', 'Not in the description.', 'Taken by the old API.', 'docs-old: change_password'),
  ],
});
