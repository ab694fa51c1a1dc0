import { describe, expect, it } from 'vitest';
import { encodeBase64url } from '#lib/base64url.ts';
import { readHostedState } from './hosted-state.ts';
import { clientIds } from './seed.ts';
import { APP, CALLBACK, claims, INES, loginParams, practice } from './testing/practice.ts';
import { sha256 } from './tokens.ts';

describe('the authorization endpoint', () => {
  it('leads to the login page, and back with a code of 45 characters and the state', async () => {
    const tenant = practice();
    const browser = tenant.browser();
    const login = await browser.visit(tenant.url('authorize', loginParams()));
    expect(login.response.status).toBe(200);
    expect(login.html).toContain('<h1>Log in</h1>');
    const { left } = await browser.submit(login.html, { username: INES, password: 'practice' });
    expect(left?.origin).toBe(APP);
    expect(left?.searchParams.get('code')).toMatch(/^[\w-]{45}$/);
    expect(left?.searchParams.get('state')).toBe('the-state');
    expect(left?.searchParams.has('iss')).toBe(false);
  });

  it('takes the request as a form too', async () => {
    const tenant = practice();
    const body = new URLSearchParams(loginParams());
    const { html } = await tenant.browser().visit('authorize', { method: 'POST', body });
    expect(html).toContain('<h1>Log in</h1>');
  });

  it('remembers who is logged in', async () => {
    const tenant = practice();
    const browser = tenant.browser();
    await browser.logIn(tenant.url('authorize', loginParams()));
    const again = await browser.visit(tenant.url('authorize', loginParams()));
    expect(again.left?.searchParams.get('code')).toBeTruthy();
  });

  it('answers a wrong password with 400 and the same page', async () => {
    const tenant = practice();
    const browser = tenant.browser();
    const login = await browser.visit(tenant.url('authorize', loginParams()));
    const again = await browser.submit(login.html, { username: INES, password: 'wrong' });
    expect(again.response.status).toBe(400);
    expect(again.html).toContain('Wrong email or password.');
    expect(again.html).toContain(`value="${INES}"`);
  });

  it('names the visit in a state that is not the application’s (gotcha 18)', async () => {
    const tenant = practice();
    const response = await tenant.fetch(new Request(tenant.url('authorize', loginParams())));
    const state = new URL(response.headers.get('location') ?? '', tenant.issuer).searchParams.get('state');
    expect(state).toMatch(/^hKFo2S/);
    expect(readHostedState(state ?? '')).toEqual({
      id: expect.stringMatching(/^[\w-]{32}$/),
      secret: expect.stringMatching(/^[\w-]{32}$/),
    });
  });

  it('sends a user who is blocked back with `unauthorized`', async () => {
    const tenant = practice();
    const { left } = await tenant
      .browser()
      .logIn(tenant.url('authorize', loginParams()), 'rosa.vidal@example.com');
    expect(Object.fromEntries(left?.searchParams ?? [])).toEqual({
      error: 'unauthorized',
      error_description: 'user is blocked',
      state: 'the-state',
    });
  });

  it('lets somebody else log in after a user who is blocked', async () => {
    const tenant = practice();
    const browser = tenant.browser();
    await browser.logIn(tenant.url('authorize', loginParams()), 'rosa.vidal@example.com');
    const { left } = await browser.logIn(tenant.url('authorize', loginParams()));
    expect(left?.searchParams.has('code')).toBe(true);
  });

  it('writes a space in the callback as `%20`, and leaves its own query as it is', async () => {
    const tenant = practice();
    const callback = `${CALLBACK}?a=b+c`;
    await tenant.admin('PATCH', `applications/${clientIds.spa}`, { callbacks: [callback] });
    const asked = loginParams({ redirect_uri: callback, prompt: 'none', state: 'x y+z' });
    const { left } = await tenant.browser().visit(tenant.url('authorize', asked));
    expect(left?.search).toBe(
      '?a=b+c&error=login_required&error_description=Login%20required&state=x%20y%2Bz',
    );
  });

  it('signs somebody up', async () => {
    const tenant = practice();
    const browser = tenant.browser();
    const page = await browser.visit(tenant.url('authorize', loginParams({ screen_hint: 'signup' })));
    expect(page.html).toContain('<h1>Sign up</h1>');
    const short = await browser.submit(page.html, { email: 'new@example.com', password: 'short' });
    expect(short.response.status).toBe(400);
    const { left } = await browser.submit(page.html, { email: 'new@example.com', password: 'long enough' });
    expect(left?.searchParams.get('code')).toBeTruthy();
  });

  it('adds `iss` where the tenant says so', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', 'settings', { issuer_parameter: true });
    const { left } = await tenant.browser().logIn(tenant.url('authorize', loginParams()));
    expect(left?.searchParams.get('iss')).toBe(tenant.issuer);
  });
});

