/** What several operations have in common. */
import { type ErrorAnswer, gives, refuses, refusesOnPage, refusesWithText, sendsBack } from './answers.ts';
import type { ClientAuthMethod } from './client-auth.ts';
import { optional, required, requiredWhen, type Use } from './use.ts';

export const AUTH0 = 'https://auth0.com/docs';
export const API = `${AUTH0}/api/authentication`;

/** The body fields that prove the application, whichever its method needs. */
export const proofOfClient: readonly Use[] = [
  requiredWhen('client_id', 'it does not stand in `Authorization: Basic`'),
  requiredWhen('client_secret', 'the application authenticates by `client_secret_post`'),
  requiredWhen('client_assertion', 'the application authenticates by `private_key_jwt`'),
  requiredWhen('client_assertion_type', 'the application authenticates by `private_key_jwt`'),
];

/** An application authenticates by the one method of its settings; post and Basic behave alike. */
export const anyClient: readonly ClientAuthMethod[] = [
  'none',
  'client_secret_post',
  'client_secret_basic',
  'private_key_jwt',
  'tls_client_auth',
  'self_signed_tls_client_auth',
];
export const confidentialClient = anyClient.filter((method) => method !== 'none');
/** Endpoints that never read `Authorization: Basic`. */
export const clientInBody: readonly ClientAuthMethod[] = ['none', 'client_secret_post', 'private_key_jwt'];

/** Answers that every operation may give, whatever it is asked. */
export const everywhere: readonly ErrorAnswer[] = [
  refusesWithText(404, 'Not Found', 'No operation stands at this path with this method.', 'inferred'),
  refuses(
    405,
    'method_not_allowed',
    undefined,
    'The endpoint exists, the method does not. Seldom seen.',
    'docs-old: errors',
  ),
  refuses(
    429,
    'too_many_requests',
    'Global limit has been reached',
    'The limit of the tenant is used up.',
    'capture',
  ),
  refusesWithText(
    429,
    'Too many requests. Check the X-RateLimit-Limit, X-RateLimit-Remaining and X-RateLimit-Reset headers.',
    'The same, in other words.',
    'docs: oas',
  ),
  refusesOnPage(
    429,
    'too_many_requests',
    'Global limit has been reached',
    'The same, where a browser visits.',
    'docs: rate-limit-use-cases',
  ),
  refuses(
    500,
    'server_error',
    undefined,
    'The tenant failed, often in an Action or a connection.',
    'capture',
  ),
  refuses(503, 'temporarily_unavailable', undefined, 'The tenant is overloaded.', 'docs-old: errors'),
];

export const missing = (source = 'capture; sdk: auth0.net'): ErrorAnswer =>
  refuses(
    400,
    'invalid_request',
    'Missing required parameter: {name}',
    'A required field is missing.',
    source,
  );

export const unauthorizedClient: ErrorAnswer = refuses(
  401,
  'access_denied',
  'Unauthorized',
  'The application is unknown, its proof is wrong or missing, or it is public and sent none where one is due.',
  'issue: auth0-spa-js#454, #488, #539',
);

export const badAssertion: ErrorAnswer = refuses(
  401,
  'invalid_client',
  undefined,
  'The client assertion is malformed, expired, used before or not signed by a known key.',
  'inferred',
);

/** In JSON a scope may be a list of texts. */
export const malformedScope: ErrorAnswer = refuses(
  400,
  'invalid_scope',
  'Scope must be an array or a string',
  '`scope` is something else.',
  'docs-old: errors',
);

export const unknownAudience: ErrorAnswer = refuses(
  403,
  'access_denied',
  'Service not enabled within domain: {audience}',
  'The tenant knows no API with this identifier.',
  'capture',
);

export const unauthorizedAudience: readonly ErrorAnswer[] = [
  refuses(
    403,
    'access_denied',
    'Client "{client_id}" is not authorized to access resource server "{audience}".',
    'The application has no client grant for this API.',
    'capture',
  ),
  refuses(
    403,
    'access_denied',
    'Client is not authorized to access "{audience}". You might probably want to create a "client-grant" associated to this API. See: https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants',
    'The same, in the words of older tenants.',
    'capture',
  ),
];

export const deniedByAction: ErrorAnswer = refuses(
  403,
  'access_denied',
  undefined,
  'An Action denied it; the description is its own.',
  'docs: client-credentials-exchange',
);

