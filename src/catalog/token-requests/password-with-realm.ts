import { refuses } from '#catalog/answers.ts';
import { AUTH0, anyClient, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, required } from '#catalog/use.ts';
import { passwordRefused } from './password.ts';

export const passwordWithRealm = tokenRequest('http://auth0.com/oauth/grant-type/password-realm', {
  is: 'As `password`, at the connection that `realm` names. Not in the description.',
  docs: `${AUTH0}/get-started/authentication-and-authorization-flow/resource-owner-password-flow/call-your-api-using-resource-owner-password-flow`,
  needs: ['grantTypes'],
  fields: [
    required('username'),
    required('password'),
    required('realm'),
    optional('audience', { default: 'the default audience of the tenant' }),
    optional('scope', { default: 'every scope; the answer says which' }),
  ],
  clientAuthentication: anyClient,
  answers: [tokens],
  errors: [
    ...passwordRefused,
    refuses(400, 'invalid_request', undefined, '`realm` names no connection of the application.', 'inferred'),
  ],
});
