import { givesNothing, refuses } from '#catalog/answers.ts';
import { differs, formOrJson, operation } from '#catalog/operation.ts';
import { API, anyClient, missing, proofOfClient } from '#catalog/shared.ts';
import { optional, required } from '#catalog/use.ts';

export const revoke = operation('revoke', 'POST /oauth/revoke', {
  is: 'Ends a refresh token, and by a setting of the tenant the whole grant. Access tokens live until they expire. RFC 7009.',
  docs: `${API}/revoke-refresh-token/revoke-refresh-token`,
  body: formOrJson([
    ...proofOfClient,
    required('token', { meaning: 'A refresh token.' }),
    optional('token_type_hint', { meaning: 'Tolerated.' }),
  ]),
  clientAuthentication: anyClient,
  cors: 'callback-or-web-origins',
  answers: [givesNothing(200, 'Also for a token that is unknown, or of another application.')],
  errors: [
    missing('docs-old: errors'),
    refuses(
      401,
      'invalid_client',
      undefined,
      'The application is unknown or its proof is wrong.',
      'docs-old: errors',
    ),
  ],
  differs: [
    differs(
      'token_type_hint',
      'Not in the description.',
      'Tolerated, as RFC 7009 has it.',
      'sdk: auth0-spa-js; rfc 7009',
    ),
    differs('encodings', 'JSON only.', 'A form too; auth0-spa-js sends one.', 'sdk: auth0-spa-js, go-auth0'),
    differs(
      'client_id',
      'Always required, and no proof of the application is.',
      'It may stand in `Authorization: Basic`; confidential applications prove themselves.',
      'docs: oas, use-refresh-tokens',
    ),
  ],
});
