/** The trace as lanes: a value is followed, a message is tied to its exchange, and the picture is saved. */
import type { Page } from '@playwright/test';
import { logInAtSandbox } from './support/login.ts';
import { sandboxReady } from './support/sandbox-admin.ts';
import { saved } from './support/saved.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const LOGIN = {
  issuer: workerTenant.issuer,
  client_id: SPA_CLIENT,
  scope: 'openid profile offline_access',
};

const messages = (page: Page) => page.getByRole('list', { name: 'Sequence' }).getByRole('listitem');

test.beforeEach(async ({ app, page }) => {
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', LOGIN);
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Finished');
  await page.getByRole('button', { name: 'Sequence' }).click();
});

test('a value is followed: who made it, who saw it, where it was checked, where it ended', async ({
  page,
}) => {
  const follow = messages(page).getByRole('button', { name: /^Follow code,/ });
  await follow.first().click();
  const pane = page.getByRole('region', { name: 'Following' });
  await expect(pane.getByRole('list', { name: 'Where it went' }).getByRole('listitem')).toContainText([
    'Made by the Tenant',
    'In the browser: address bar, history, extensions',
    'Read by the App',
    'Checked by the App',
    'Spent here, and void from now on',
  ]);
  // On its way: told by the tenant, brought by the browser, checked, spent.
  await expect(messages(page).and(page.locator('[data-carries]'))).toHaveCount(4);
  await pane
    .getByRole('row', { name: /^code_verifier/ })
    .getByRole('button')
    .click();
  await expect(pane.getByText('never passes through the browser')).toBeVisible();
  await expect(messages(page).and(page.locator('[data-carries]'))).toHaveCount(2);
  await pane.getByRole('button', { name: 'Stop following' }).click();
  await expect(messages(page).and(page.locator('[data-carries]'))).toHaveCount(0);
});

test('a request and its answer are two messages of one exchange, which a press opens', async ({ page }) => {
  await messages(page)
    .getByRole('button', { name: /App to Tenant: POST .*\/oauth\/token/ })
    .first()
    .click();
  await expect(messages(page).and(page.locator('[aria-current]'))).toHaveCount(2);
  await expect(page.getByRole('region', { name: 'Exchange' })).toContainText('grant_type');
  await expect(messages(page).filter({ hasText: 'Tenant to App' }).first()).toContainText('200');
});

test('the picture is saved as SVG and as PNG, without a secret', async ({ page }) => {
  await page.keyboard.press('m');
  const picture = async (type: string) => {
    const press = () => page.getByRole('button', { name: type, exact: true }).click();
    const { name, bytes } = await saved(page, press);
    expect(name).toMatch(new RegExp(`\\.${type.toLowerCase()}$`));
    return bytes;
  };
  const svg = (await picture('SVG')).toString();
  expect(svg).toMatch(/^<\?xml[^>]*>\s*<svg /);
  expect(svg).toContain('/oauth/token');
  expect(svg).toMatch(/rgb\(/);
  expect(svg).not.toMatch(/light-dark|var\(|eyJ/);
  const png = await picture('PNG');
  expect([...png.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(png.length).toBeGreaterThan(10_000);
});
