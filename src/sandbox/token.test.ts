import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { API, clientIds, DEVICE_GRANT } from './seed.ts';
import {
  CALLBACK,
  claims,
  codeFields,
  loginParams,
  loginTokens,
  type Practice,
  practice,
} from './testing/practice.ts';

const MACHINE = {
  grant_type: 'client_credentials',
  client_id: clientIds.machine,
  client_secret: 'practice-machine-secret-0123456789abcdefghijklmnopqrstuvwxyzABCD',
  audience: API,
};

async function codeOf(tenant: Practice, more: Record<string, string> = {}) {
  const { left } = await tenant.browser().logIn(tenant.url('authorize', loginParams(more)));
  return left;
}

async function said(response: Response) {
  return { status: response.status, ...((await response.json()) as Record<string, string>) };
}

describe('the code grant', () => {
  it('answers in Auth0’s order, never cached', async () => {
    const tenant = practice();
    const left = await codeOf(tenant, { scope: 'openid profile email offline_access', audience: API });
    const response = await tenant.post('oauth/token', codeFields(left));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('pragma')).toBe('no-cache');
    const body = (await response.json()) as Record<string, string>;
    expect(Object.keys(body)).toEqual([
      'access_token',
      'refresh_token',
      'id_token',
      'scope',
      'expires_in',
      'token_type',
    ]);
    expect(body['refresh_token']).toMatch(/^[\w-]{45}$/);
  });

  it('gives an ID token with Auth0’s claims in their order, signed RS256 (gotchas 1, 19)', async () => {
    const tenant = practice();
    const { id_token } = await loginTokens(tenant);
    expect(decodeProtectedHeader(id_token ?? '')).toEqual({
      alg: 'RS256',
      typ: 'JWT',
      kid: expect.stringMatching(/^[\w-]{21}$/),
    });
    const found = claims(id_token);
    expect(Object.keys(found)).toEqual([
      'given_name',
      'family_name',
      'nickname',
      'name',
      'picture',
      'updated_at',
      'email',
      'email_verified',
      'iss',
      'aud',
      'sub',
      'iat',
      'exp',
      'sid',
      'nonce',
    ]);
    expect(found['iss']).toBe('https://tenant.example/');
    expect(found['aud']).toBe(clientIds.spa);
    expect(found['exp']).toBe(Number(found['iat']) + 36000);
  });

  it('without an audience gives five parts with an empty second one (gotcha 5)', async () => {
    const { access_token = '', expires_in } = await loginTokens(practice());
    const parts = access_token.split('.');
    expect(parts).toHaveLength(5);
    expect(parts[1]).toBe('');
    expect(decodeProtectedHeader(access_token)).toEqual({
      alg: 'dir',
      enc: 'A256GCM',
      iss: 'https://tenant.example/',
    });
    expect(expires_in).toBe(86400);
  });

  it('makes `aud` an array only with `openid` and an API (gotcha 6)', async () => {
    const tenant = practice();
    const both = await loginTokens(tenant, { audience: API, scope: 'openid read:orders' });
    expect(Object.keys(claims(both['access_token']))).toEqual([
      'iss',
      'sub',
      'aud',
      'iat',
      'exp',
      'scope',
      'azp',
    ]);
    expect(claims(both['access_token'])['aud']).toEqual([API, 'https://tenant.example/userinfo']);
    const plain = await loginTokens(tenant, { audience: API, scope: 'read:orders' });
    expect(claims(plain['access_token'])['aud']).toBe(API);
    expect(plain).not.toHaveProperty('scope');
    expect(plain).not.toHaveProperty('id_token');
  });

  it('drops scopes that the API lacks, and says what is left', async () => {
    const tokens = await loginTokens(practice(), { audience: API, scope: 'read:orders fly:planes' });
    expect(tokens['scope']).toBe('read:orders');
  });

  it('takes JSON as well as a form', async () => {
    const tenant = practice();
    const response = await tenant.send('oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(codeFields(await codeOf(tenant))),
    });
    expect(response.status).toBe(200);
  });

  it('takes a secret in the body or in HTTP Basic', async () => {
    const tenant = practice();
    const params = { client_id: clientIds.web, code_challenge: '' };
    const fields = (left: URL | undefined) => {
      const { code_verifier: _, ...rest } = codeFields(left, { client_id: clientIds.web });
      return rest;
    };
    const secret = 'practice-web-secret-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH';
    const post = await tenant.post('oauth/token', {
      ...fields(await codeOf(tenant, params)),
      client_secret: secret,
    });
    expect(post.status).toBe(200);
    const basic = await tenant.post('oauth/token', fields(await codeOf(tenant, params)), {
      authorization: `Basic ${btoa(`${clientIds.web}:${secret}`)}`,
    });
    expect(basic.status).toBe(200);
    const wrong = await tenant.post('oauth/token', {
      ...fields(await codeOf(tenant, params)),
      client_secret: 'wrong',
    });
    expect(await said(wrong)).toEqual({
      status: 401,
      error: 'access_denied',
      error_description: 'Unauthorized',
    });
  });

  it('takes a code once, for ten minutes, from its own client (gotcha 3)', async () => {
    const tenant = practice();
    const refused = {
      status: 403,
      error: 'invalid_grant',
      error_description: 'Invalid authorization code',
    };
    const left = await codeOf(tenant);
    expect((await tenant.post('oauth/token', codeFields(left))).status).toBe(200);
    expect(await said(await tenant.post('oauth/token', codeFields(left)))).toEqual(refused);
    const late = await codeOf(tenant);
    tenant.clock.ms += 601_000;
    expect(await said(await tenant.post('oauth/token', codeFields(late)))).toEqual(refused);
    const foreign = codeFields(await codeOf(tenant), { client_id: clientIds.tv });
    expect(await said(await tenant.post('oauth/token', foreign))).toEqual(refused);
  });

  it('gives one of two requests that race for a code', async () => {
    const tenant = practice();
    const fields = codeFields(await codeOf(tenant));
    const both = await Promise.all([tenant.post('oauth/token', fields), tenant.post('oauth/token', fields)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  const refusals: [change: Record<string, string>, status: number, error: string, description: string][] = [
    [{ code_verifier: 'wrong' }, 403, 'invalid_grant', 'Failed to verify code verifier'],
    [{ code_verifier: '' }, 403, 'invalid_grant', 'Parameter code_verifier is required'],
    [
      { redirect_uri: 'https://app.example/other' },
      403,
      'invalid_grant',
      `The redirect URI is wrong. You send [https://app.example/other], and we expected [${CALLBACK}]`,
    ],
    [{ code: '' }, 400, 'invalid_request', 'Missing required parameter: code'],
    [{ grant_type: '' }, 400, 'invalid_request', 'Missing required parameter: grant_type'],
    [{ grant_type: 'magic' }, 400, 'unsupported_grant_type', 'Unsupported grant type: magic'],
    [{ client_id: 'nobody' }, 401, 'access_denied', 'Unauthorized'],
    [{ client_id: 'nobody', grant_type: 'magic' }, 401, 'access_denied', 'Unauthorized'],
    [
      { grant_type: 'password' },
      403,
      'unauthorized_client',
      "Grant type 'password' not allowed for the client.",
    ],
    [
      { grant_type: DEVICE_GRANT },
      403,
      'unauthorized_client',
      `Grant type '${DEVICE_GRANT}' not allowed for the client.`,
    ],
  ];
  it.each(refusals)('refuses %o with %i %s', async (change, status, error, description) => {
    const tenant = practice();
    const response = await tenant.post('oauth/token', { ...codeFields(await codeOf(tenant)), ...change });
    expect(await said(response)).toEqual({ status, error, error_description: description });
  });

  it('wants PKCE from a client without a secret, and takes `plain`', async () => {
    const tenant = practice();
    const bare = codeFields(await codeOf(tenant, { code_challenge: '' }), { code_verifier: '' });
    expect(await said(await tenant.post('oauth/token', bare))).toMatchObject({ status: 401 });
    const left = await codeOf(tenant, { code_challenge: 'plain-text', code_challenge_method: 'plain' });
    const plain = await tenant.post('oauth/token', codeFields(left, { code_verifier: 'plain-text' }));
    expect(plain.status).toBe(200);
  });
});

describe('client credentials', () => {
  it('gives a machine token and stores nothing', async () => {
    const tenant = practice();
    const { access_token, ...rest } = await tenant.tokens(MACHINE);
    expect(rest).toEqual({ scope: 'read:orders write:orders', expires_in: 86400, token_type: 'Bearer' });
    expect(claims(access_token)).toEqual({
      iss: 'https://tenant.example/',
      sub: `${clientIds.machine}@clients`,
      aud: API,
      iat: expect.any(Number),
      exp: expect.any(Number),
      scope: 'read:orders write:orders',
      gty: 'client-credentials',
      azp: clientIds.machine,
    });
  });

  it.each([
    [{ client_secret: 'wrong' }, 401, 'access_denied', 'Unauthorized'],
    [
      { audience: '' },
      403,
      'access_denied',
      'No audience parameter was provided, and no default audience has been configured',
    ],
    [
      { scope: 'read:orders read:users delete:users' },
      403,
      'access_denied',
      'Client has not been granted scopes: read:users, delete:users',
    ],
    [{ audience: 'https://no' }, 403, 'access_denied', 'Service not enabled within domain: https://no'],
    [
      {
        client_id: clientIds.web,
        client_secret: 'practice-web-secret-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH',
      },
      403,
      'access_denied',
      `Client "${clientIds.web}" is not authorized to access resource server "${API}".`,
    ],
  ])('refuses %o with %i (gotcha 2)', async (change, status, error, description) => {
    const response = await practice().post('oauth/token', { ...MACHINE, ...change });
    expect(await said(response)).toEqual({ status, error, error_description: description });
  });
});

describe('the Management API', () => {
  const MANAGEMENT = 'https://tenant.example/api/v2/';

  it('is an audience of every tenant, for what a user may do with the own account', async () => {
    const tenant = practice();
    const tokens = await loginTokens(tenant, {
      audience: MANAGEMENT,
      scope: 'openid read:current_user read:users',
    });
    expect(claims(tokens['access_token'])).toMatchObject({
      aud: [MANAGEMENT, 'https://tenant.example/userinfo'],
      scope: 'openid read:current_user',
    });
  });

  it('is for the machines that have a client grant, with its scopes', async () => {
    const tenant = practice();
    const ask = () => tenant.post('oauth/token', { ...MACHINE, audience: MANAGEMENT });
    expect(await said(await ask())).toMatchObject({
      status: 403,
      error_description: `Client "${clientIds.machine}" is not authorized to access resource server "${MANAGEMENT}".`,
    });
    await tenant.admin('POST', 'client-grants', {
      client_id: clientIds.machine,
      audience: MANAGEMENT,
      scope: ['read:users'],
    });
    expect(((await (await ask()).json()) as Record<string, string>)['scope']).toBe('read:users');
  });
});

describe('the audience of userinfo', () => {
  const USERINFO = 'https://tenant.example/userinfo';

  it('gives a token for userinfo only, whatever the default is', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', 'settings', { default_audience: API });
    expect((await loginTokens(tenant))['access_token']?.split('.')).toHaveLength(3);
    expect((await loginTokens(tenant, { audience: USERINFO }))['access_token']?.split('.')).toHaveLength(5);
  });

  it('is not for machines', async () => {
    expect(await said(await practice().post('oauth/token', { ...MACHINE, audience: USERINFO }))).toEqual({
      status: 403,
      error: 'access_denied',
      error_description: `Client "${clientIds.machine}" is not authorized to access resource server "${USERINFO}".`,
    });
  });
});

describe('a JSON body', () => {
  const post = (tenant: Practice, body: unknown) =>
    tenant.send('oauth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('may hold the scope as a list', async () => {
    const answer = await post(practice(), { ...MACHINE, scope: ['write:orders', 'read:orders'] });
    expect(((await answer.json()) as Record<string, string>)['scope']).toBe('write:orders read:orders');
  });

  it.each([[{ read: 'orders' }], [['read:orders', 7]], [7]])('refuses the scope %j', async (scope) => {
    expect(await said(await post(practice(), { ...MACHINE, scope }))).toEqual({
      status: 400,
      error: 'invalid_scope',
      error_description: 'Scope must be an array or a string',
    });
  });

  it('takes a list or an object for no text, and null for nothing', async () => {
    const refused = await post(practice(), { ...MACHINE, client_secret: [MACHINE.client_secret] });
    expect(refused.status).toBe(401);
    expect((await post(practice(), { ...MACHINE, scope: null })).status).toBe(200);
  });

  it('that is refused for its scope leaves a refresh token as it was', async () => {
    const tenant = practice();
    const { refresh_token } = await loginTokens(tenant, { scope: 'openid offline_access' });
    const fields = { grant_type: 'refresh_token', client_id: clientIds.spa, refresh_token };
    expect((await post(tenant, { ...fields, scope: {} })).status).toBe(400);
    expect((await post(tenant, fields)).status).toBe(200);
  });
});

