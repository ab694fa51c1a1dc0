import { gives, refuses } from '#catalog/answers.ts';
import { form, operation } from '#catalog/operation.ts';
import { API, clientInBody, missing, proofOfClient } from '#catalog/shared.ts';
import { optional, required } from '#catalog/use.ts';

export const backchannelAuthentication = operation('backchannel-authentication', 'POST /bc-authorize', {
  is: 'Asks a user for a login on a device of theirs, without a browser here. OpenID Connect CIBA; answers are polled. Not in the description.',
  docs: `${API}/login/start-back-channel-login`,
  needs: ['grantTypes', 'multifactor'],
  body: form([
    ...proofOfClient,
    required('login_hint', {
      meaning: 'Who is asked: `{"format":"iss_sub","iss":"https://DOMAIN/","sub":"…"}`.',
      shape: { type: 'string', format: 'json' },
    }),
    required('binding_message', { shape: { type: 'string', pattern: '^[A-Za-z0-9+\\-_.,:#]{1,64}$' } }),
    required('scope', { meaning: 'With `openid`.' }),
    optional('audience'),
    optional('authorization_details'),
    optional('requested_expiry', { meaning: '1 to 300 seconds for a push, 301 to 259200 for a mail.' }),
  ]),
  clientAuthentication: clientInBody.filter((method) => method !== 'none'),
  cors: 'none',
  answers: [
    gives(200, 'What to poll the token endpoint with.', {
      fields: [required('auth_req_id'), required('expires_in'), required('interval', { default: '5' })],
    }),
  ],
  errors: [
    missing(),
    refuses(
      400,
      'unknown_user_id',
      'User ID is malformed or unknown',
      '`login_hint` names no user.',
      'sdk: go-auth0 recording',
    ),
    refuses(
      400,
      'invalid_request',
      'openid scope must be requested',
      '`scope` lacks `openid`.',
      'sdk: go-auth0 recording',
    ),
    refuses(401, 'access_denied', 'Unauthorized', 'The proof of the application is wrong.', 'inferred'),
  ],
});
