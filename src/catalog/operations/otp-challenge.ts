import { gives, refuses } from '#catalog/answers.ts';
import { json, operation } from '#catalog/operation.ts';
import { AUTH0, clientInBody, proofOfClient } from '#catalog/shared.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';

const docs = 'docs: auth-api-passwordless-db-connections';

export const otpChallenge = operation('otp-challenge', 'POST /otp/challenge', {
  is: 'Sends a code to a user of a database connection. The answer is the same whether the user exists or not. Not in the description.',
  docs: `${AUTH0}/authenticate/database-connections`,
  needs: ['connections'],
  body: json([
    ...proofOfClient.map((use) => (use.name === 'client_id' ? required('client_id') : use)),
    required('connection'),
    requiredWhen('email', 'there is no `phone_number`'),
    requiredWhen('phone_number', 'there is no `email`'),
    optional('allow_signup'),
    optional('delivery_method', { default: '`text`' }),
  ]),
  clientAuthentication: clientInBody,
  cors: 'callback-or-web-origins',
  limit: '50 an hour for each address',
  answers: [gives(200, 'Goes with the code to the token endpoint.', { fields: [required('auth_session')] })],
  errors: [
    refuses(400, 'invalid_request', undefined, 'A field is malformed; `validation_errors` says which.', docs),
    refuses(400, 'invalid_connection', undefined, 'The connection is unknown, or sends no codes.', docs),
    refuses(401, 'invalid_client', undefined, 'The application is unknown or its proof is wrong.', docs),
    refuses(403, 'unauthorized_client', undefined, 'The application lacks the grant, or is a page.', docs),
  ],
});
