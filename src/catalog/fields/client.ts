/** Who asks: the application, how it proves it, and what a registered one looks like. RFC 6749 §2.3, 7523, 7591. */
import { choice, credential, credentialJwt, type Fields, integer, list, text } from '#catalog/field.ts';

export const clientFields = {
  client_id: text('Which application asks.', { dashboard: 'clientId' }),
  client_secret: credential('Proves who the client is.', { dashboard: 'clientSecret' }),
  client_assertion: credentialJwt(
    'A signed JWT that proves who the client is: `iss` and `sub` are the client, `aud` the tenant, `jti` good once.',
    {
      dashboard: 'authenticationMethod',
      docs: 'https://auth0.com/docs/get-started/authentication-and-authorization-flow/authenticate-with-private-key-jwt',
    },
  ),
  client_assertion_type: choice(
    ['urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    'How `client_assertion` is to be read.',
  ),
  client_name: text('The name of the new application.'),
  redirect_uris: list('Where the new application lets the browser come back to.', {
    dashboard: 'allowedCallbackUrls',
  }),
  token_endpoint_auth_method: choice(
    ['none', 'client_secret_post', 'client_secret_basic'],
    'How the application proves who it is at the token endpoint.',
    { dashboard: 'authenticationMethod' },
  ),
  grant_types: list('The grants of the application.', { dashboard: 'grantTypes' }),
  response_types: list('What may come back to the application through the browser.', {
    dashboard: 'grantTypes',
  }),
  client_secret_expires_at: integer('When the secret ends, in seconds since 1970; 0 for never.'),
} as const satisfies Fields;
