import { gives } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';

export const openidConfiguration = operation(
  'openid-configuration',
  'GET /.well-known/openid-configuration',
  {
    is: 'Says where everything is and what the tenant can do. `issuer` ends in a slash, nothing else does. The list of grants, `web_message` and `none` are not in it. Not in the description.',
    docs: 'https://auth0.com/docs/get-started/applications/configure-applications-with-oidc-discovery',
    cors: 'any-origin',
    answers: [gives(200, 'The metadata of the tenant.', { isOpen: true })],
    errors: [],
  },
);
