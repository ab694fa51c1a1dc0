import { refuses, writes } from '#catalog/answers.ts';
import { differs, json, operation, requiresNothing } from '#catalog/operation.ts';
import { API } from '#catalog/shared.ts';
import { optional, required } from '#catalog/use.ts';

export const impersonate = operation('impersonate', 'POST /users/{user_id}/impersonate', {
  is: 'Gives an address at which somebody logs in as another user. Off in today’s tenants.',
  docs: `${API}/impersonation-legacy/impersonation`,
  path: [required('user_id')],
  bearer: 'An access token of a global client.',
  body: json([
    required('protocol', { values: ['oauth2', 'samlp', 'wsfed', 'wsfed-rms'] }),
    required('impersonator_id'),
    required('client_id'),
    optional('additionalParameters', {
      meaning: 'Such as `response_type`, `state`, `scope`, `callback_url`.',
    }),
  ]),
  cors: 'none',
  answers: [
    writes(200, 'The address, as a text.', { example: 'https://DOMAIN/users/ID/impersonate?&bewit=…' }),
  ],
  errors: [
    refuses(401, 'invalid_token', undefined, 'The token is no good.', 'inferred'),
    refuses(
      403,
      'access_denied',
      undefined,
      'Impersonation is off.',
      'docs-old: impersonation; body inferred',
    ),
  ],
  deprecated: {
    successor: 'token',
    grant: 'urn:ietf:params:oauth:grant-type:token-exchange',
    note: 'Nothing takes its place; custom token exchange comes nearest.',
  },
  differs: [
    requiresNothing('docs-old: impersonation'),
    differs('answers', 'JSON with `impersonation_url`.', 'A text.', 'docs: oas; docs-old: impersonation'),
  ],
});
