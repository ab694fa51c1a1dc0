/** Auth0's own server SDK, unmodified, against the practice tenant: nobody here wrote it. */
import { AuthClient } from '@auth0/auth0-auth-js';
import { describe, expect, it } from 'vitest';
import { API, clientIds } from './seed.ts';
import { APP, CALLBACK, INES, loginTokens, practice } from './testing/practice.ts';

type Tenant = ReturnType<typeof practice>;

const secrets = {
  [clientIds.web]: 'practice-web-secret-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH',
  [clientIds.machine]: 'practice-machine-secret-0123456789abcdefghijklmnopqrstuvwxyzABCD',
};

function authClient(tenant: Tenant, clientId: keyof typeof secrets) {
  return new AuthClient({
    domain: new URL(tenant.issuer).host,
    clientId,
    clientSecret: secrets[clientId] ?? '',
    authorizationParams: { redirect_uri: CALLBACK },
    customFetch: (input, init) => tenant.fetch(new Request(input, init)),
  });
}

/** The SDK reads the clock of this machine and cannot be told another. */
function tenantOfNow(): Tenant {
  const tenant = practice();
  tenant.clock.ms = Date.now();
  return tenant;
}

describe('@auth0/auth0-auth-js', () => {
  it('logs in, and out to a URL of the application', async () => {
    const tenant = tenantOfNow();
    const client = authClient(tenant, clientIds.web);
    const browser = tenant.browser();
    const { authorizationUrl, codeVerifier } = await client.buildAuthorizationUrl();
    const { left } = await browser.logIn(authorizationUrl);
    const tokens = await client.getTokenByCode(left ?? new URL(CALLBACK), { codeVerifier });
    expect(tokens.claims).toMatchObject({ email: INES, aud: clientIds.web });
    await tenant.admin('PATCH', `applications/${clientIds.web}`, { allowed_logout_urls: [`${APP}/bye`] });
    const page = await browser.visit(await client.buildLogoutUrl({ returnTo: `${APP}/bye` }));
    const done = await browser.submit(page.html, { action: 'accept' });
    expect(done.left?.href).toBe(`${APP}/bye`);
  });

  it('reads userinfo, and learns from the challenge that a token is refused', async () => {
    const tenant = tenantOfNow();
    const client = authClient(tenant, clientIds.web);
    const { access_token: accessToken = '' } = await loginTokens(tenant);
    expect(await client.getUserInfo({ accessToken })).toMatchObject({ email: INES });
    tenant.clock.ms += 90_000_000;
    await expect(client.getUserInfo({ accessToken })).rejects.toMatchObject({ statusCode: 401 });
  });

  it('gets a machine token, and the reason why it does not', async () => {
    const client = authClient(tenantOfNow(), clientIds.machine);
    const { accessToken, scope } = await client.getTokenByClientCredentials({ audience: API });
    expect([accessToken.split('.').length, scope]).toEqual([3, 'read:orders write:orders']);
    await expect(client.getTokenByClientCredentials({ audience: 'https://no' })).rejects.toMatchObject({
      cause: {
        error: 'access_denied',
        error_description: 'Service not enabled within domain: https://no',
      },
    });
  });
});