export const blockedUser: readonly ErrorAnswer[] = [
  refuses(401, 'unauthorized', 'user is blocked', 'The user is blocked.', 'sdk: Auth0.swift'),
  refuses(403, 'unauthorized', 'user is blocked', 'The same, as refreshing sees it.', 'sdk: auth0-spa-js'),
];

export const attackProtection: readonly ErrorAnswer[] = [
  refuses(
    429,
    'too_many_attempts',
    "Your account has been blocked after multiple consecutive login attempts. We've sent you a notification via your preferred contact method with instructions on how to unblock it.",
    'Ten wrong tries in a row for one user.',
    'docs: set-up-cors',
  ),
  refuses(
    429,
    'too_many_attempts',
    'We have detected suspicious login behavior and further attempts will be blocked. Please contact the administrator.',
    'Too many tries from one address.',
    'docs: set-up-cors',
  ),
  refuses(
    401,
    'requires_verification',
    'Suspicious request requires verification',
    'The request looks like that of a bot.',
    'sdk: Auth0.swift, Auth0.Android',
  ),
];

export const leakedPassword: ErrorAnswer = refuses(
  401,
  'password_leaked',
  "This login attempt has been blocked because the password you're using was previously disclosed through a data breach (not in this application). Please check your email for more information.",
  'The password is known from a breach.',
  'docs: avoid-common-issues-with-resource-owner-password-flow-and-attack-protection',
);

export const mfaRequired: ErrorAnswer = refuses(
  403,
  'mfa_required',
  'Multifactor authentication required',
  'A second factor is due. `mfa_token` and, newer, `mfa_requirements` come along.',
  'docs: cte-example-use-cases; sdk: Auth0.swift, auth0-java (the newer description says 401)',
);

export const dpopRefused: readonly ErrorAnswer[] = [
  refuses(
    400,
    'use_dpop_nonce',
    'Authorization server requires nonce in DPoP proof',
    'The proof of a public application carries no nonce yet; `DPoP-Nonce` brings one.',
    'docs: demonstrating-proof-of-possession-dpop',
  ),
  refuses(400, 'invalid_dpop_proof', undefined, 'The proof is not accepted.', 'rfc 9449'),
];

/** Pages that show the tenant's mistrust of the request itself. */
export const unknownClientPage: readonly ErrorAnswer[] = [
  refusesOnPage(
    400,
    'invalid_request',
    'Unknown client: {client_id}',
    'No application has this id.',
    'capture; docs: dynamic-client-registration',
  ),
  refusesOnPage(400, 'invalid_request', 'Missing required parameter: {name}', 'It is missing.', 'inferred'),
];

export const organizationRefused: readonly ErrorAnswer[] = [
  sendsBack(
    'invalid_request',
    'parameter organization is required for this client',
    'The application works with organizations only.',
    'capture',
  ),
  sendsBack(
    'invalid_request',
    'parameter organization is not allowed for this client',
    'The application works without organizations.',
    'inferred',
  ),
  sendsBack(
    'invalid_request',
    'authorization request parameter organization must be an organization id',
    'It is a name, and the tenant does not allow names.',
    'capture',
  ),
  sendsBack(
    'invalid_request',
    'parameter organization is invalid: {organization}',
    'No organization has this id.',
    'docs: third-party-applications/troubleshooting',
  ),
  sendsBack(
    'access_denied',
    'user {user_id} is not part of the {organization} organization',
    'The user is no member.',
    'capture (partly)',
  ),
  sendsBack(
    'access_denied',
    'client requires organization membership, but user does not belong to any organization',
    'The user is a member of none.',
    'capture (partly)',
  ),
];

/** The answer of every login at the token endpoint. */
export const tokens = gives(200, 'Tokens, in this order.', {
  fields: [
    required('access_token', {
      meaning: 'A JWT for the API that was asked for; without one an opaque JWE for `/userinfo`.',
    }),
    requiredWhen('refresh_token', '`offline_access` was granted, and the application and its API allow it'),
    requiredWhen('id_token', '`openid` was granted'),
    requiredWhen('scope', '`openid` was granted, or the scope is not the one that was asked for'),
    required('expires_in'),
    required('token_type', { values: ['Bearer', 'DPoP'] }),
    optional('authorization_details', { shape: { type: 'array', items: 'object' } }),
  ],
});
