import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHostedState } from './hosted-state.ts';
import { html } from './html.ts';
import { API, clientIds, DEVICE_GRANT, seedState } from './seed.ts';
import {
  APP,
  CALLBACK,
  codeFields,
  copyingStorage,
  INES,
  loginParams,
  loginTokens,
  practice,
} from './testing/practice.ts';

const paths = [
  'authorize',
  'authorize/resume',
  'u/login',
  'u/signup',
  'u/consent',
  'u/logout',
  'activate',
  'activate/confirm',
  'oauth/token',
  'oauth/device/code',
  'oauth/revoke',
  'userinfo',
  'v2/logout',
  'oidc/logout',
  '__sandbox/settings',
  '__sandbox/applications',
  '__sandbox/clock',
  '__sandbox/faults/nonce-dropped',
  '__sandbox/log',
];

const names = [
  ...Object.keys(loginParams()),
  ...Object.keys(codeFields(undefined)),
  'prompt',
  'max_age',
  'audience',
  'state',
  'response_mode',
  'refresh_token',
  'device_code',
  'user_code',
  'username',
  'password',
  'email',
  'token',
  'returnTo',
  'id_token_hint',
  'post_logout_redirect_uri',
  'access_token',
  '__proto__',
  'constructor',
];

const values = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.webUrl(),
  // Passes the lists of addresses, and then is anything.
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `${CALLBACK}?${text}`),
  fc.constantFrom(
    ...Object.values(clientIds),
    ...Object.values(loginParams()),
    'authorization_code',
    'refresh_token',
    'client_credentials',
    DEVICE_GRANT,
    API,
    'web_message',
    'form_post',
    'id_token token',
    'none',
    '__proto__',
    'constructor',
    '1e309',
    '-1',
    'a.b.c',
    'eyJhbGciOiJkaXIifQ..a.b.c',
    'hKFoAAAA',
  ),
);

const params = fc.dictionary(fc.constantFrom(...names), values, { maxKeys: 14 });

describe('garbage', () => {
  it('never makes the tenant fail', async () => {
    const tenant = practice({ seed: 5 });
    await tenant.send('.well-known/jwks.json');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'OPTIONS'),
        fc.constantFrom('application/x-www-form-urlencoded', 'application/json', 'text/plain', ''),
        fc.boolean(),
        params,
        fc.string({ maxLength: 40 }),
        async (path, method, type, plain, fields, text) => {
          const inBody = method !== 'GET' && method !== 'OPTIONS';
          const encoded = plain
            ? text
            : type.includes('json')
              ? JSON.stringify(fields)
              : new URLSearchParams(fields).toString();
          const target = tenant.url(path, inBody ? {} : fields);
          const response = await tenant.fetch(
            new Request(target, {
              method,
              headers: { ...(type ? { 'content-type': type } : {}), authorization: `Basic ${btoa('a:b')}` },
              ...(inBody ? { body: encoded } : {}),
            }),
          );
          expect(response.status).toBeLessThan(500);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is no visit', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readHostedState(text)).toBeNull();
      }),
    );
  });

  it('in a body that is too large counts as no body', async () => {
    const response = await practice().post('oauth/token', { grant_type: 'x'.repeat(300_000) });
    expect(response.status).toBe(400);
  });
});

describe('hostile text', () => {
  const evil = `"><script>alert(1)</script>'&`;

  it('is escaped by the template', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(html`${text}`.text).not.toMatch(/[<>"']/);
      }),
    );
  });

  it.each([
    ['authorize', { client_id: evil }],
    ['authorize', loginParams({ login_hint: evil })],
    ['activate', { user_code: evil }],
    ['v2/logout', { client_id: clientIds.spa, returnTo: evil }],
    ['oidc/logout', { post_logout_redirect_uri: evil }],
  ])('is text on the pages of %s', async (path, change) => {
    const tenant = practice();
    const { html: page } = await tenant.browser().visit(tenant.url(path, change));
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;');
  });

  it('in a name of an application or a user stays text, and cannot bend the policy', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', `applications/${clientIds.spa}`, { name: evil });
    await tenant.admin('PATCH', 'settings', { friendly_name: evil });
    const { html: page, response } = await tenant.browser().visit(tenant.url('authorize', loginParams()));
    expect(page).not.toContain('<script>alert');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; img-src data:; style-src 'self'; form-action 'self' https://app.example; base-uri 'none'; frame-ancestors 'none'",
    );
  });

  it.each(['☃', 'a\r\nset-cookie: b=c', '\u0000'])(
    '%o in an address to return to never breaks a header',
    async (text) => {
      const tenant = practice();
      const returnTo = `${CALLBACK}?x=${text}`;
      const { left } = await tenant
        .browser()
        .visit(tenant.url('v2/logout', { client_id: clientIds.spa, returnTo }));
      expect(left?.origin).toBe(APP);
    },
  );

  it('in JSON may be half a character', async () => {
    const tenant = practice();
    const body = JSON.stringify({
      ...loginParams(),
      prompt: 'none',
      response_type: 'token',
      state: '\ud800',
    });
    const headers = { 'content-type': 'application/json' };
    const { status } = await tenant.send('authorize', { method: 'POST', body, headers });
    expect(status).toBe(302);
  });

  it('in `state` comes back as it went', async () => {
    const tenant = practice();
    const { left } = await tenant.browser().logIn(tenant.url('authorize', loginParams({ state: evil })));
    expect(left?.searchParams.get('state')).toBe(evil);
  });
});

