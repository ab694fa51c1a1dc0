import { gives, refuses } from '#catalog/answers.ts';
import { json, operation, requiresNothing } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optional, required } from '#catalog/use.ts';

const old = 'docs-old: errors/access_token';

export const accessTokenSocial = operation('access-token-social', 'POST /oauth/access_token', {
  is: 'Trades the access token of a social provider for tokens of the tenant, the old way.',
  docs: `${API}/login-legacy/social-with-providers-access-token`,
  body: json([
    required('client_id'),
    required('access_token', { meaning: 'Of the social provider.' }),
    required('connection'),
    optional('scope'),
  ]),
  cors: 'allowed-origins',
  answers: [
    gives(200, 'Tokens, in the old order.', {
      fields: [
        required('access_token'),
        optional('id_token'),
        required('token_type', { values: ['bearer'] }),
      ],
    }),
  ],
  errors: [
    refuses(400, 'invalid_request', 'missing {name} parameter', 'A field is missing.', old),
    refuses(400, 'invalid_request', 'the connection was not found', '`connection` names none.', old),
    refuses(400, 'invalid_request', 'the connection was disabled', 'It is off for this application.', old),
    refuses(
      400,
      'invalid_request',
      'OIDC conformant clients cannot use /oauth/access_token',
      'The application conforms to OpenID Connect.',
      'sdk: Auth0.Android; status inferred',
    ),
    refuses(
      401,
      'invalid_request',
      'invalid access_token: invalid_token',
      'The provider does not know the token.',
      old,
    ),
    refuses(403, 'unauthorized_client', 'invalid client', 'The application is unknown or may not.', old),
  ],
  differs: [requiresNothing(old)],
  deprecated: { successor: 'token', grant: 'urn:ietf:params:oauth:grant-type:token-exchange' },
});
