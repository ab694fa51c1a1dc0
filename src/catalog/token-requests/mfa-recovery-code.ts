import { gives, refuses } from '#catalog/answers.ts';
import { requiresNothing } from '#catalog/operation.ts';
import { API, clientInBody, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { required } from '#catalog/use.ts';
import { mfaTokenRefused } from './mfa-otp.ts';

export const mfaRecoveryCode = tokenRequest('http://auth0.com/oauth/grant-type/mfa-recovery-code', {
  described: 'RecoveryCode',
  is: 'Answers `mfa_required` with a recovery code. It is good once; the answer brings the next one.',
  docs: `${API}/multi-factor-authentication/verify-with-recovery-code`,
  needs: ['grantTypes', 'multifactor'],
  fields: [required('mfa_token'), required('recovery_code')],
  clientAuthentication: clientInBody,
  answers: [
    gives(200, 'Tokens and the next recovery code.', {
      fields: [...(tokens.fields ?? []), required('recovery_code')],
    }),
  ],
  errors: [
    refuses(403, 'invalid_grant', undefined, 'The code is wrong or used.', 'docs: mfa-api'),
    ...mfaTokenRefused,
  ],
  differs: [requiresNothing('docs: mfa-api')],
});
