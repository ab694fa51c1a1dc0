import { gives, refuses } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API, clientInBody, proofOfClient } from '#catalog/shared.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';

/** Refusals of the token that goes on with a login, where it comes in the body or as a bearer. */
export const mfaTokenRefused = [
  refuses(
    401,
    'invalid_grant',
    'The mfa_token provided is invalid. Try getting a new token.',
    'The token is none of this tenant.',
    'sdk: auth0.net',
  ),
  refuses(
    403,
    'invalid_grant',
    'Malformed mfa_token',
    'The token is none of this tenant.',
    'sdk: Auth0.swift',
  ),
  refuses(401, 'expired_token', 'mfa_token is expired', 'Ten minutes are over.', 'sdk: Auth0.swift'),
];

export const mfaChallenge = operation('mfa-challenge', 'POST /mfa/challenge', {
  is: 'Chooses a factor and sends its code or push. An authenticator app needs none.',
  docs: `${API}/multi-factor-authentication/request-mfa-challenge`,
  needs: ['grantTypes', 'multifactor'],
  body: json([
    required('mfa_token'),
    ...proofOfClient.map((use) => (use.name === 'client_id' ? required('client_id') : use)),
    optional('challenge_type', { default: 'what the user has, the strongest first' }),
    optional('authenticator_id', { default: 'the default factor' }),
  ]),
  clientAuthentication: clientInBody,
  cors: 'callback-or-web-origins',
  answers: [
    gives(200, 'What to send on to the token endpoint.', {
      fields: [
        required('challenge_type', { values: ['otp', 'oob'] }),
        requiredWhen('oob_code', 'the code goes another way'),
        requiredWhen('binding_method', 'the user has to type in what came; a push has none'),
      ],
    }),
  ],
  errors: [
    ...mfaTokenRefused,
    refuses(400, 'unsupported_challenge_type', undefined, 'The user has no such factor.', 'docs: mfa-api'),
    refuses(403, 'association_required', undefined, 'The user has no factor yet.', 'docs: mfa-api'),
  ],
  differs: [
    differs(
      'answers',
      'Nothing is said of the answer.',
      '`challenge_type`, `oob_code`, `binding_method`.',
      'sdk: go-auth0 recording; docs: enroll-challenge-sms-voice-authenticators',
    ),
    requiresNothing('docs: mfa-api'),
  ],
});