describe('every page', () => {
  it('has one heading, a language, a main part, labels, and names the users', async () => {
    const tenant = practice();
    const browser = tenant.browser();
    const login = await browser.visit(tenant.url('authorize', loginParams()));
    const signup = await browser.visit(tenant.url('authorize', loginParams({ screen_hint: 'signup' })));
    const activate = await browser.visit('activate');
    for (const { html: page } of [login, signup, activate]) {
      expect(page.match(/<h1>/g)).toHaveLength(1);
      expect(page).toContain('<html lang="en">');
      expect(page).toContain('<main>');
      expect(page).toContain('This is a practice tenant');
      expect(page).toContain(INES);
      expect(page).not.toMatch(/ style=|<style|<script>/);
      const visible = [...page.matchAll(/<input (?!type="hidden")/g)];
      expect(page.match(/<label>/g)).toHaveLength(visible.length);
    }
  });
});

describe('a state from storage', () => {
  it.each([
    ['a list', [], 'foreign', 'not a JSON object'],
    ['something else', { name: 'mine' }, 'foreign', 'no `version`'],
    ['only a version', { version: 1 }, 'foreign', 'neither `applications`'],
    ['of a later version', { version: 1000, users: [] }, 'newer', 'of version 1000'],
    ['a list with a hole', { version: 1, applications: [null] }, 'damaged', '`applications[0]`'],
    ['without its sessions', { version: 1, users: [], sessions: 'none' }, 'damaged', '`sessions`'],
    ['one of texts', { version: 2, users: [{ user_id: 'a|b', email: 7 }] }, 'damaged', '`email` is a text'],
    ['one without a name', { version: 2, users: [], codes: [{ permission: {} }] }, 'damaged', '`codes[0]`'],
  ])('that is %s is put aside with what is wrong', async (_, kept, reason, text) => {
    const storage = copyingStorage(kept);
    const tenant = practice({ storage });
    const state = await (await tenant.admin('GET', 'state')).json();
    expect(state.applications).toEqual((await (await practice().admin('GET', 'state')).json()).applications);
    expect(storage.aside).toMatchObject([{ reason, text: expect.stringContaining(text) }]);
  });

  it('of an older day gets the settings that came later', async () => {
    const older = seedState({ appOrigins: [APP] });
    const { issuer_parameter: _, ...settings } = { ...older.settings, friendly_name: 'Kept' };
    const kept = { ...older, settings };
    const tenant = practice({ storage: copyingStorage(kept) });
    const state = await (await tenant.admin('GET', 'state')).json();
    expect(state.settings).toMatchObject({ friendly_name: 'Kept', issuer_parameter: false });
  });
});

describe('a host that stops at any moment', () => {
  it('loses nothing that was handed out', async () => {
    const tenant = practice({ storage: copyingStorage() });
    const browser = tenant.browser();
    const login = await browser.visit(
      tenant.url('authorize', loginParams({ scope: 'openid offline_access' })),
    );
    tenant.restart();
    const { left } = await browser.submit(login.html, { username: INES, password: 'practice' });
    tenant.restart();
    const tokens = await tenant.tokens(codeFields(left));
    tenant.restart();
    const fields = { grant_type: 'refresh_token', client_id: clientIds.spa };
    const next = await tenant.tokens({ ...fields, refresh_token: tokens['refresh_token'] ?? '' });
    expect(next['refresh_token']).toBeTruthy();
    tenant.restart();
    const again = await tenant.tokens({ ...fields, refresh_token: tokens['refresh_token'] ?? '' });
    expect(again['error']).toBe('invalid_grant');
    tenant.restart();
    const silent = await browser.visit(tenant.url('authorize', loginParams({ prompt: 'none' })));
    expect(silent.left?.searchParams.has('code')).toBe(true);
    const { status } = await tenant.send('userinfo', {
      headers: { authorization: `Bearer ${tokens['access_token']}` },
    });
    expect(status).toBe(200);
  });

  it('keeps a device code with what became of it', async () => {
    const tenant = practice();
    const started = await tenant.post('oauth/device/code', { client_id: clientIds.tv, scope: 'openid' });
    const { device_code, user_code } = await started.json();
    tenant.restart();
    const browser = tenant.browser();
    const entry = await browser.visit('activate');
    const page = await browser.submit(entry.html, { user_code });
    tenant.restart();
    const login = await browser.submit(page.html, { action: 'confirm' });
    tenant.restart();
    await browser.submit(login.html, { username: INES, password: 'practice' });
    tenant.restart();
    const poll = { grant_type: DEVICE_GRANT, client_id: clientIds.tv, device_code };
    expect(await tenant.tokens(poll)).toHaveProperty('id_token');
  });

  it('writes nothing for a client that stores nothing', async () => {
    const storage = copyingStorage();
    const tenant = practice({ storage });
    await loginTokens(tenant);
    const before = storage.saves;
    await tenant.tokens({
      grant_type: 'client_credentials',
      client_id: clientIds.machine,
      client_secret: 'practice-machine-secret-0123456789abcdefghijklmnopqrstuvwxyzABCD',
      audience: API,
    });
    expect(storage.saves).toBe(before);
  });

  it('gives the same ids for the same seed', async () => {
    const codes = await Promise.all(
      [7, 7, 8].map(async (seed) => {
        const tenant = practice({ seed });
        const { left } = await tenant.browser().logIn(tenant.url('authorize', loginParams()));
        return left?.searchParams.get('code');
      }),
    );
    expect(codes[0]).toBe(codes[1]);
    expect(codes[0]).not.toBe(codes[2]);
  });
});
