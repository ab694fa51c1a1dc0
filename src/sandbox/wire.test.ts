/** What is the same everywhere: documents, headers, CORS, userinfo, logout. */
import { describe, expect, it, vi } from 'vitest';
import { API, clientIds } from './seed.ts';
import {
  APP,
  CALLBACK,
  claims,
  codeFields,
  copyingStorage,
  INES,
  loginParams,
  loginTokens,
  practice,
} from './testing/practice.ts';

describe('discovery', () => {
  it('has Auth0’s fields in their order, and no others (gotcha 20)', async () => {
    const found = await (await practice().send('.well-known/openid-configuration')).json();
    expect(Object.keys(found)).toEqual([
      'issuer',
      'authorization_endpoint',
      'token_endpoint',
      'device_authorization_endpoint',
      'userinfo_endpoint',
      'jwks_uri',
      'revocation_endpoint',
      'scopes_supported',
      'response_types_supported',
      'code_challenge_methods_supported',
      'response_modes_supported',
      'subject_types_supported',
      'token_endpoint_auth_methods_supported',
      'claims_supported',
      'request_uri_parameter_supported',
      'request_parameter_supported',
      'id_token_signing_alg_values_supported',
      'end_session_endpoint',
    ]);
    expect(found.response_modes_supported).not.toContain('web_message');
    expect(found.token_endpoint_auth_methods_supported).not.toContain('none');
  });

  it('ends the issuer in a slash, and nothing else (gotcha 1)', async () => {
    const found = await (await practice().send('.well-known/oauth-authorization-server')).json();
    const urls = Object.values(found).filter((value) => String(value).startsWith('https://'));
    expect(urls.filter((value) => String(value).endsWith('/'))).toEqual([found.issuer]);
  });

  it('lies below the path of the issuer', async () => {
    const tenant = practice({ issuer: 'http://localhost:5173/sandbox/' });
    const found = await (await tenant.send('.well-known/openid-configuration')).json();
    expect(found.token_endpoint).toBe('http://localhost:5173/sandbox/oauth/token');
    const { left } = await tenant.browser().logIn(tenant.url('authorize', loginParams()));
    const tokens = await tenant.tokens(codeFields(left));
    expect(claims(tokens['id_token'])['iss']).toBe('http://localhost:5173/sandbox/');
    expect((await tenant.fetch(new Request('http://localhost:5173/authorize'))).status).toBe(404);
  });

  it('makes its keys once, ahead of the first request', async () => {
    const storage = copyingStorage();
    const tenant = practice({ storage });
    const made = vi.spyOn(crypto.subtle, 'generateKey');
    await tenant.prepare();
    expect(made).toHaveBeenCalledTimes(2);
    await Promise.all([tenant.send('.well-known/jwks.json'), tenant.send('.well-known/jwks.json')]);
    tenant.restart();
    await Promise.all([tenant.prepare(), tenant.send('.well-known/jwks.json')]);
    expect(made).toHaveBeenCalledTimes(2);
    made.mockRestore();
  });

  it('publishes the current key and the next one; a rotation keeps the one before', async () => {
    const tenant = practice();
    const kids = async () => {
      const { keys } = (await (await tenant.send('.well-known/jwks.json')).json()) as {
        keys: Record<string, string>[];
      };
      for (const key of keys) {
        expect(Object.keys(key)).toEqual(['kty', 'use', 'n', 'e', 'kid', 'x5t', 'x5c', 'alg']);
      }
      return keys.map(({ kid }) => kid);
    };
    const [current, next] = await kids();
    await tenant.admin('POST', 'keys/rotate');
    expect(await kids()).toEqual([next, expect.any(String), current]);
  });
});

