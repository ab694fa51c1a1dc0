import { refuses } from '#catalog/answers.ts';
import { API, confidentialClient, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { required } from '#catalog/use.ts';

export const ciba = tokenRequest('urn:openid:params:grant-type:ciba', {
  is: 'Asks whether the user has approved on another device. Not in the description.',
  docs: `${API}/login/check-back-channel-login-status`,
  needs: ['grantTypes', 'multifactor'],
  fields: [required('auth_req_id')],
  clientAuthentication: confidentialClient,
  answers: [tokens],
  errors: [
    refuses(
      400,
      'authorization_pending',
      'The end-user authorization is pending',
      'Ask again after `interval` seconds.',
      'docs: user-authorization-with-ciba',
    ),
    refuses(
      400,
      'slow_down',
      'You are polling faster than allowed. Try again in {seconds} seconds.',
      '`Retry-After` says how long to wait.',
      'docs: user-authorization-with-ciba',
    ),
    refuses(
      400,
      'access_denied',
      'The end-user denied the authorization request or it has been expired',
      'The user said no, or time is up (403 is documented too).',
      'sdk: auth0.net; docs: user-authorization-with-ciba',
    ),
  ],
});
