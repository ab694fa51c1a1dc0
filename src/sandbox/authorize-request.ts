/** What `/authorize` accepts, and how it refuses. Each check is one line of a table; the first that fails answers. */
import type { Params } from './body.ts';
import type { Tenant } from './context.ts';
import { missingParameter, type OAuthError, oauthError } from './errors.ts';
import { connectionsOf } from './identities.ts';
import { allowedCallback, originOf } from './redirect-uris.ts';
import { audienceOf, words } from './scopes.ts';
import type { Application, AuthorizeRequest } from './state.ts';

const RESPONSE_TYPES = ['code', 'token', 'id_token'];
const RESPONSE_MODES = ['query', 'fragment', 'form_post', 'web_message'];
const PROMPTS = ['none', 'login', 'consent', 'select_account'];

/** `page`: shown by the tenant, because the address to return to cannot be trusted. */
export type Refusal =
  | { kind: 'page'; refusal: OAuthError }
  | { kind: 'redirect'; request: AuthorizeRequest; refusal: OAuthError };

export type Accepted = { kind: 'accepted'; request: AuthorizeRequest; client: Application };

export function readAuthorizeRequest(tenant: Tenant, params: Params): Accepted | Refusal {
  const clientId = params.get('client_id');
  if (clientId === '') return { kind: 'page', refusal: missingParameter('client_id') };
  const client = tenant.application(clientId);
  if (!client) {
    return { kind: 'page', refusal: oauthError(400, 'invalid_request', `Unknown client: ${clientId}`) };
  }
  const redirectUri = params.get('redirect_uri') || client.callbacks[0];
  if (redirectUri === undefined || !allowedCallback(client.callbacks, redirectUri)) {
    return { kind: 'page', refusal: callbackMismatch() };
  }
  const request = read(tenant, params, redirectUri);
  for (const check of checks) {
    const refusal = check(request, { tenant, client, params });
    if (refusal) return { kind: 'redirect', request: returnable(request), refusal };
  }
  return { kind: 'accepted', request, client };
}

function callbackMismatch(): OAuthError {
  return oauthError(
    403,
    'invalid_request',
    'Callback URL mismatch. The provided redirect_uri is not in the list of allowed callback URLs. Please go to ' +
      'the Application Settings page and make sure you are sending a valid callback url from your application.',
  );
}

function read(tenant: Tenant, params: Params, redirectUri: string): AuthorizeRequest {
  const responseType = words(params.get('response_type'));
  const maxAge = params.get('max_age');
  return {
    client_id: params.get('client_id'),
    redirect_uri: redirectUri,
    redirect_uri_sent: params.has('redirect_uri'),
    response_type: responseType,
    response_mode: params.get('response_mode') || (hasTokens(responseType) ? 'fragment' : 'query'),
    scope: words(params.get('scope')),
    audience: audienceOf(tenant, params.get('audience')),
    state: params.has('state') ? params.get('state') : null,
    nonce: params.get('nonce'),
    prompt: words(params.get('prompt')),
    max_age: maxAge === '' ? null : Number(maxAge),
    login_hint: params.get('login_hint'),
    screen_hint: params.get('screen_hint'),
    code_challenge: params.get('code_challenge'),
    code_challenge_method: params.get('code_challenge_method') || 'plain',
    connection: params.get('connection'),
    organization: params.get('organization'),
  };
}

/** Tokens never go into a query: servers and proxies write it down. */
function hasTokens(responseType: readonly string[]): boolean {
  return responseType.includes('token') || responseType.includes('id_token');
}

/** A refused request may have asked for a mode that does not exist, or that tokens must not use. */
function returnable(request: AuthorizeRequest): AuthorizeRequest {
  const tokens = hasTokens(request.response_type);
  const known = RESPONSE_MODES.includes(request.response_mode);
  if (known && !(tokens && request.response_mode === 'query')) return request;
  return { ...request, response_mode: tokens ? 'fragment' : 'query' };
}

type World = { tenant: Tenant; client: Application; params: Params };
type Check = (request: AuthorizeRequest, world: World) => OAuthError | undefined;

const invalid = (description: string) => oauthError(400, 'invalid_request', description);

const checks: Check[] = [
  ({ response_type }) => (response_type.length === 0 ? missingParameter('response_type') : undefined),
  ({ response_type }) =>
    response_type.every((type) => RESPONSE_TYPES.includes(type))
      ? undefined
      : oauthError(400, 'unsupported_response_type', `Unsupported response type: ${response_type.join(' ')}`),
  ({ response_type }, { client }) => {
    const needed = response_type.map((type) => (type === 'code' ? 'authorization_code' : 'implicit'));
    const missing = needed.find((grant) => !client.grant_types.includes(grant));
    return missing === undefined
      ? undefined
      : oauthError(403, 'unauthorized_client', `Grant type '${missing}' not allowed for the client.`);
  },
  ({ response_mode }) =>
    RESPONSE_MODES.includes(response_mode) ? undefined : invalid(`Invalid response_mode: ${response_mode}`),
  ({ response_type, response_mode }) =>
    response_mode === 'query' && hasTokens(response_type)
      ? invalid('response_mode "query" is not allowed for this response_type')
      : undefined,
  ({ response_type, nonce }) =>
    response_type.includes('id_token') && nonce === '' ? missingParameter('nonce') : undefined,
  (_, { params }) =>
    params.has('request') ? oauthError(400, 'request_not_supported', 'request is not supported') : undefined,
  (_, { params }) =>
    params.has('request_uri')
      ? oauthError(400, 'request_uri_not_supported', 'request_uri is not supported')
      : undefined,
  ({ prompt }) =>
    prompt.every((word) => PROMPTS.includes(word)) && !(prompt.includes('none') && prompt.length > 1)
      ? undefined
      : invalid(`Invalid prompt: ${prompt.join(' ')}`),
  ({ max_age }) =>
    max_age === null || (Number.isInteger(max_age) && max_age >= 0) ? undefined : invalid('Invalid max_age'),
  ({ code_challenge, code_challenge_method }) =>
    code_challenge === '' || ['S256', 'plain'].includes(code_challenge_method)
      ? undefined
      : invalid(`Invalid code_challenge_method: ${code_challenge_method}`),
  ({ audience }, { tenant }) =>
    audience === '' || tenant.api(audience)
      ? undefined
      : oauthError(403, 'access_denied', `Service not found: ${audience}`),
  ({ connection }, { tenant, client }) =>
    connection === '' || hasConnection(tenant, client, connection)
      ? undefined
      : invalid('the connection was not found'),
  organizationCheck,
];

/** The practice tenant has no organizations, so a well-formed id names none. */
function organizationCheck({ organization }: AuthorizeRequest, { client }: World): OAuthError | undefined {
  if (organization === '') {
    return client.organization_usage === 'require'
      ? invalid('parameter organization is required for this client')
      : undefined;
  }
  if (client.organization_usage === 'deny') {
    return invalid('parameter organization is not allowed for this client');
  }
  return /^org_[A-Za-z0-9]{16}$/.test(organization)
    ? invalid(`parameter organization is invalid: ${organization}`)
    : invalid('authorization request parameter organization must be an organization id');
}

function hasConnection(tenant: Tenant, { client_id }: Application, name: string): boolean {
  return connectionsOf(tenant.state.connections.all(), { clientId: client_id, name }).length > 0;
}

/** The page that gets a `web_message`. */
export function messageTarget({ redirect_uri }: AuthorizeRequest): string {
  return originOf(redirect_uri);
}
