/** Good requests to the practice tenant: one for each operation and each body of the token endpoint that it has. */
import type { OperationId } from '#catalog/routes.ts';
import type { TokenRequest } from '#catalog/token-request.ts';
import { authorizationCode } from '#catalog/token-requests/authorization-code.ts';
import { authorizationCodeWithPkce } from '#catalog/token-requests/authorization-code-with-pkce.ts';
import { clientCredentials } from '#catalog/token-requests/client-credentials.ts';
import { deviceCode } from '#catalog/token-requests/device-code.ts';
import { refreshToken } from '#catalog/token-requests/refresh-token.ts';
import { API, clientIds, DEVICE_GRANT } from '#sandbox/seed.ts';
import {
  CALLBACK,
  codeFields,
  INES,
  loginParams,
  loginTokens,
  type Practice,
} from '#sandbox/testing/practice.ts';

export type Ask = {
  method: 'GET' | 'POST';
  query?: Record<string, string>;
  fields?: Record<string, string>;
  headers?: Record<string, string>;
};

type Good = (tenant: Practice) => Promise<Ask> | Ask;

async function userCode(tenant: Practice): Promise<Record<string, string>> {
  const answer = await tenant.post('oauth/device/code', { client_id: clientIds.tv, scope: 'openid' });
  return (await answer.json()) as Record<string, string>;
}

/** A visit to the hosted pages by one browser, up to where it goes back to the login. */
async function resumed(tenant: Practice): Promise<Ask> {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map((pair) => pair.join('=')).join('; ');
  async function go(url: URL, init: RequestInit = {}): Promise<URL> {
    const answer = await tenant.fetch(new Request(url, { ...init, headers: { cookie: cookie() } }));
    for (const one of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      jar.set(name, value);
    }
    return new URL(answer.headers.get('location') ?? url, tenant.issuer);
  }
  const login = await go(tenant.url('authorize', loginParams()));
  await go(login);
  const state = login.searchParams.get('state') ?? '';
  const body = new URLSearchParams({ state, username: INES, password: 'practice' });
  const next = await go(login, { method: 'POST', body });
  return { method: 'GET', query: Object.fromEntries(next.searchParams), headers: { cookie: cookie() } };
}

const accessToken = async (tenant: Practice) => (await loginTokens(tenant))['access_token'] ?? '';
const logoutFields = async (tenant: Practice) => ({
  id_token_hint: (await loginTokens(tenant))['id_token'] ?? '',
  post_logout_redirect_uri: CALLBACK,
  state: 'back',
});

/** By operation; the token endpoint's are below. */
export const goodAsks: Partial<Record<OperationId, Good[]>> = {
  'openid-configuration': [() => ({ method: 'GET' })],
  jwks: [() => ({ method: 'GET' })],
  authorize: [
    () => ({ method: 'GET', query: loginParams() }),
    () => ({ method: 'POST', fields: loginParams() }),
    () => ({
      method: 'GET',
      query: loginParams({ response_type: 'id_token token', response_mode: 'form_post' }),
    }),
  ],
  resume: [resumed],
  userinfo: [
    async (tenant) => ({
      method: 'GET',
      headers: { authorization: `Bearer ${await accessToken(tenant)}` },
    }),
    async (tenant) => ({ method: 'POST', fields: { access_token: await accessToken(tenant) } }),
  ],
  'device-authorization': [
    () => ({ method: 'POST', fields: { client_id: clientIds.tv, scope: 'openid', audience: API } }),
  ],
  'device-activation': [
    async (tenant) => ({ method: 'GET', query: { user_code: (await userCode(tenant))['user_code'] ?? '' } }),
    async (tenant) => ({
      method: 'POST',
      fields: { user_code: (await userCode(tenant))['user_code'] ?? '' },
    }),
  ],
  revoke: [
    async (tenant) => ({
      method: 'POST',
      fields: {
        client_id: clientIds.spa,
        token: (await loginTokens(tenant, { scope: 'openid offline_access' }))['refresh_token'] ?? '',
        token_type_hint: 'refresh_token',
      },
    }),
  ],
  logout: [() => ({ method: 'GET', query: { client_id: clientIds.spa, returnTo: CALLBACK } })],
  'oidc-logout': [
    async (tenant) => ({ method: 'GET', query: await logoutFields(tenant) }),
    async (tenant) => ({ method: 'POST', fields: await logoutFields(tenant) }),
  ],
};

async function secretOf(tenant: Practice, clientId: string): Promise<string> {
  const state = (await (await tenant.admin('GET', 'state')).json()) as {
    applications: { client_id: string; client_secret: string }[];
  };
  return state.applications.find((one) => one.client_id === clientId)?.client_secret ?? '';
}

async function webCode(tenant: Practice): Promise<Record<string, string>> {
  const {
    code_challenge: _,
    code_challenge_method: __,
    ...params
  } = loginParams({ client_id: clientIds.web });
  const { left } = await tenant.browser().logIn(tenant.url('authorize', params));
  const { code_verifier: ___, ...fields } = codeFields(left, { client_id: clientIds.web });
  return { ...fields, client_secret: await secretOf(tenant, clientIds.web) };
}

const post = (fields: Record<string, string>): Ask => ({ method: 'POST', fields });

/** By body of the token endpoint. */
export const goodTokenAsks: ReadonlyMap<TokenRequest, Good> = new Map<TokenRequest, Good>([
  [authorizationCode, async (tenant) => post(await webCode(tenant))],
  [
    authorizationCodeWithPkce,
    async (tenant) => {
      const { left } = await tenant.browser().logIn(tenant.url('authorize', loginParams()));
      return post(codeFields(left));
    },
  ],
  [
    clientCredentials,
    async (tenant) =>
      post({
        grant_type: 'client_credentials',
        client_id: clientIds.machine,
        client_secret: await secretOf(tenant, clientIds.machine),
        audience: API,
      }),
  ],
  [
    refreshToken,
    async (tenant) =>
      post({
        grant_type: 'refresh_token',
        client_id: clientIds.spa,
        refresh_token: (await loginTokens(tenant, { scope: 'openid offline_access' }))['refresh_token'] ?? '',
      }),
  ],
  [
    deviceCode,
    async (tenant) =>
      post({
        grant_type: DEVICE_GRANT,
        client_id: clientIds.tv,
        device_code: (await userCode(tenant))['device_code'] ?? '',
      }),
  ],
]);
