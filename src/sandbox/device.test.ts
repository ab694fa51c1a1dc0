import { describe, expect, it } from 'vitest';
import { API, clientIds, DEVICE_GRANT } from './seed.ts';
import { INES, type Practice, practice } from './testing/practice.ts';

async function start(tenant: Practice) {
  const response = await tenant.post('oauth/device/code', {
    client_id: clientIds.tv,
    scope: 'openid profile offline_access',
    audience: API,
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, string>;
}

async function poll(tenant: Practice, deviceCode = '') {
  const response = await tenant.post('oauth/token', {
    grant_type: DEVICE_GRANT,
    client_id: clientIds.tv,
    device_code: deviceCode,
  });
  return { status: response.status, ...((await response.json()) as Record<string, string>) };
}

async function confirm(tenant: Practice, userCode: string, action = 'confirm') {
  const browser = tenant.browser();
  const entry = await browser.visit(tenant.url('activate', { user_code: userCode }));
  expect(entry.html).toContain(`value="${userCode}"`);
  const page = await browser.submit(entry.html, { user_code: userCode });
  expect(page.html).toContain('<h1>Is this your code?</h1>');
  return { browser, next: await browser.submit(page.html, { action }) };
}

describe('the device flow', () => {
  it('shows a code, waits, and gives tokens once', async () => {
    const tenant = practice();
    const device = await start(tenant);
    expect(device).toEqual({
      device_code: expect.stringMatching(/^[\w-]{32}$/),
      user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
      verification_uri: 'https://tenant.example/activate',
      verification_uri_complete: `https://tenant.example/activate?user_code=${device['user_code']}`,
      expires_in: 900,
      interval: 5,
    });
    expect(await poll(tenant, device['device_code'])).toEqual({
      status: 403,
      error: 'authorization_pending',
      error_description: 'User has yet to authorize device code.',
    });
    const { browser, next } = await confirm(tenant, device['user_code'] ?? '');
    expect(next.html).toContain('<h1>Log in</h1>');
    const done = await browser.submit(next.html, { username: INES, password: 'practice' });
    expect(done.html).toContain('<h1>Device connected</h1>');
    tenant.clock.ms += 5000;
    const tokens = await poll(tenant, device['device_code']);
    expect(tokens).toMatchObject({ status: 200, scope: 'openid profile offline_access' });
    expect(tokens).toHaveProperty('refresh_token');
    tenant.clock.ms += 5000;
    expect(await poll(tenant, device['device_code'])).toMatchObject({
      status: 403,
      error: 'invalid_grant',
    });
  });

  it('answers a poll that comes too early with 429 (gotcha 4)', async () => {
    const tenant = practice();
    const { device_code } = await start(tenant);
    await poll(tenant, device_code);
    tenant.clock.ms += 4000;
    expect(await poll(tenant, device_code)).toEqual({
      status: 429,
      error: 'slow_down',
      error_description: 'You are polling faster than the specified interval of 5 seconds.',
    });
  });

  it('tells once that the code expired', async () => {
    const tenant = practice();
    const { device_code, user_code = '' } = await start(tenant);
    tenant.clock.ms += 901_000;
    expect(await poll(tenant, device_code)).toMatchObject({ status: 403, error: 'expired_token' });
    expect(await poll(tenant, device_code)).toMatchObject({ status: 403, error: 'invalid_grant' });
    const entry = await tenant.browser().visit('activate');
    const refused = await tenant.browser().submit(entry.html, { user_code });
    expect(refused.response.status).toBe(400);
    expect(refused.html).toContain('Invalid or expired user code');
  });

  it('tells that the user cancelled', async () => {
    const tenant = practice();
    const { device_code, user_code = '' } = await start(tenant);
    const { next } = await confirm(tenant, user_code, 'cancel');
    expect(next.html).toContain('<h1>Device not connected</h1>');
    expect(await poll(tenant, device_code)).toMatchObject({
      status: 403,
      error: 'access_denied',
      error_description: 'User cancelled the confirmation prompt.',
    });
  });

  it('gives a user nothing who was blocked after the login', async () => {
    const tenant = practice();
    const { device_code, user_code = '' } = await start(tenant);
    const { browser, next } = await confirm(tenant, user_code);
    await browser.submit(next.html, { username: INES, password: 'practice' });
    await tenant.admin('PATCH', 'users/auth0%7C6707939cad3d8bec47ecfa2e', { blocked: true });
    expect(await poll(tenant, device_code)).toMatchObject({ status: 403, error: 'unauthorized' });
    expect(await poll(tenant, device_code)).toMatchObject({ status: 403, error: 'invalid_grant' });
  });

  it('goes on when the tenant’s clock is set back', async () => {
    const tenant = practice();
    const { device_code } = await start(tenant);
    await poll(tenant, device_code);
    await tenant.admin('PUT', 'clock', { offset_seconds: -3600 });
    expect(await poll(tenant, device_code)).toMatchObject({ error: 'authorization_pending' });
  });

  it('takes the code in lower case and without its hyphen', async () => {
    const tenant = practice();
    const { user_code = '' } = await start(tenant);
    const entry = await tenant.browser().visit('activate');
    const page = await tenant
      .browser()
      .submit(entry.html, { user_code: user_code.toLowerCase().replace('-', '') });
    expect(page.html).toContain(user_code);
  });

  it('is for applications with the grant, and for APIs that exist', async () => {
    const tenant = practice();
    const spa = await tenant.post('oauth/device/code', { client_id: clientIds.spa });
    expect([spa.status, ((await spa.json()) as { error: string }).error]).toEqual([
      403,
      'unauthorized_client',
    ]);
    const api = await tenant.post('oauth/device/code', { client_id: clientIds.tv, audience: 'https://no' });
    expect(api.status).toBe(403);
    expect((await tenant.post('oauth/device/code', {})).status).toBe(401);
  });
});