describe('headers', () => {
  it('carry a request id, the rate limit and the tenant’s time', async () => {
    const tenant = practice();
    await tenant.admin('PUT', 'clock', { offset_seconds: 3600 });
    const { headers } = await tenant.send('.well-known/openid-configuration');
    expect(headers.get('x-auth0-requestid')).toMatch(/^[0-9a-f]{20}$/);
    expect(Number(headers.get('x-ratelimit-limit'))).toBe(300);
    expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(tenant.clock.ms / 1000);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect(headers.get('date')).toBe('Tue, 24 Nov 2026 11:00:00 GMT');
  });

  it('become a 429 when the tenant enforces its limits', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', 'settings', { enforce_rate_limits: true });
    const answers = [];
    for (let count = 0; count < 31; count++) answers.push(await tenant.post('oauth/token', {}));
    expect(answers.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(1);
    expect(await answers.at(-1)?.json()).toEqual({
      error: 'too_many_requests',
      error_description: 'Global limit has been reached',
    });
    tenant.clock.ms += 1000;
    expect((await tenant.post('oauth/token', {})).status).toBe(400);
  });

  it('count 20 for the key set, and 300 for the rest; a browser is told on a page', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', 'settings', { enforce_rate_limits: true });
    const keys = await tenant.send('.well-known/jwks.json');
    expect(keys.headers.get('x-ratelimit-limit')).toBe('20');
    const visits = [];
    for (let count = 0; count < 301; count++) visits.push(await tenant.send('activate'));
    const last = visits.at(-1);
    expect(visits.filter(({ status }) => status === 200)).toHaveLength(300);
    expect([last?.status, last?.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(await last?.text()).toContain('too_many_requests: Global limit has been reached');
    expect(Number(last?.headers.get('x-ratelimit-remaining'))).toBe(0);
  });
});

describe('CORS', () => {
  const preflight = (tenant: ReturnType<typeof practice>, path: string, origin: string) =>
    tenant.send(path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'auth0-client,content-type,dpop',
      },
    });

  it('lets the preflight of an SDK through (gotcha 10)', async () => {
    const { status, headers } = await preflight(practice(), 'oauth/token', APP);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(APP);
    expect(headers.get('access-control-allow-headers')).toBe('auth0-client,content-type,dpop');
    expect(headers.has('access-control-allow-credentials')).toBe(false);
  });

  it('stays silent to an origin that no application lists, and for what nobody may call', async () => {
    const tenant = practice();
    const stranger = await preflight(tenant, 'oauth/token', 'https://evil.example');
    expect(stranger.headers.has('access-control-allow-origin')).toBe(false);
    const keys = await preflight(tenant, '.well-known/jwks.json', APP);
    expect(keys.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('is by the application that asks; a stranger gets an answer that the browser hides', async () => {
    const tenant = practice();
    const fields = { client_id: clientIds.spa, grant_type: 'refresh_token', refresh_token: 'x' };
    const answer = await tenant.post('oauth/token', fields, { origin: APP });
    expect(answer.headers.get('access-control-allow-origin')).toBe(APP);
    expect(answer.headers.get('access-control-expose-headers')).toContain('DPoP-Nonce');
    const other = await tenant.post('oauth/token', fields, { origin: 'https://evil.example' });
    expect(other.status).toBe(403);
    expect(other.headers.has('access-control-allow-origin')).toBe(false);
    await tenant.admin('PATCH', `applications/${clientIds.spa}`, { web_origins: [], callbacks: [] });
    const unlisted = await tenant.post('oauth/token', fields, { origin: APP });
    expect(unlisted.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('names the methods of the endpoint', async () => {
    const tenant = practice();
    const methods = async (path: string) =>
      (await preflight(tenant, path, APP)).headers.get('access-control-allow-methods');
    expect(await methods('oauth/token')).toBe('POST, OPTIONS');
    expect(await methods('userinfo')).toBe('GET, POST, OPTIONS');
  });

  it('lets a page read that there is no such endpoint', async () => {
    const tenant = practice();
    const remove = { method: 'DELETE', headers: { origin: APP } };
    const answer = await tenant.send('mfa/authenticators/push%7Cdev_1', remove);
    expect([answer.status, await answer.text()]).toEqual([404, 'Not Found']);
    expect(answer.headers.get('access-control-allow-origin')).toBe(APP);
    const asked = await tenant.send('mfa/authenticators/push%7Cdev_1', {
      method: 'OPTIONS',
      headers: { origin: APP, 'access-control-request-method': 'DELETE' },
    });
    expect(asked.headers.get('access-control-allow-methods')).toBe('DELETE, OPTIONS');
    const stranger = await tenant.send('nowhere', { headers: { origin: 'https://evil.example' } });
    expect(stranger.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('of a page that a visit shows is for nobody', async () => {
    const { headers } = await practice().send('activate', { headers: { origin: APP } });
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it('takes a wildcard for one label of the host', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', `applications/${clientIds.spa}`, { web_origins: ['https://*.example.org'] });
    const asked = async (origin: string) =>
      (await preflight(tenant, 'oauth/token', origin)).headers.has('access-control-allow-origin');
    expect(await asked('https://pr-7.example.org')).toBe(true);
    expect(await asked('https://a.b.example.org')).toBe(false);
    expect(await asked('https://evil.com/.example.org')).toBe(false);
  });

  it('lets anyone read discovery and keys', async () => {
    const tenant = practice();
    for (const path of ['.well-known/openid-configuration', '.well-known/jwks.json']) {
      const { headers } = await tenant.send(path, { headers: { origin: 'https://evil.example' } });
      expect(headers.get('access-control-allow-origin')).toBe('*');
    }
  });
});

describe('the browser of a visit', () => {
  it('is known by `did` cookies from its first page on, and keeps them', async () => {
    const tenant = practice();
    const first = await tenant.send('activate');
    const cookies = first.headers.getSetCookie();
    expect(cookies.map((one) => one.split('=', 1)[0])).toEqual(['did', 'did_compat']);
    expect(cookies[0]).toMatch(
      /^did=s%3Av0%3A[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[A-Za-z0-9%]+; Path=\/; HttpOnly; Max-Age=31557600; Secure; SameSite=None$/,
    );
    const cookie = cookies[1]?.split(';', 1)[0] ?? '';
    expect((await tenant.send('activate', { headers: { cookie } })).headers.getSetCookie()).toEqual([]);
    expect((await tenant.send('.well-known/jwks.json')).headers.getSetCookie()).toEqual([]);
  });

  it('is the only one that may go on with it; elsewhere a page says so', async () => {
    const tenant = practice();
    const page = await tenant.browser().visit(tenant.url('authorize', loginParams()));
    const elsewhere = await tenant.browser().submit(page.html, { username: INES, password: 'practice' });
    expect(elsewhere.response.status).toBe(400);
    expect(elsewhere.html).toContain('we couldn&#39;t find your session');
    expect(elsewhere.html).toContain('began in another browser');
  });

  it('is the one browser of a host without cookies', async () => {
    let kept: string | undefined;
    const sessions = {
      read: async () => kept,
      write: async (id: string | undefined) => {
        kept = id;
      },
    };
    const tenant = practice({ sessions });
    const page = await tenant.browser().visit(tenant.url('authorize', loginParams()));
    expect(page.response.headers.getSetCookie()).toEqual([]);
    const { left } = await tenant.browser().submit(page.html, { username: INES, password: 'practice' });
    expect(left?.searchParams.has('code')).toBe(true);
  });
});

describe('userinfo', () => {
  it('tells what the scopes of the token allow', async () => {
    const tenant = practice();
    const ask = async (token: string | undefined) => {
      const response = await tenant.send('userinfo', { headers: { authorization: `Bearer ${token}` } });
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      return response.json();
    };
    const opaque = await loginTokens(tenant);
    expect(await ask(opaque['access_token'])).toMatchObject({ name: 'Ines Moreau', email: INES });
    const jwt = await loginTokens(tenant, { audience: API, scope: 'openid email' });
    expect(await ask(jwt['access_token'])).toEqual({
      sub: 'auth0|6707939cad3d8bec47ecfa2e',
      email: INES,
      email_verified: true,
    });
  });

  it('challenges in `www-authenticate`, by RFC 6750', async () => {
    const tenant = practice();
    const challenge = async (init?: RequestInit) =>
      (await tenant.send('userinfo', init)).headers.get('www-authenticate');
    expect(await challenge()).toBe('Bearer realm="Users"');
    expect(await challenge({ headers: { authorization: 'Bearer a.b.c' } })).toBe(
      'Bearer realm="Users", error="invalid_token"',
    );
    const { access_token } = await loginTokens(tenant);
    tenant.clock.ms += 90_000_000;
    expect(await challenge({ headers: { authorization: `Bearer ${access_token}` } })).toBe(
      'Bearer realm="Users", error="invalid_token", error_description="The token has expired"',
    );
  });

  it('answers 401 in plain text to a token that is missing, broken, old or for something else', async () => {
    const tenant = practice();
    const jwt = await loginTokens(tenant, { audience: API, scope: 'read:orders' });
    const old = await loginTokens(tenant);
    tenant.clock.ms += 90_000_000;
    for (const token of [
      '',
      'a.b.c',
      'a.b.c.d.e',
      jwt['access_token'],
      old['access_token'],
      old['id_token'],
    ]) {
      const response = await tenant.send('userinfo', { headers: { authorization: `Bearer ${token}` } });
      expect([response.status, await response.text()]).toEqual([401, 'Unauthorized']);
    }
  });

  it('takes the token in a form or the query', async () => {
    const tenant = practice();
    const { access_token = '' } = await loginTokens(tenant);
    expect((await tenant.post('userinfo', { access_token })).status).toBe(200);
    expect((await tenant.fetch(new Request(tenant.url('userinfo', { access_token })))).status).toBe(200);
  });
});

describe('logout', () => {
  async function loggedIn() {
    const tenant = practice();
    const browser = tenant.browser();
    const { left } = await browser.logIn(tenant.url('authorize', loginParams()));
    const tokens = await tenant.tokens(codeFields(left));
    const isIn = async () => {
      const silent = await browser.visit(tenant.url('authorize', loginParams({ prompt: 'none' })));
      return silent.left?.searchParams.has('code');
    };
    return { tenant, browser, tokens, isIn };
  }

  it('/v2/logout: whose list counts depends on `client_id` (gotcha 14)', async () => {
    const { tenant, browser, isIn } = await loggedIn();
    const to = (params: Record<string, string>) => browser.visit(tenant.url('v2/logout', params));
    const unlisted = await to({ client_id: clientIds.spa, returnTo: 'https://evil.example' });
    expect(unlisted.response.status).toBe(400);
    const tenantList = await to({ returnTo: CALLBACK });
    expect(tenantList.response.status).toBe(400);
    expect(await isIn()).toBe(true);
    const { left } = await to({ client_id: clientIds.spa, returnTo: `${CALLBACK}?a=b#c`, federated: '' });
    expect(left?.href).toBe(`${CALLBACK}?a=b#c`);
    expect(await isIn()).toBe(false);
    expect((await to({})).html).toBe('OK');
    expect((await to({ client_id: clientIds.spa })).left?.href).toBe(CALLBACK);
  });

  it('/oidc/logout: an ID token of the session ends it, even an expired one', async () => {
    const { tenant, browser, tokens, isIn } = await loggedIn();
    tenant.clock.ms += 40_000_000;
    const { left } = await browser.visit(
      tenant.url('oidc/logout', {
        id_token_hint: tokens['id_token'] ?? '',
        post_logout_redirect_uri: CALLBACK,
        state: 'bye',
      }),
    );
    expect(left?.href).toBe(`${CALLBACK}?state=bye`);
    expect(await isIn()).toBe(false);
  });

  it('/oidc/logout: asks without a hint, unless the tenant says otherwise', async () => {
    const { tenant, browser, isIn } = await loggedIn();
    const page = await browser.visit('oidc/logout');
    expect(page.html).toContain('<h1>Log out?</h1>');
    await browser.submit(page.html, { action: 'deny' });
    expect(await isIn()).toBe(true);
    const again = await browser.visit('oidc/logout');
    expect((await browser.submit(again.html, { action: 'accept' })).html).toContain('Logged out');
    expect(await isIn()).toBe(false);
    await browser.logIn(tenant.url('authorize', loginParams()));
    await tenant.admin('PATCH', 'settings', { oidc_logout_prompt: false });
    expect((await browser.visit('oidc/logout')).html).toContain('Logged out');
    expect(await isIn()).toBe(false);
  });

  it('/oidc/logout: `client_id` alone names the application whose list counts', async () => {
    const { tenant, browser, isIn } = await loggedIn();
    await tenant.admin('PATCH', 'settings', { allowed_logout_urls: [`${APP}/tenant`] });
    await tenant.admin('PATCH', `applications/${clientIds.spa}`, {
      allowed_logout_urls: [`${APP}/first`, `${APP}/second`],
    });
    const to = (params: Record<string, string>) =>
      browser.visit(tenant.url('oidc/logout', { client_id: clientIds.spa, ...params }));
    const accept = async (params: Record<string, string>) =>
      (await browser.submit((await to(params)).html, { action: 'accept' })).left?.href;
    expect((await to({ post_logout_redirect_uri: `${APP}/tenant` })).response.status).toBe(400);
    expect(await accept({ post_logout_redirect_uri: `${APP}/second`, state: 'bye' })).toBe(
      `${APP}/second?state=bye`,
    );
    expect(await isIn()).toBe(false);
    expect((await to({})).left?.href).toBe(`${APP}/first`);
    const nobody = await browser.visit(tenant.url('oidc/logout', { client_id: 'nobody' }));
    expect([nobody.response.status, nobody.html]).toEqual([
      400,
      expect.stringContaining('Unknown client: nobody'),
    ]);
  });

  it('/oidc/logout: the address is compared with its query; a forged hint is refused', async () => {
    const { tenant, browser, tokens } = await loggedIn();
    const hint = { id_token_hint: tokens['id_token'] ?? '' };
    const query = tenant.url('oidc/logout', { ...hint, post_logout_redirect_uri: `${CALLBACK}?a=b` });
    expect((await browser.visit(query)).response.status).toBe(400);
    const forged = await browser.visit(tenant.url('oidc/logout', { id_token_hint: 'a.b.c' }));
    expect(forged.response.status).toBe(400);
  });
});
