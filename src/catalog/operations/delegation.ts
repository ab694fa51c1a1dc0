import { gives, refuses } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';

export const delegation = operation('delegation', 'POST /delegation', {
  is: 'Trades an ID token or a refresh token for a token of another application or API, such as AWS or Firebase.',
  docs: `${API}/delegation-legacy/delegation`,
  body: json([
    required('client_id'),
    required('grant_type', { values: ['urn:ietf:params:oauth:grant-type:jwt-bearer'] }),
    requiredWhen('id_token', 'there is no `refresh_token`'),
    requiredWhen('refresh_token', 'there is no `id_token`'),
    optional('target'),
    optional('scope'),
    optional('api_type', { default: '`app`' }),
  ]),
  cors: 'allowed-origins',
  limit: '10 a minute for each user and address',
  answers: [
    gives(200, 'A token, or what `api_type` gives in its place.', {
      fields: [optional('id_token'), optional('token_type'), optional('expires_in'), optional('Credentials')],
      isOpen: true,
    }),
  ],
  errors: [
    refuses(400, 'invalid_request', undefined, 'A field is missing or malformed.', 'docs-old: delegation'),
    refuses(401, 'invalid_token', undefined, 'The token is no good.', 'inferred'),
    refuses(403, 'unauthorized_client', undefined, 'The application may not.', 'inferred'),
  ],
  deprecated: { successor: 'token', grant: 'urn:ietf:params:oauth:grant-type:token-exchange' },
  differs: [
    requiresNothing('docs-old: delegation'),
    differs('id_token', 'Not in the description.', 'In place of `refresh_token`.', 'docs-old: delegation'),
    differs('target', 'Not in the description.', 'For whom the new token is.', 'docs-old: delegation'),
  ],
});
