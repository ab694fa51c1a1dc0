import { refuses } from '#catalog/answers.ts';
import { requiresNothing } from '#catalog/operation.ts';
import {
  API,
  attackProtection,
  blockedUser,
  clientInBody,
  deniedByAction,
  mfaRequired,
  tokens,
} from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, required } from '#catalog/use.ts';

export const passwordlessOtp = tokenRequest('http://auth0.com/oauth/grant-type/passwordless/otp', {
  described: 'AuthenticateUserWithVerificationCode',
  is: 'Trades a code that was sent by mail or SMS for tokens. Three tries; only the newest code is good.',
  docs: `${API}/passwordless/authenticate-user`,
  needs: ['grantTypes', 'passwordless'],
  fields: [
    required('username', { meaning: 'The mail address or phone number that the code went to.' }),
    required('otp'),
    required('realm', { values: ['email', 'sms'] }),
    optional('audience'),
    optional('scope'),
    optional('redirect_uri'),
  ],
  clientAuthentication: clientInBody,
  answers: [tokens],
  errors: [
    refuses(
      403,
      'invalid_grant',
      'Wrong email or verification code.',
      'The code is wrong, old or tried out.',
      'sdk: Auth0.swift, auth0-java',
    ),
    refuses(
      403,
      'invalid_grant',
      'Wrong phone number or verification code.',
      'The same, by SMS.',
      'sdk: Auth0.swift, auth0-java',
    ),
    ...attackProtection,
    ...blockedUser,
    mfaRequired,
    deniedByAction,
  ],
  differs: [requiresNothing('docs: relevant-api-endpoints')],
});
