import { refuses } from '#catalog/answers.ts';
import { differs } from '#catalog/operation.ts';
import { API, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';

export const nativeSocial = tokenRequest('urn:ietf:params:oauth:grant-type:token-exchange', {
  described: 'NativeSocialTokenExchange',
  title: 'Token exchange for a native social login',
  is: 'Trades what Apple, Facebook or Google gave to a native app for tokens of the tenant.',
  docs: `${API}/token-exchange-for-native-social/token-exchange-native-social`,
  needs: ['applicationType', 'connections'],
  fields: [
    required('subject_token'),
    required('subject_token_type', {
      values: [
        'http://auth0.com/oauth/token-type/apple-authz-code',
        'http://auth0.com/oauth/token-type/apple-id-token',
        'http://auth0.com/oauth/token-type/facebook-info-session-access-token',
        'http://auth0.com/oauth/token-type/google-id-token',
      ],
    }),
    requiredWhen('user_profile', 'the subject token is that of Facebook'),
    optional('audience'),
    optional('scope'),
  ],
  clientAuthentication: ['none'],
  answers: [tokens],
  errors: [
    refuses(403, 'invalid_grant', undefined, 'The subject token is no good.', 'docs: oas'),
    refuses(400, 'invalid_request', undefined, 'The type is unknown, or a field is malformed.', 'docs: oas'),
    refuses(
      429,
      'too_many_requests',
      undefined,
      '50 at once, 50 a minute, for the tenant.',
      'docs: free-public',
    ),
  ],
  differs: [
    differs(
      'meaning of subject_token_type',
      'Apple only.',
      'Apple by code or ID token, Facebook, Google. `user_profile` is JSON in a text.',
      'docs: oas, google-native; sdk: Auth0.swift',
    ),
  ],
});
