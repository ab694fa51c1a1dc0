import { gives, refuses } from '#catalog/answers.ts';
import { differs, formOrJson, operation, requiresNothing } from '#catalog/operation.ts';
import { API, malformedScope, unauthorizedClient, unknownAudience } from '#catalog/shared.ts';
import { optional, required } from '#catalog/use.ts';

export const deviceAuthorization = operation('device-authorization', 'POST /oauth/device/code', {
  is: 'Begins a login on a device without a keyboard: gives a code that the user types elsewhere.',
  docs: `${API}/device-authorization-flow/authorize-device`,
  needs: ['grantTypes', 'applicationType'],
  body: formOrJson([
    required('client_id'),
    optional('scope'),
    optional('audience', { default: 'the default audience of the tenant' }),
  ]),
  clientAuthentication: ['none'],
  cors: 'callback-or-web-origins',
  answers: [
    gives(200, 'The codes.', {
      fields: [
        required('device_code'),
        required('user_code', {
          meaning: 'At least eight letters or nine digits, by the settings of the tenant.',
        }),
        required('verification_uri'),
        required('expires_in', { default: '900' }),
        required('interval', { default: '5' }),
        required('verification_uri_complete'),
      ],
    }),
  ],
  errors: [
    unauthorizedClient,
    refuses(
      403,
      'unauthorized_client',
      "Grant type 'urn:ietf:params:oauth:grant-type:device_code' not allowed for the client.",
      'The application lacks the grant.',
      'docs: oas',
    ),
    malformedScope,
    unknownAudience,
    refuses(400, 'invalid_request', undefined, 'The request is malformed.', 'docs: oas'),
  ],
  differs: [
    differs('encodings', 'JSON only.', 'A form too.', 'docs: authorize-device'),
    requiresNothing('docs: authorize-device'),
  ],
});
