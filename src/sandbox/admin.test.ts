import { createLocalJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { rules } from '#diagnose/rules.ts';
import { faults } from './faults.ts';
import { clientIds } from './seed.ts';
import { APP, claims, codeFields, INES, loginParams, loginTokens, practice } from './testing/practice.ts';

describe('the admin API', () => {
  it('says who it is, and shows the state', async () => {
    const tenant = practice();
    expect(await (await tenant.admin('GET', 'ping')).json()).toEqual({
      ok: true,
      name: 'grantscope-sandbox',
      issuer: tenant.issuer,
    });
    const state = await (await tenant.admin('GET', 'state')).json();
    expect(state.applications.map((one: { name: string }) => one.name)).toEqual([
      'Practice SPA',
      'Practice Web',
      'Practice TV',
      'Practice Machine',
    ]);
    expect(state.applications[0].callbacks).toEqual([`${APP}/callback`]);
    expect(state.users).toContainEqual(expect.objectContaining({ email: INES }));
    expect(state).not.toHaveProperty('keys');
  });

  it('is closed to other sites', async () => {
    const tenant = practice();
    const ask = async (origin: string) =>
      (await tenant.send('__sandbox/state', { headers: { origin } })).status;
    expect(await ask('https://evil.example')).toBe(403);
    expect(await ask('null')).toBe(403);
    expect(await ask(APP)).toBe(200);
    expect(await ask('http://localhost:3000')).toBe(200);
    const form = new Request(tenant.url('__sandbox/reset'), { method: 'POST' });
    Object.defineProperty(form, 'mode', { value: 'navigate' });
    expect((await tenant.fetch(form)).status).toBe(403);
    const rebound = await tenant.fetch(new Request('https://evil.example/__sandbox/state'));
    expect(rebound.status).toBe(403);
  });

  it('creates, changes and deletes', async () => {
    const tenant = practice();
    const made = await tenant.admin('POST', 'applications', { name: 'Mine', app_type: 'native' });
    expect(made.status).toBe(201);
    const { client_id } = await made.json();
    expect(client_id).toMatch(/^[A-Za-z0-9]{32}$/);
    const changed = await tenant.admin('PATCH', `applications/${client_id}`, { callbacks: ['app://x'] });
    expect((await changed.json()).callbacks).toEqual(['app://x']);
    expect((await tenant.admin('DELETE', `applications/${client_id}`)).status).toBe(204);
    expect((await tenant.admin('DELETE', `applications/${client_id}`)).status).toBe(404);
    const user = await tenant.admin('POST', 'users', { email: 'new@example.com' });
    expect((await user.json()).user_id).toMatch(/^auth0\|[0-9a-f]{24}$/);
    const api = await tenant.admin('POST', 'apis', {
      identifier: 'https://new',
      scopes: [{ value: 'read:all', description: 'Everything' }],
    });
    expect(api.status).toBe(201);
  });

  it.each([
    ['PATCH', `applications/${clientIds.spa}`, { callbacks: 'https://x' }],
    ['PATCH', `applications/${clientIds.spa}`, { calbacks: [] }],
    ['PATCH', `applications/${clientIds.spa}`, { app_type: 'toaster' }],
    ['PATCH', 'settings', { __proto__: null, constructor: 'x' }],
    ['PATCH', 'settings', []],
    ['PUT', 'clock', { offset_seconds: 'later' }],
    ['PUT', 'faults/nonce-dropped', { on: 'yes' }],
    ['POST', 'users', { email: 'nobody' }],
  ])('refuses %s %s %o', async (method, path, body) => {
    expect((await practice().admin(method, path, body)).status).toBe(400);
  });

  it('resets everything', async () => {
    const tenant = practice();
    await tenant.admin('DELETE', `applications/${clientIds.spa}`);
    await tenant.admin('POST', 'reset');
    const { applications } = await (await tenant.admin('GET', 'state')).json();
    expect(applications).toEqual((await (await practice().admin('GET', 'state')).json()).applications);
  });

  it('signs with the published key after a reset that repeats the ids', async () => {
    const tenant = practice();
    const keySet = async () => (await tenant.send('.well-known/jwks.json')).json();
    await tenant.prepare();
    await loginTokens(tenant);
    const before = await keySet();
    await tenant.admin('POST', 'reset');
    const tokens = await loginTokens(tenant);
    const after = await keySet();
    expect(after.keys[0].kid).toBe(before.keys[0].kid);
    expect(after.keys[0].n).not.toBe(before.keys[0].n);
    const { payload } = await jwtVerify(tokens['id_token'] ?? '', createLocalJWKSet(after), {
      currentDate: new Date(tenant.clock.ms),
    });
    expect(payload['nonce']).toBe('the-nonce');
  });

  it('keeps a log without tokens or secrets', async () => {
    const tenant = practice();
    const tokens = await loginTokens(tenant);
    await tenant.post('oauth/token', { grant_type: 'authorization_code', client_id: 'nobody' });
    const { entries } = await (await tenant.admin('GET', 'log?after=0')).json();
    expect(entries.map((one: { type: string }) => one.type)).toEqual([
      'i',
      'i',
      'i',
      's',
      'seacft',
      'feacft',
    ]);
    expect(entries.at(-1)).toMatchObject({
      method: 'POST',
      path: '/oauth/token',
      status: 401,
      description: 'access_denied: Unauthorized',
    });
    expect(JSON.stringify(entries)).not.toContain(tokens['access_token']);
    const later = await (await tenant.admin('GET', `log?after=${entries.at(-1).id}`)).json();
    expect(later.entries).toEqual([]);
  });
});

describe('a fault', () => {
  it('leads to a finding that exists', () => {
    const known = new Set(rules.map(({ code }) => code));
    expect(faults.map(({ finding }) => finding).filter((code) => !known.has(code))).toEqual([]);
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  });

  async function withFault(id: string) {
    const tenant = practice();
    expect((await tenant.admin('PUT', `faults/${id}`, { on: true })).status).toBe(200);
    return tenant;
  }

  it.each([
    ['nonce-dropped', 'nonce', undefined],
    ['issuer-without-slash', 'iss', 'https://tenant.example'],
    ['audience-wrong', 'aud', 'another-client-of-this-tenant'],
    ['clock-ahead', 'iat', Date.parse('2026-11-24T10:10:00Z') / 1000],
  ])('%s changes `%s` of the ID token', async (id, claim, value) => {
    const tokens = await loginTokens(await withFault(id));
    expect(claims(tokens['id_token'])[claim]).toBe(value);
  });

  it.each([
    ['key-unpublished', 'RS256'],
    ['alg-none', 'none'],
    ['alg-hs256', 'HS256'],
  ])('%s changes how the ID token is signed', async (id, alg) => {
    const tenant = await withFault(id);
    const { id_token = '' } = await loginTokens(tenant);
    const header = JSON.parse(atob((id_token.split('.')[0] ?? '').replaceAll('-', '+').replaceAll('_', '/')));
    const { keys } = await (await tenant.send('.well-known/jwks.json')).json();
    expect(header.alg).toBe(alg);
    expect(keys.map((key: { kid: string }) => key.kid)).not.toContain(header.kid);
  });

  it.each([
    ['callback-not-listed', 403, 'Callback URL mismatch.'],
    ['client-unknown', 400, 'Unknown client'],
  ])('%s keeps the browser at the tenant', async (id, status, text) => {
    const tenant = await withFault(id);
    const { response, html } = await tenant.browser().visit(tenant.url('authorize', loginParams()));
    expect(response.status).toBe(status);
    expect(html).toContain(text);
  });

  it.each([
    ['rate-limited', 429, 'too_many_requests'],
    ['authentication-fails', 401, 'access_denied'],
    ['verifier-refused', 403, 'invalid_grant'],
    ['code-expires', 403, 'invalid_grant'],
  ])('%s refuses at the token endpoint with %i', async (id, status, error) => {
    const tenant = await withFault(id);
    const { left } = await tenant.browser().logIn(tenant.url('authorize', loginParams()));
    const response = await tenant.post('oauth/token', codeFields(left));
    expect([response.status, (await response.json()).error]).toEqual([status, error]);
  });

  it('origin-refused answers a page with 403 and no CORS headers', async () => {
    const tenant = await withFault('origin-refused');
    const response = await tenant.post('oauth/token', {}, { origin: APP });
    expect([response.status, await response.text()]).toEqual([403, `Origin ${APP} is not allowed.`]);
    expect(response.headers.has('access-control-allow-origin')).toBe(false);
    expect((await tenant.post('oauth/token', {})).status).toBe(400);
  });

  it('origin-refused works where the host says which page asks, as the worker does', async () => {
    const tenant = practice({ askingOrigin: () => APP });
    await tenant.admin('PUT', 'faults/origin-refused', { on: true });
    expect((await tenant.post('oauth/token', {})).status).toBe(403);
  });

  it('is off again when switched off', async () => {
    const tenant = await withFault('nonce-dropped');
    await tenant.admin('PUT', 'faults/nonce-dropped', { on: false });
    expect(claims((await loginTokens(tenant))['id_token'])['nonce']).toBe('the-nonce');
  });
});
