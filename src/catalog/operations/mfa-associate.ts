import { gives, refuses } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API, clientInBody, proofOfClient } from '#catalog/shared.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';
import { mfaTokenRefused } from './mfa-challenge.ts';

export const mfaAssociate = operation('mfa-associate', 'POST /mfa/associate', {
  is: 'Adds a factor. It counts after its first code was given to the token endpoint.',
  docs: `${API}/multi-factor-authentication/add-an-authenticator`,
  needs: ['grantTypes', 'multifactor'],
  bearer:
    'The `mfa_token` for the first factor; for more an access token for `https://DOMAIN/mfa/` with the scope `enroll`.',
  body: json([
    ...proofOfClient.map((use) => (use.name === 'client_id' ? required('client_id') : use)),
    required('authenticator_types'),
    requiredWhen('oob_channels', '`authenticator_types` is `oob`'),
    requiredWhen('phone_number', 'the channel is `sms` or `voice`'),
    requiredWhen('email', 'the channel is `email`, and the user has no address'),
  ]),
  clientAuthentication: clientInBody,
  cors: 'callback-or-web-origins',
  answers: [
    gives(200, 'What the factor needs.', {
      fields: [
        required('authenticator_type'),
        requiredWhen('secret', 'it is an authenticator app'),
        requiredWhen('barcode_uri', 'it is an app'),
        requiredWhen('oob_channel', 'it is out of band'),
        requiredWhen('oob_code', 'it is out of band'),
        requiredWhen('binding_method', 'the user has to type in what came'),
        optional('recovery_codes'),
      ],
    }),
  ],
  errors: [
    ...mfaTokenRefused,
    refuses(
      403,
      'access_denied',
      'User is already enrolled.',
      'An `mfa_token` cannot add a second factor.',
      'docs: mfa-api',
    ),
    refuses(401, 'invalid_token', undefined, 'The access token is no good.', 'docs: mfa-api'),
    refuses(400, 'invalid_request', undefined, 'A field is missing or malformed.', 'docs: oas'),
  ],
  differs: [
    differs(
      'authentication',
      'No `Authorization` header.',
      '`Authorization: Bearer` is needed.',
      'docs: add-an-authenticator',
    ),
    differs(
      'answers',
      '`recovery_codes` only.',
      'Fields by the kind of the factor.',
      'sdk: go-auth0 recording',
    ),
    requiresNothing('docs: add-an-authenticator'),
    differs('email', 'Not in the description.', 'Where a mail shall go.', 'docs: oas'),
  ],
});
