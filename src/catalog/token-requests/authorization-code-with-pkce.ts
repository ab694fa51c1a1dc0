import { refuses } from '#catalog/answers.ts';
import { differs } from '#catalog/operation.ts';
import { API, anyClient, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { required, requiredWhen } from '#catalog/use.ts';
import { codeRefused } from './authorization-code.ts';

export const authorizationCodeWithPkce = tokenRequest('authorization_code', {
  described: 'AuthorizationCodePKCE',
  title: 'Authorization Code with PKCE',
  is: 'Trades the code of a finished login for tokens, and proves by `code_verifier` that the same app began it. RFC 7636.',
  docs: `${API}/authorization-code-flow-with-pkce/get-token-pkce`,
  needs: ['grantTypes'],
  fields: [
    required('code'),
    required('code_verifier'),
    requiredWhen('redirect_uri', 'it was sent to `/authorize`', { meaning: 'Must be equal.' }),
  ],
  clientAuthentication: anyClient,
  answers: [tokens],
  errors: [
    ...codeRefused,
    refuses(
      403,
      'invalid_grant',
      'Failed to verify code verifier',
      'It does not fit the challenge.',
      'sdk: node-auth0; capture',
    ),
    refuses(
      403,
      'invalid_grant',
      'Parameter code_verifier is required',
      'The login had a challenge, and no verifier came.',
      'capture',
    ),
  ],
  differs: [
    differs(
      'authentication',
      'Not in this body.',
      'A confidential application sends its proof beside the verifier; a public one sends none in either body.',
      'docs: oas',
    ),
    differs('client_id', 'Required.', 'It may stand in `Authorization: Basic`.', 'docs: oas'),
  ],
});