describe('a refused request', () => {
  const page: [name: string, change: Record<string, string>, status: number, text: string][] = [
    ['an unknown client', { client_id: 'nobody' }, 400, 'Unknown client: nobody'],
    ['no client', { client_id: '' }, 400, 'Missing required parameter: client_id'],
    ['another path', { redirect_uri: `${APP}/other` }, 403, 'Callback URL mismatch.'],
    ['another port', { redirect_uri: 'https://app.example:8443/callback' }, 403, 'Callback URL mismatch.'],
    ['another query', { redirect_uri: `${CALLBACK}?a=b` }, 403, 'Callback URL mismatch.'],
    ['a script', { redirect_uri: 'javascript:alert(1)' }, 403, 'Callback URL mismatch.'],
  ];
  it.each(page)('%s stays on a page of the tenant', async (_, change, status, text) => {
    const tenant = practice();
    const { response, html } = await tenant.browser().visit(tenant.url('authorize', loginParams(change)));
    expect(response.status).toBe(status);
    expect(html).toContain('Oops!, something went wrong');
    // Back to the app, whatever was asked for, with what the page says.
    const [, href = ''] = /<a href="([^"]+)">Back to the run/.exec(html) ?? [];
    const back = new URL(href.replaceAll('&amp;', '&'));
    expect(back.origin + back.pathname).toBe(`${APP}/back`);
    expect(new URLSearchParams(back.hash.slice(1)).get('said')).toContain(text);
    expect(html).toContain(text);
  });

  const redirected: [change: Record<string, string>, error: string, description: string][] = [
    [{ response_type: '' }, 'invalid_request', 'Missing required parameter: response_type'],
    [{ response_type: 'magic' }, 'unsupported_response_type', 'Unsupported response type: magic'],
    [{ response_mode: 'pigeon' }, 'invalid_request', 'Invalid response_mode: pigeon'],
    [{ audience: 'https://no.example' }, 'access_denied', 'Service not found: https://no.example'],
    [{ connection: 'nothing' }, 'invalid_request', 'the connection was not found'],
    [{ organization: 'org_1' }, 'invalid_request', 'parameter organization is not allowed for this client'],
    [{ prompt: 'none login' }, 'invalid_request', 'Invalid prompt: none login'],
    [{ prompt: 'none' }, 'login_required', 'Login required'],
    [{ max_age: 'soon' }, 'invalid_request', 'Invalid max_age'],
    [{ code_challenge_method: 'S512' }, 'invalid_request', 'Invalid code_challenge_method: S512'],
    [{ request: 'x.y.z' }, 'request_not_supported', 'request is not supported'],
  ];
  it.each(redirected)('%o goes back as %s', async (change, error, description) => {
    const tenant = practice();
    const { left } = await tenant.browser().visit(tenant.url('authorize', loginParams(change)));
    expect(left && left.origin + left.pathname).toBe(CALLBACK);
    expect(Object.fromEntries(left?.searchParams ?? [])).toEqual({
      error,
      error_description: description,
      state: 'the-state',
    });
  });

  it('of an application that needs an organization says so', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', `applications/${clientIds.spa}`, { organization_usage: 'require' });
    const said = async (organization: string) => {
      const change = organization === '' ? {} : { organization };
      const { left } = await tenant.browser().visit(tenant.url('authorize', loginParams(change)));
      return left?.searchParams.get('error_description');
    };
    expect(await said('')).toBe('parameter organization is required for this client');
    expect(await said('acme')).toBe(
      'authorization request parameter organization must be an organization id',
    );
    expect(await said('org_9ybsU1dN2dKfDkBi')).toBe(
      'parameter organization is invalid: org_9ybsU1dN2dKfDkBi',
    );
  });

  it('needs the implicit grant for tokens, and a nonce for an ID token', async () => {
    const tenant = practice();
    const back = async (change: Record<string, string>) =>
      (await tenant.browser().visit(tenant.url('authorize', loginParams(change)))).left?.hash ?? '';
    expect(await back({ response_type: 'id_token', nonce: '' })).toContain('nonce');
    expect(await back({ response_type: 'id_token', client_id: clientIds.tv })).toContain(
      'unauthorized_client',
    );
    expect(await back({ response_type: 'token', response_mode: 'query' })).toContain('invalid_request');
  });
});