describe('refresh tokens', () => {
  const OFFLINE = { scope: 'openid offline_access' };
  const refresh = (tenant: Practice, token = '', more: Record<string, string> = {}) =>
    tenant.post('oauth/token', {
      grant_type: 'refresh_token',
      client_id: clientIds.spa,
      refresh_token: token,
      ...more,
    });
  const refused = {
    status: 403,
    error: 'invalid_grant',
    error_description: 'Unknown or invalid refresh token.',
  };
  const newToken = async (response: Response) =>
    ((await response.json()) as Record<string, string>)['refresh_token'];

  it('rotate, and always bring an ID token without a nonce (gotcha 7)', async () => {
    const tenant = practice();
    const { refresh_token } = await loginTokens(tenant, OFFLINE);
    const body = (await (await refresh(tenant, refresh_token)).json()) as Record<string, string>;
    expect(body['refresh_token']).not.toBe(refresh_token);
    expect(claims(body['id_token'])).not.toHaveProperty('nonce');
  });

  it('without rotation stay as they are, and none is in the answer (gotcha 7)', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', `applications/${clientIds.spa}`, {
      refresh_token: { rotation_type: 'non-rotating' },
    });
    const { refresh_token } = await loginTokens(tenant, OFFLINE);
    const body = (await (await refresh(tenant, refresh_token)).json()) as Record<string, string>;
    expect(body).not.toHaveProperty('refresh_token');
    expect(body['id_token']).toBeTruthy();
    expect((await refresh(tenant, refresh_token)).status).toBe(200);
  });

  it('used twice take their family and the grant along (gotcha 8)', async () => {
    const tenant = practice();
    const { refresh_token: first } = await loginTokens(tenant, OFFLINE);
    const { refresh_token: other } = await loginTokens(tenant, OFFLINE);
    const second = await newToken(await refresh(tenant, first));
    expect(await said(await refresh(tenant, first))).toEqual(refused);
    expect(await said(await refresh(tenant, second))).toEqual(refused);
    expect(await said(await refresh(tenant, other))).toEqual(refused);
  });

  it('may come again within the leeway, but only the one before (gotcha 8)', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', `applications/${clientIds.spa}`, {
      refresh_token: { rotation_type: 'rotating', leeway: 10 },
    });
    const { refresh_token: first } = await loginTokens(tenant, OFFLINE);
    const second = await newToken(await refresh(tenant, first));
    tenant.clock.ms += 5000;
    expect((await refresh(tenant, first)).status).toBe(200);
    expect((await refresh(tenant, second)).status).toBe(200);
    expect(await said(await refresh(tenant, first))).toEqual(refused);
  });

  it('end after the leeway', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', `applications/${clientIds.spa}`, {
      refresh_token: { rotation_type: 'rotating', leeway: 10 },
    });
    const { refresh_token: first } = await loginTokens(tenant, OFFLINE);
    await refresh(tenant, first);
    tenant.clock.ms += 11_000;
    expect(await said(await refresh(tenant, first))).toEqual(refused);
  });

  it('narrow the scope, never widen it', async () => {
    const tenant = practice();
    const { refresh_token } = await loginTokens(tenant, { ...OFFLINE, audience: API });
    const body = await (await refresh(tenant, refresh_token, { scope: 'openid write:orders' })).json();
    expect((body as Record<string, string>)['scope']).toBe('openid');
  });

  it('come only with `offline_access`, from an API that allows it', async () => {
    const tenant = practice();
    const { apis } = await (await tenant.admin('GET', 'state')).json();
    await tenant.admin('PATCH', `apis/${apis[0].id}`, { allow_offline_access: false });
    expect(await loginTokens(tenant, { ...OFFLINE, audience: API })).not.toHaveProperty('refresh_token');
    expect(await loginTokens(tenant)).not.toHaveProperty('refresh_token');
  });

  it('of another client, of a user who is gone, and after 30 days are refused', async () => {
    const tenant = practice();
    const { refresh_token } = await loginTokens(tenant, OFFLINE);
    expect(await said(await refresh(tenant, refresh_token, { client_id: clientIds.tv }))).toEqual(refused);
    await tenant.admin('PATCH', `users/${encodeURIComponent('auth0|6707939cad3d8bec47ecfa2e')}`, {
      blocked: true,
    });
    expect(await said(await refresh(tenant, refresh_token))).toEqual({
      status: 403,
      error: 'unauthorized',
      error_description: 'user is blocked',
    });
    tenant.clock.ms += 31 * 86_400_000;
    expect(await said(await refresh(tenant, refresh_token))).toEqual(refused);
    expect(await said(await refresh(tenant))).toMatchObject({
      status: 400,
      error_description: 'Missing required parameter: refresh_token',
    });
  });

  it('are revoked with 200 and an empty body, known or not', async () => {
    const tenant = practice();
    const { refresh_token = '' } = await loginTokens(tenant, OFFLINE);
    const revoke = (token: string) => tenant.post('oauth/revoke', { client_id: clientIds.spa, token });
    const answer = await revoke(refresh_token);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect((await revoke('unknown')).status).toBe(200);
    expect(await said(await refresh(tenant, refresh_token))).toEqual(refused);
    expect(await said(await revoke(''))).toMatchObject({ status: 400, error: 'invalid_request' });
    const stranger = await tenant.post('oauth/revoke', { client_id: 'nobody', token: 'x' });
    expect(await said(stranger)).toMatchObject({ status: 401, error: 'invalid_client' });
  });
});
