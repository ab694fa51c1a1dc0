import { refuses } from '#catalog/answers.ts';
import { differs, requiresNothing } from '#catalog/operation.ts';
import { API, clientInBody, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { required, requiredWhen } from '#catalog/use.ts';
import { mfaTokenRefused } from './mfa-otp.ts';

export const mfaOob = tokenRequest('http://auth0.com/oauth/grant-type/mfa-oob', {
  described: 'OOB',
  is: 'Answers `mfa_required` with a code that came by SMS, call or mail, or asks whether a push was approved yet.',
  docs: `${API}/multi-factor-authentication/verify-with-out-of-band`,
  needs: ['grantTypes', 'multifactor'],
  fields: [
    required('mfa_token'),
    required('oob_code'),
    requiredWhen('binding_code', 'the challenge said `binding_method: prompt`'),
  ],
  clientAuthentication: clientInBody,
  answers: [tokens],
  errors: [
    refuses(
      403,
      'invalid_grant',
      'Invalid binding_code.',
      'The code is wrong.',
      'sdk: Auth0.swift, auth0.net',
    ),
    refuses(
      400,
      'authorization_pending',
      'Authorization pending: please repeat the request in a few seconds.',
      'The user has not answered the push yet.',
      'sdk: go-auth0 recording',
    ),
    refuses(
      400,
      'slow_down',
      undefined,
      'Asked again too soon.',
      'docs: enroll-and-challenge-push-authenticators',
    ),
    refuses(
      400,
      'access_denied',
      'MFA Authorization rejected.',
      'The user said no.',
      'sdk: go-auth0 recording',
    ),
    refuses(
      403,
      'invalid_grant',
      undefined,
      'The same, in other recordings.',
      'sdk: Auth0.swift; docs: mfa-api',
    ),
    ...mfaTokenRefused,
  ],
  differs: [
    differs(
      'meaning of grant_type',
      'The texts of the one-time and the out-of-band body are mixed.',
      '`http://auth0.com/oauth/grant-type/mfa-oob`.',
      'docs: mfa-api',
    ),
    requiresNothing('docs: mfa-api'),
  ],
});
