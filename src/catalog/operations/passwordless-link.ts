import { operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { optional, optionals, required, requiredWhen } from '#catalog/use.ts';
import { authorize } from './authorize.ts';

export const passwordlessLink = operation('passwordless-link', 'GET /passwordless/verify_redirect', {
  is: 'Where the link of a passwordless mail leads; ends as a login at `/authorize` does. Not in the description.',
  docs: `${AUTH0}/authenticate/passwordless/authentication-methods/email-magic-link`,
  query: [
    required('client_id'),
    required('connection'),
    requiredWhen('email', '`connection` is `email`'),
    requiredWhen('phone_number', '`connection` is `sms`'),
    required('verification_code'),
    ...optionals('response_type', 'redirect_uri', 'scope', 'audience'),
    optional('state'),
  ],
  cors: 'navigation',
  answers: authorize.answers,
  errors: authorize.errors,
});