describe('response types and modes', () => {
  async function fragment(change: Record<string, string>) {
    const tenant = practice();
    const { left } = await tenant.browser().logIn(tenant.url('authorize', loginParams(change)));
    return new URLSearchParams(left?.hash.slice(1));
  }

  it('implicit: tokens in the fragment, in Auth0’s order, with `at_hash`', async () => {
    const params = await fragment({ response_type: 'id_token token' });
    expect([...params.keys()]).toEqual([
      'access_token',
      'scope',
      'expires_in',
      'token_type',
      'state',
      'id_token',
    ]);
    expect(params.get('expires_in')).toBe('7200');
    const hash = (await sha256(params.get('access_token') ?? '')).slice(0, 16);
    expect(claims(params.get('id_token') ?? '')['at_hash']).toBe(encodeBase64url(hash));
  });

  it('hybrid: a code with `c_hash`', async () => {
    const params = await fragment({ response_type: 'code id_token' });
    const hash = (await sha256(params.get('code') ?? '')).slice(0, 16);
    expect(claims(params.get('id_token') ?? '')).toMatchObject({
      c_hash: encodeBase64url(hash),
      nonce: 'the-nonce',
    });
    expect(claims(params.get('id_token') ?? '')).not.toHaveProperty('at_hash');
  });

  it('form_post: a form that works without a script', async () => {
    const tenant = practice();
    const { response, html } = await tenant
      .browser()
      .logIn(tenant.url('authorize', loginParams({ response_mode: 'form_post' })));
    expect(response.status).toBe(200);
    expect(html).toContain(`<form method="post" action="${CALLBACK}">`);
    expect(html).toContain('<button class="main">Continue</button>');
    expect(response.headers.get('content-security-policy')).toContain(`form-action 'self' ${APP}`);
  });

  it('web_message: a message for exactly the application’s origin (gotcha 9)', async () => {
    const tenant = practice();
    const browser = tenant.browser();
    await browser.logIn(tenant.url('authorize', loginParams()));
    const { response, html } = await browser.visit(
      tenant.url('authorize', loginParams({ response_mode: 'web_message', prompt: 'none' })),
    );
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain(`frame-ancestors ${APP}`);
    expect(policy).not.toContain('unsafe');
    expect(html).toContain(`data-target="${APP}"`);
    const message = /data-message="([^"]*)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    expect(JSON.parse(message)).toEqual({
      type: 'authorization_response',
      response: { code: expect.any(String), state: 'the-state' },
    });
  });

  it('web_message needs the origin in Allowed Web Origins (gotcha 9)', async () => {
    const tenant = practice();
    await tenant.admin('PATCH', `applications/${clientIds.spa}`, { web_origins: [] });
    const { response, html } = await tenant
      .browser()
      .visit(tenant.url('authorize', loginParams({ response_mode: 'web_message', prompt: 'none' })));
    expect(response.status).toBe(403);
    expect(html).toBe(`Origin ${APP} is not allowed.`);
  });
});

