import { refuses } from '#catalog/answers.ts';
import { API, blockedUser, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { required } from '#catalog/use.ts';

export const deviceCode = tokenRequest('urn:ietf:params:oauth:grant-type:device_code', {
  described: 'DeviceAuthorization',
  is: 'Asks whether the user has approved the device yet. RFC 8628 has 400 for each refusal; Auth0 has not.',
  docs: `${API}/device-authorization-flow/authorize-device`,
  needs: ['grantTypes', 'applicationType'],
  fields: [required('device_code')],
  clientAuthentication: ['none'],
  answers: [tokens],
  errors: [
    refuses(
      403,
      'authorization_pending',
      'User has yet to authorize device code.',
      'Ask again after `interval` seconds.',
      'docs: authorize-device',
    ),
    refuses(
      429,
      'slow_down',
      'You are polling faster than the specified interval of {seconds} seconds.',
      'Asked again too soon; add five seconds.',
      'docs: authorize-device',
    ),
    refuses(
      403,
      'access_denied',
      'User cancelled the confirmation prompt.',
      'The user said no.',
      'docs: authorize-device',
    ),
    refuses(
      403,
      'expired_token',
      'The device code has expired.',
      'Said once.',
      'docs: authorize-device; text inferred',
    ),
    refuses(
      403,
      'invalid_grant',
      'Invalid or expired device code.',
      'The code is unknown, or its end was told before.',
      'inferred',
    ),
    ...blockedUser,
  ],
});
