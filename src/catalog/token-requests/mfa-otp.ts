import { refuses } from '#catalog/answers.ts';
import { requiresNothing } from '#catalog/operation.ts';
import { API, attackProtection, clientInBody, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { required } from '#catalog/use.ts';

/** Refusals of the token that goes on with the login. */
export const mfaTokenRefused = [
  refuses(
    403,
    'invalid_grant',
    'Malformed mfa_token',
    'The token is none of this tenant.',
    'sdk: Auth0.swift',
  ),
  refuses(401, 'expired_token', 'mfa_token is expired', 'Ten minutes are over.', 'sdk: Auth0.swift'),
  ...attackProtection,
];

export const mfaOtp = tokenRequest('http://auth0.com/oauth/grant-type/mfa-otp', {
  described: 'OTP',
  is: 'Answers `mfa_required` with the code of an authenticator app. The tokens are those of the first request.',
  docs: `${API}/multi-factor-authentication/verify-mfa-with-otp`,
  needs: ['grantTypes', 'multifactor'],
  fields: [required('mfa_token'), required('otp')],
  clientAuthentication: clientInBody,
  answers: [tokens],
  errors: [
    refuses(403, 'invalid_grant', 'Invalid otp_code.', 'The code is wrong.', 'sdk: Auth0.swift'),
    ...mfaTokenRefused,
  ],
  differs: [requiresNothing('docs: mfa-api')],
});
