/** A tenant of one's own: added, checked, changed, copied, deleted and brought back. */

import { APP, CALLBACK, NODE_TENANT, OTHER_PROVIDER } from './support/addresses.ts';
import { allowClipboard } from './support/clipboard.ts';
import { saved } from './support/saved.ts';
import { addTenant } from './support/tenant-form.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const SPA = { clientId: SPA_CLIENT, type: 'single page', method: 'none (public client)' };

test('the start page checks a tenant and adds it', async ({ app, page }) => {
  await app.goto('/');
  await page.getByLabel('Tenant domain').fill(NODE_TENANT);
  await page.getByLabel('Client ID').fill(SPA_CLIENT);
  await page.getByRole('button', { name: 'Check and add' }).click();
  await expect(page).toHaveURL(/\/tenants\/(?!new)/);
  await expect(
    page.getByRole('button', { name: `Current tenant: ${new URL(NODE_TENANT).host}` }),
  ).toBeVisible();
});

test('the domain as `npm run sandbox` prints it is added: the slash comes from the tenant, and flows are a click away', async ({
  app,
  page,
}) => {
  await app.goto('/tenants/new');
  await page.getByLabel('Domain or issuer').fill(NODE_TENANT.replace(/\/$/, ''));
  await page.getByLabel('client_id', { exact: true }).fill(SPA_CLIENT);
  await page.getByRole('button', { name: 'Check and add' }).click();
  const fit = page.getByRole('region', { name: 'Flows that fit' });
  await expect(fit).toContainText('Checked and added.');
  await expect(fit).toContainText('A slash was added at the end');
  await expect(page.getByLabel('Domain or issuer')).toHaveValue(NODE_TENANT);
  await fit.getByRole('link', { name: 'Authorization Code with PKCE' }).click();
  await expect(page.getByLabel('Application', { exact: true })).toHaveAccessibleDescription(SPA_CLIENT);
  await page.getByRole('button', { name: 'Run to the end' }).click();
  await expect(page).toHaveURL(/\/u\/login/);
});

test('a tenant that cannot be asked is added, and it is said that nobody checked it', async ({
  app,
  page,
  watch,
  context,
}) => {
  watch.expects(/away\.example|ERR_FAILED|NetworkError|Cross-Origin|CORS/i);
  await context.route('https://away.example/**', (route) => route.abort());
  await app.goto('/');
  await page.getByLabel('Tenant domain').fill('away.example');
  await page.getByLabel('Client ID').fill(SPA_CLIENT);
  await page.getByRole('button', { name: 'Check and add' }).click();
  await expect(page.getByRole('region', { name: 'Flows that fit' })).toContainText('Added without a check');
});

test('a tenant that fails the check stays in the form, and is added only where one says so', async ({
  app,
  page,
  context,
}) => {
  await context.route(`${NODE_TENANT}.well-known/openid-configuration`, (route) =>
    route.fulfill({
      json: { issuer: 'https://another.example/' },
      headers: { 'access-control-allow-origin': '*' },
    }),
  );
  await app.goto('/');
  await page.getByLabel('Tenant domain').fill(NODE_TENANT);
  await page.getByLabel('Client ID').fill(SPA_CLIENT);
  await page.getByRole('button', { name: 'Check and add' }).click();
  await expect(page.getByRole('region', { name: 'Check', exact: true })).toContainText('issuer-mismatch');
  await expect(page.getByLabel('client_id', { exact: true })).toHaveValue(SPA_CLIENT);
  await page.getByRole('button', { name: 'Add it anyway' }).click();
  await expect(page.getByRole('region', { name: 'Flows that fit' })).toContainText(
    'Added although a check fails.',
  );
});

