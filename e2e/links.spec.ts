/** Links fill in a flow. They start nothing and bring no secret. */
import { NODE_TENANT } from './support/addresses.ts';
import { MACHINE_CLIENT_ID, SPA_CLIENT } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

test('a link fills in the form, and starts nothing', async ({ app, page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(NODE_TENANT)) asked.push(request.url());
  });
  await app.openFlow('authorization-code-pkce', {
    issuer: NODE_TENANT,
    client_id: SPA_CLIENT,
    scope: 'openid offline_access',
    audience: 'https://api.practice.example',
    redirect_mode: 'popup',
    response_mode: 'fragment',
    connection: 'Username-Password-Authentication',
    'ext-campaign': 'winter',
  });
  await expect(page.getByLabel('scope', { exact: true })).toHaveValue('openid offline_access');
  await expect(page.getByLabel('audience', { exact: true })).toHaveValue('https://api.practice.example');
  await expect(page.getByLabel('connection', { exact: true })).toHaveValue(
    'Username-Password-Authentication',
  );
  await expect(page.getByLabel('response_mode', { exact: true })).toHaveValue('fragment');
  await expect(page.getByRole('radio', { name: /^Popup/ })).toBeChecked();
  await expect(page.getByLabel('Value of extra parameter 1')).toHaveValue('winter');
  await expect(page.getByText(SPA_CLIENT)).toBeVisible();
  await expect(page).toHaveURL(/\/flows\//);
  expect(asked).toEqual([]);
});

test('a secret in a link is dropped from form and address, and told', async ({ app, page }) => {
  await app.openFlow('client-credentials', {
    issuer: NODE_TENANT,
    client_id: MACHINE_CLIENT_ID,
    client_secret: 'leaked-by-a-link',
    code_verifier: 'leaked-too',
  });
  await expect(page.getByRole('alert')).toContainText('client_secret');
  await expect(page.getByRole('alert')).toContainText('code_verifier');
  expect(page.url()).not.toContain('leaked');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Start step by step' })).toBeEnabled();
  expect(await page.content()).not.toContain('leaked');
});

test('what each run makes for itself is not taken from a link', async ({ app, page }) => {
  await app.openFlow('authorization-code-pkce', {
    issuer: NODE_TENANT,
    client_id: SPA_CLIENT,
    state: 'chosen-by-a-link',
    redirect_uri: 'https://evil.example/callback',
  });
  await expect(page.getByRole('alert')).toContainText('Not taken from the link');
  await expect(page.getByLabel('redirect_uri', { exact: true })).not.toHaveValue(/evil/);
});

test('an unknown flow and a malformed issuer are explained', async ({ app, page }) => {
  await app.goto('/flows/no-such-flow');
  await expect(page.getByText('There is no flow of this name')).toBeVisible();
  await app.goto('/flows/authorization-code-pkce?issuer=javascript:alert(1)&client_id=x');
  await expect(page.getByRole('alert')).toContainText('The link names no tenant');
});
