import { refuses } from '#catalog/answers.ts';
import { API, confidentialClient, tokens } from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, required } from '#catalog/use.ts';

export const jwtBearer = tokenRequest('urn:ietf:params:oauth:grant-type:jwt-bearer', {
  title: 'Cross-app access',
  is: 'Trades an assertion of an identity provider that the tenant trusts for an access token. RFC 7523. Not in the description.',
  docs: `${API}/cross-app-access/get-token`,
  fields: [required('assertion'), optional('scope'), optional('resource')],
  clientAuthentication: confidentialClient,
  answers: [tokens],
  errors: [
    refuses(
      400,
      'invalid_grant',
      'Assertion is invalid or has expired',
      'The assertion is no good.',
      'docs: cross-app-access',
    ),
  ],
});