test('each field says what is wrong with it', async ({ app, page }) => {
  await app.goto('/tenants/new');
  const issuer = page.getByLabel('Domain or issuer');
  await issuer.fill('http://tenant.example.com');
  await page.getByRole('button', { name: 'Check and add' }).click();
  await expect(issuer).toHaveAttribute('aria-invalid', 'true');
  await expect(issuer).toHaveAccessibleDescription(/https?/);
  await expect(page.getByLabel('client_id', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(page).toHaveURL(/\/tenants\/new/);
});

test('a pasted discovery address becomes the issuer, and it is told', async ({ app, page }) => {
  await app.goto('/tenants/new');
  const issuer = page.getByLabel('Domain or issuer');
  await issuer.fill('https://my-tenant.eu.auth0.com/.well-known/openid-configuration');
  await issuer.press('Tab');
  await expect(issuer).toHaveValue('https://my-tenant.eu.auth0.com/');
});

test('Check shows discovery and keys, and the lines to paste', async ({ app, page }) => {
  await allowClipboard(page);
  await app.goto('/tenants/new');
  await page.getByLabel('Domain or issuer').fill(OTHER_PROVIDER);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const check = page.getByRole('region', { name: 'Check', exact: true });
  await expect(check.getByRole('columnheader', { name: 'kid' })).toBeVisible();
  await expect(check).toContainText(`${OTHER_PROVIDER}/.well-known/openid-configuration`);
  await page.getByRole('button', { name: 'Copy the line for Allowed Callback URLs' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(CALLBACK);
});

test('Check says plainly that something is not a tenant', async ({ app, page, watch }) => {
  watch.expects(/status of 404/);
  await app.goto('/tenants/new');
  await page.getByLabel('Domain or issuer').fill(`${APP}/no-tenant`);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Check', exact: true })).toContainText(/fails/);
});

test('Check ends on a document that names no addresses, and says which', async ({ app, page, context }) => {
  await context.route(`${NODE_TENANT}.well-known/openid-configuration`, (route) =>
    route.fulfill({
      json: {
        issuer: NODE_TENANT,
        authorization_endpoint: '/authorize',
        token_endpoint: 7,
        jwks_uri: 'https://[',
      },
      headers: { 'access-control-allow-origin': '*' },
    }),
  );
  await app.goto('/tenants/new');
  await page.getByLabel('Domain or issuer').fill(NODE_TENANT);
  const button = page.getByRole('button', { name: 'Check', exact: true });
  await button.click();
  const check = page.getByRole('region', { name: 'Check', exact: true });
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'])
    await expect(check.getByRole('listitem').filter({ hasText: 'endpoint-invalid' })).toContainText(name);
  await expect(button).toBeEnabled();
});

test('changed, duplicated, deleted, and back by Undo', async ({ page }) => {
  await addTenant(page, { issuer: NODE_TENANT, ...SPA });
  await page.getByLabel('Name of the tenant').fill('My tenant');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'My tenant', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.getByRole('heading', { name: 'My tenant (copy)' })).toBeVisible();
  await page.getByRole('button', { name: 'Delete' }).click();
  const kept = page.getByRole('main').getByRole('link', { name: /My tenant \(copy\)/ });
  await expect(page.getByText('My tenant (copy) is deleted.')).toBeVisible();
  await expect(kept).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(kept).toBeVisible();
});

test('exported without its secret, and imported again', async ({ page }) => {
  await addTenant(page, {
    issuer: NODE_TENANT,
    clientId: SPA_CLIENT,
    type: 'regular web',
    method: 'client_secret_post (in the body)',
  });
  await page.getByLabel('client_secret', { exact: true }).fill('a-secret-that-stays');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const press = () => page.getByRole('button', { name: 'Export', exact: true }).click();
  const text = (await saved(page, press)).bytes.toString();
  expect(text).toContain(SPA_CLIENT);
  expect(text).not.toContain('a-secret-that-stays');
  await page.goto('/tenants/new');
  await page
    .getByLabel('File with tenants')
    .setInputFiles({ name: 'tenants.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(page.getByText('1 tenant is imported.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
});

test('before a run the tenant is asked, and what no page can know is not known', async ({ app, page }) => {
  await addTenant(page, { issuer: NODE_TENANT, ...SPA });
  const fit = page.getByRole('region', { name: 'Flows that fit' });
  await fit.getByRole('link', { name: 'Authorization Code with PKCE' }).click();
  const before = page.getByRole('region', { name: 'Before you start' });
  const line = (text: string | RegExp) => before.getByRole('listitem').filter({ hasText: text });
  await expect(line('issuer matches, letter by letter')).toContainText('holds:');
  await expect(line('signing key')).toContainText('holds:');
  await expect(line(/redirect_uri.* is not known/)).toContainText('not known yet:');
  await app.openFlow('authorization-code-pkce', { issuer: workerTenant.issuer });
  await expect(line('redirect_uri is on the list of the application')).toContainText('holds:');
  await expect(line('may use authorization_code')).toContainText('holds:');
  await page.getByLabel('audience', { exact: true }).fill('');
  await expect(line('audience is empty')).toContainText('opaque');
  await page.getByLabel('audience', { exact: true }).fill('https://api.practice.example');
  await expect(line('audience is empty')).toHaveCount(0);
});

test('a link asks no tenant that is not kept: a button does', async ({ app, page, context }) => {
  const asked: string[] = [];
  context.on('request', (request) => {
    if (request.url().startsWith(NODE_TENANT)) asked.push(request.url());
  });
  await app.goto(
    `/flows/authorization-code-pkce?${new URLSearchParams({ issuer: NODE_TENANT, client_id: SPA_CLIENT })}`,
  );
  const before = page.getByRole('region', { name: 'Before you start' });
  await expect(before).toContainText('The tenant was not asked yet');
  expect(asked).toEqual([]);
  await before.getByRole('button', { name: 'Ask the tenant' }).click();
  await expect(before).toContainText('issuer matches, letter by letter');
});
