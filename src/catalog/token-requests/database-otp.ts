import { refuses } from '#catalog/answers.ts';
import { AUTH0, clientInBody, mfaRequired, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, required } from '#catalog/use.ts';

export const databaseOtp = tokenRequest('http://auth0.com/oauth/grant-type/passwordless/otp', {
  title: 'One-time code of a database user',
  is: 'Trades the code that `/otp/challenge` sent to a user of a database connection. Not in the description.',
  docs: `${AUTH0}/authenticate/database-connections`,
  fields: [required('auth_session'), required('otp'), optional('audience'), optional('scope')],
  clientAuthentication: clientInBody,
  answers: [tokens],
  errors: [
    refuses(
      400,
      'invalid_request',
      undefined,
      'The code is wrong.',
      'docs: auth-api-passwordless-db-connections',
    ),
    refuses(
      403,
      'access_denied',
      undefined,
      'The user is blocked.',
      'docs: auth-api-passwordless-db-connections',
    ),
    mfaRequired,
  ],
});
