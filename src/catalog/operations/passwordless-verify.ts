import { gives, refuses } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optionals, required } from '#catalog/use.ts';
import { resourceOwner } from './resource-owner.ts';

export const passwordlessVerify = operation('passwordless-verify', 'POST /passwordless/verify', {
  is: 'Logs in with a code, the old way. Applications that conform to OpenID Connect are refused.',
  docs: `${API}/passwordless/verify`,
  body: json([
    required('client_id'),
    required('connection', { values: ['email', 'sms'] }),
    required('grant_type', { values: ['password'] }),
    required('username'),
    required('password', { meaning: 'The code.' }),
    ...optionals('scope', 'device', 'id_token'),
  ]),
  cors: 'allowed-origins',
  answers: [
    gives(200, 'Tokens, in the old order.', {
      fields: [
        required('id_token'),
        required('access_token'),
        required('token_type', { values: ['bearer'] }),
      ],
    }),
  ],
  errors: [
    ...resourceOwner.errors,
    refuses(400, 'invalid_request', undefined, 'The application conforms to OpenID Connect.', 'inferred'),
  ],
  deprecated: {
    successor: 'token',
    grant: 'http://auth0.com/oauth/grant-type/passwordless/otp',
  },
  differs: [
    requiresNothing('docs-old: errors/ro'),
    differs('device', 'Not in the description.', 'With `offline_access`.', 'docs-old: errors/ro'),
    differs('id_token', 'Not in the description.', 'With the JWT grant.', 'docs-old: errors/ro'),
  ],
});