describe('prompt, max_age and consent', () => {
  it('`login` and an old session show the form again, and tell `auth_time`', async () => {
    const tenant = practice();
    const browser = tenant.browser();
    const ask = (change: Record<string, string>) =>
      browser.visit(tenant.url('authorize', loginParams({ response_type: 'id_token', ...change })));
    const first = await browser.logIn(tenant.url('authorize', loginParams({ response_type: 'id_token' })));
    const token = (url?: URL) => claims(new URLSearchParams(url?.hash.slice(1)).get('id_token') ?? '');
    expect(token(first.left)).not.toHaveProperty('auth_time');
    tenant.clock.ms += 60_000;
    expect((await ask({ prompt: 'login' })).html).toContain('<h1>Log in</h1>');
    expect((await ask({ max_age: '30' })).html).toContain('<h1>Log in</h1>');
    const recent = await ask({ max_age: '300' });
    expect(token(recent.left)['auth_time']).toBe(Math.floor(tenant.clock.ms / 1000) - 60);
    expect(token(recent.left)['sid']).toBe(token(first.left)['sid']);
  });

  it('asks for consent where the API says so, once', async () => {
    const tenant = practice();
    const state = await (await tenant.admin('GET', 'state')).json();
    await tenant.admin('PATCH', `apis/${state.apis[0].id}`, {
      skip_consent_for_verifiable_first_party_clients: false,
    });
    const browser = tenant.browser();
    const params = loginParams({ audience: state.apis[0].identifier, scope: 'openid read:orders' });
    const consent = await browser.logIn(tenant.url('authorize', params));
    expect(consent.html).toContain('<h1>Allow access</h1>');
    expect(consent.html).toContain('Read orders');
    const silent = await browser.visit(tenant.url('authorize', { ...params, prompt: 'none' }));
    expect(silent.left?.searchParams.get('error')).toBe('consent_required');
    const declined = await browser.submit(consent.html, { action: 'deny' });
    expect(declined.left?.searchParams.get('error_description')).toBe('User did not authorize the request');
    const again = await browser.visit(tenant.url('authorize', params));
    const accepted = await browser.submit(again.html, { action: 'accept' });
    expect(accepted.left?.searchParams.get('code')).toBeTruthy();
    const later = await browser.visit(tenant.url('authorize', { ...params, prompt: 'none' }));
    expect(later.left?.searchParams.get('code')).toBeTruthy();
  });

  it('forgets a session that is too old', async () => {
    const tenant = practice();
    const browser = tenant.browser();
    await browser.logIn(tenant.url('authorize', loginParams()));
    tenant.clock.ms += 73 * 3_600_000;
    const { left } = await browser.visit(tenant.url('authorize', loginParams({ prompt: 'none' })));
    expect(left?.searchParams.get('error')).toBe('login_required');
  });

  it('does not go on with a visit in another browser', async () => {
    const tenant = practice();
    const state = await (await tenant.admin('GET', 'state')).json();
    await tenant.admin('PATCH', `apis/${state.apis[0].id}`, {
      skip_consent_for_verifiable_first_party_clients: false,
    });
    const consent = await tenant
      .browser()
      .logIn(tenant.url('authorize', loginParams({ audience: state.apis[0].identifier })));
    const foreign = await tenant.browser().submit(consent.html, { action: 'accept' });
    expect(foreign.response.status).toBe(400);
    expect(foreign.html).toContain('find your session');
  });
});
