/** What a tenant says of itself. OpenID Connect Discovery, RFC 8414, and what Auth0 adds; RFC 7517 for the keys. */
import { boolean, type Fields, list, object, objects, url } from '#catalog/field.ts';

const algorithms = (what: string) => list(`The algorithms of ${what}.`);

export const metadataFields = {
  issuer: url('Who issues the tokens: `iss` of each. Ends in a slash at Auth0, nothing else does.', {
    dashboard: 'customDomains',
  }),
  authorization_endpoint: url('Where a login begins.'),
  token_endpoint: url('Where something is traded for tokens.'),
  device_authorization_endpoint: url('Where a device asks for a code.'),
  userinfo_endpoint: url('Where the claims of the user are.'),
  mfa_challenge_endpoint: url('Where a challenge of a second factor is asked for.'),
  jwks_uri: url('Where the public keys are.', { dashboard: 'signingKeys' }),
  registration_endpoint: url('Where an application registers itself.', { dashboard: 'dynamicRegistration' }),
  revocation_endpoint: url('Where a refresh token is ended.'),
  end_session_endpoint: url('Where the session is ended.'),
  backchannel_authentication_endpoint: url('Where a login on another device is asked for.'),
  pushed_authorization_request_endpoint: url('Where the parameters of a login are left.', {
    dashboard: 'allowPar',
  }),
  global_token_revocation_endpoint: url('Where an identity provider ends all sessions of a user.'),
  global_token_revocation_endpoint_auth_methods_supported: list('How that one proves who it is.'),
  mtls_endpoint_aliases: object('The same addresses, for applications with a certificate.'),
  scopes_supported: list('The scopes of OpenID Connect; those of APIs are not listed.'),
  claims_supported: list('The claims that a token can hold; an Action can add others.'),
  response_types_supported: list('What can come back through the browser.'),
  response_modes_supported: list('How it can come back; Auth0 does not list `web_message`, and has it.'),
  code_challenge_methods_supported: list('How a code challenge can be made.'),
  subject_types_supported: list('Whether `sub` is the same for each application: `public`.'),
  acr_values_supported: list('How strong a login can be asked for.'),
  token_endpoint_auth_methods_supported: list(
    'How an application can prove itself; Auth0 does not list `none`, and has it.',
    { dashboard: 'authenticationMethod' },
  ),
  token_endpoint_auth_signing_alg_values_supported: algorithms('client assertions'),
  id_token_signing_alg_values_supported: algorithms('ID tokens'),
  request_object_signing_alg_values_supported: algorithms('signed requests'),
  dpop_signing_alg_values_supported: algorithms('DPoP proofs'),
  request_parameter_supported: boolean('Whether `request` is taken.', { dashboard: 'jar' }),
  request_uri_parameter_supported: boolean('Whether `request_uri` may be an address of the application.'),
  authorization_response_iss_parameter_supported: boolean('Whether `iss` comes back with each login.'),
  backchannel_token_delivery_modes_supported: list('How the answer of CIBA is had: `poll`.'),
  backchannel_logout_supported: boolean('Whether applications are told of logouts.'),
  backchannel_logout_session_supported: boolean('Whether they are told which session.'),
  tls_client_certificate_bound_access_tokens: boolean('Whether tokens can be bound to a certificate.'),
  entity_profiles_supported: list('The profiles of who acts that tokens can name.'),
  keys: objects('The public keys; `kid` of a token names one.', { dashboard: 'signingKeys' }),
} as const satisfies Fields;
