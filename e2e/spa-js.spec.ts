/** The practice tenant against an unmodified auth0-spa-js, on a page of its own. */
import type { Auth0Client, Auth0ClientOptions } from '@auth0/auth0-spa-js';
import type { Page } from '@playwright/test';
import { NODE_TENANT, SPA_PAGE } from './support/addresses.ts';
import { logInAtSandbox } from './support/login.ts';
import { SPA_CLIENT } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

type SpaWindow = {
  auth0: { createAuth0Client(options: Auth0ClientOptions): Promise<Auth0Client> };
  client: Auth0Client;
};

async function openSpa(page: Page, more: Partial<Auth0ClientOptions> = {}): Promise<void> {
  if (!page.url().startsWith(SPA_PAGE)) await page.goto(SPA_PAGE);
  await page.getByText('ready').waitFor();
  await page.evaluate(
    async (options) => {
      const spa = globalThis as unknown as SpaWindow;
      spa.client = await spa.auth0.createAuth0Client(options);
    },
    {
      domain: NODE_TENANT.replace(/\/$/, ''),
      clientId: SPA_CLIENT,
      authorizationParams: { redirect_uri: `${SPA_PAGE}/callback` },
      ...more,
    },
  );
}

async function logInByRedirect(page: Page, more: Partial<Auth0ClientOptions> = {}): Promise<void> {
  await openSpa(page, more);
  await page.evaluate(() => void (globalThis as unknown as SpaWindow).client.loginWithRedirect());
  await logInAtSandbox(page);
  await page.waitForURL(/\/callback\?code=/);
  await openSpa(page, more);
  await page.evaluate(() => (globalThis as unknown as SpaWindow).client.handleRedirectCallback());
}

const nameOfUser = (page: Page) =>
  page.evaluate(async () => (await (globalThis as unknown as SpaWindow).client.getUser())?.name);

const freshToken = (page: Page) =>
  page.evaluate(() =>
    (globalThis as unknown as SpaWindow).client.getTokenSilently({
      cacheMode: 'off',
      detailedResponse: true,
    }),
  );

test('loginWithRedirect, getUser, getTokenSilently in a frame, logout', async ({ page }) => {
  await logInByRedirect(page);
  expect(await nameOfUser(page)).toBe('Ines Moreau');
  const fresh = await freshToken(page);
  expect(fresh?.id_token.split('.')).toHaveLength(3);
  expect(fresh?.access_token).toBeTruthy();
  await page.evaluate((returnTo) => {
    void (globalThis as unknown as SpaWindow).client.logout({ logoutParams: { returnTo } });
  }, `${SPA_PAGE}/callback`);
  await page.waitForURL(`${SPA_PAGE}/callback`);
  await openSpa(page);
  expect(await nameOfUser(page)).toBeUndefined();
  const refused = page.evaluate(() => (globalThis as unknown as SpaWindow).client.getTokenSilently());
  await expect(refused).rejects.toThrow('Login required');
});

test('loginWithPopup', async ({ page }) => {
  await openSpa(page);
  const opening = page.waitForEvent('popup');
  const login = page.evaluate(() => (globalThis as unknown as SpaWindow).client.loginWithPopup());
  await logInAtSandbox(await opening);
  await login;
  expect(await nameOfUser(page)).toBe('Ines Moreau');
});

test('getTokenSilently with a refresh token that rotates', async ({ page }) => {
  await logInByRedirect(page, { useRefreshTokens: true, cacheLocation: 'localstorage' });
  const first = await freshToken(page);
  const second = await freshToken(page);
  expect(second?.access_token).toBeTruthy();
  expect(second?.access_token).not.toBe(first?.access_token);
  expect(await nameOfUser(page)).toBe('Ines Moreau');
});
