import { gives, refuses } from '#catalog/answers.ts';
import { differs } from '#catalog/operation.ts';
import {
  API,
  confidentialClient,
  deniedByAction,
  unauthorizedAudience,
  unknownAudience,
} from '#catalog/shared.ts';
import { tokenRequest } from '#catalog/token-request.ts';
import { optional, required, requiredWhen } from '#catalog/use.ts';

export const clientCredentials = tokenRequest('client_credentials', {
  described: 'ClientCredentials',
  is: 'The application logs in as itself. Never an ID token or a refresh token; `sub` is the client id and `@clients`.',
  docs: `${API}/client-credential-flow/get-token`,
  needs: ['grantTypes', 'apiApplicationAccess'],
  fields: [
    requiredWhen('audience', 'the tenant has no default audience'),
    optional('scope', { default: 'all scopes of the client grant' }),
    optional('organization'),
  ],
  clientAuthentication: confidentialClient,
  answers: [
    gives(200, 'An access token.', {
      fields: [required('access_token'), optional('scope'), required('expires_in'), required('token_type')],
    }),
  ],
  errors: [
    refuses(
      403,
      'access_denied',
      'No audience parameter was provided, and no default audience has been configured',
      'There is no audience.',
      'capture',
    ),
    unknownAudience,
    ...unauthorizedAudience,
    refuses(
      403,
      'access_denied',
      'Client has not been granted scopes: {scopes}',
      'A scope lies outside the client grant.',
      'capture: several public logs',
    ),
    refuses(
      400,
      'invalid_scope',
      undefined,
      'An Action or a hook refused the scope.',
      'docs: client-credentials-exchange',
    ),
    refuses(
      429,
      'too_many_requests',
      'Client quota exceeded',
      'The quota of machine tokens is used up.',
      'docs: fine-grained-m2m-token-quotas',
    ),
    deniedByAction,
    refuses(
      500,
      'server_error',
      'Unknown error occurred.',
      'An Action or a hook failed.',
      'docs: client-credentials-exchange',
    ),
  ],
  differs: [
    differs(
      'audience',
      'Required.',
      'A default audience of the tenant takes its place.',
      'docs: call-your-api-using-the-client-credentials-flow',
    ),
    differs(
      'scope',
      'Not in the description.',
      'A part of the client grant.',
      'docs: call-your-api-using-the-client-credentials-flow',
    ),
    differs(
      'organization',
      'Not in the description.',
      'The token then names the organization.',
      'docs: organizations-for-m2m-applications',
    ),
    differs(
      'client_secret',
      'Required.',
      'Or Basic, an assertion or a certificate.',
      'docs: authenticate-with-private-key-jwt',
    ),
    differs('client_id', 'Required.', 'It may stand in `Authorization: Basic`.', 'docs: oas'),
  ],
});
