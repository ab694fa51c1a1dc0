/** The request before it is sent: everything can be changed, and what was planned is kept beside it. */

import type { AppPage } from './support/app-page.ts';
import { allowClipboard } from './support/clipboard.ts';
import { logInAtSandbox } from './support/login.ts';
import { sandboxReady } from './support/sandbox-admin.ts';
import { MACHINE_CLIENT_ID, PRACTICE_API, SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

/** A run before its request to the token endpoint, with the draft open. */
async function openDraft(app: AppPage): Promise<void> {
  await sandboxReady(app.page);
  await app.openFlow('client-credentials', {
    issuer: workerTenant.issuer,
    client_id: MACHINE_CLIENT_ID,
    audience: PRACTICE_API,
  });
  await app.start();
  await app.stepTo('Trade the secret for a token');
  await app.page.getByRole('tab', { name: 'Next: Trade the secret for a token' }).click();
}

test('switched off, added, repeated: sent so, and marked beside what was planned', async ({
  app,
  page,
  watch,
}) => {
  watch.expects(/status of 40\d.*\/oauth\/token/);
  await openDraft(app);
  await page.getByLabel('Send audience').uncheck();
  for (const value of ['first', 'second']) {
    await page.getByRole('button', { name: 'Body parameter' }).click();
    await page.getByLabel('Name', { exact: true }).last().fill('trace');
    await page.getByLabel('Value of trace').last().fill(value);
  }
  await expect(page.getByText('3 changes')).toBeVisible();
  await page.reload();
  await expect(page.getByText('3 changes')).toBeVisible();
  await app.next.click();
  await app.expectStatus('Stopped');
  const request = page.getByRole('region', { name: 'Request' });
  await request.getByRole('tab', { name: /^Changed/ }).click();
  await expect(request.getByRole('listitem')).toHaveCount(3);
  await expect(request.getByRole('listitem').filter({ hasText: 'second' })).toContainText('trace');
  await expect(request.getByRole('listitem').filter({ hasText: 'planned' })).toContainText(PRACTICE_API);
  await app.retryButton.click();
  await app.expectStatus('Paused');
  await app.stepTo();
  await app.expectStatus('Finished');
});

test('the raw editor says which line it cannot read, and sends what it can', async ({ app, page }) => {
  await openDraft(app);
  await page.getByRole('button', { name: 'Raw', exact: true }).click();
  const raw = page.getByLabel('Raw request');
  const planned = await raw.inputValue();
  await raw.fill(planned.replace('\n', '\nthis is no header\n'));
  await expect(page.getByRole('alert')).toContainText('Line 2 is a header');
  await expect(raw).toHaveAttribute('aria-invalid', 'true');
  await raw.fill(planned.replace('\n', '\nx-from-raw: yes\n'));
  await expect(page.getByText('1 change', { exact: true })).toBeVisible();
  await app.stepTo();
  await app.expectStatus('Finished');
  await app.timeline.getByRole('row').filter({ hasText: '/oauth/token' }).click();
  const request = page.getByRole('region', { name: 'Request' });
  await request.getByRole('tab', { name: /^Changed/ }).click();
  await expect(request.getByRole('listitem')).toContainText('x-from-raw');
});

test('Discard brings the planned request back', async ({ app, page }) => {
  await openDraft(app);
  const url = page.getByLabel('URL', { exact: true });
  const planned = await url.inputValue();
  await url.fill(`${planned}/elsewhere`);
  await expect(page.getByText('1 change', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(url).toHaveValue(planned);
  await expect(page.getByText('1 change', { exact: true })).toHaveCount(0);
});

test('a request is copied as cURL', async ({ app, page }) => {
  await allowClipboard(page);
  await openDraft(app);
  await app.stepTo();
  await app.expectStatus('Finished');
  await app.timeline.getByRole('row').filter({ hasText: '/oauth/token' }).click();
  await page.getByRole('button', { name: 'Copy as cURL' }).click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toMatch(/^curl /);
  expect(command).toContain(`${workerTenant.issuer}oauth/token`);
  expect(command).toContain('grant_type=client_credentials');
});

test('a run to the end sends the edited draft, and goes on after the trip to the tenant', async ({
  app,
  page,
}) => {
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', {
    issuer: workerTenant.issuer,
    client_id: workerTenant.clientId,
  });
  await app.start();
  await app.stepTo('Send the browser to the tenant');
  await page.getByRole('tab', { name: 'Next: Send the browser to the tenant' }).click();
  await page.getByRole('button', { name: 'Parameter', exact: true }).click();
  await page.getByLabel('Name', { exact: true }).last().fill('login_hint');
  await page.getByLabel('Value of login_hint').fill('sam.okafor@example.com');
  await app.runToEndButton.click();
  await expect(page.getByLabel('Email address')).toHaveValue('sam.okafor@example.com');
  await workerTenant.logIn(page);
  await app.expectStatus('Finished');
});

test('a request that was sent is edited and sent again, where nothing in it is spent', async ({
  app,
  page,
}) => {
  await openDraft(app);
  await app.stepTo();
  await app.expectStatus('Finished');
  await app.timeline.getByText('/oauth/token').click();
  const request = page.getByRole('region', { name: 'Request' });
  await request.getByRole('tab', { name: 'Draft' }).click();
  await request.getByRole('button', { name: 'Body parameter' }).click();
  await request.getByLabel('Name', { exact: true }).last().fill('trace');
  await request.getByLabel('Value of trace').fill('mine');
  await request.getByRole('button', { name: 'Edit and send again', exact: true }).click();
  await expect(request.getByRole('tab', { name: 'Changed 1' })).toBeVisible();
  await app.timeline.getByText('/oauth/token').last().click();
  await request.getByRole('tab', { name: /^Changed/ }).click();
  await expect(request.getByRole('listitem')).toHaveText(/trace.*mine/);
});

test('an edit of a request whose code is spent waits for a new one', async ({ app, page }) => {
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', { issuer: workerTenant.issuer, client_id: SPA_CLIENT });
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Finished');
  await app.timeline.getByText('/oauth/token').first().click();
  const request = page.getByRole('region', { name: 'Request' });
  await request.getByRole('tab', { name: 'Draft' }).click();
  await request.getByRole('button', { name: 'Body parameter' }).click();
  await request.getByLabel('Name', { exact: true }).last().fill('trace');
  await request.getByLabel('Value of trace').fill('mine');
  await expect(request.getByText(/spent.*your changes wait/)).toBeVisible();
  await request.getByRole('button', { name: /^Edit and send again from step \d+$/ }).click();
  await app.expectStatus('Paused');
  await expect(page.getByText(/Your changes wait in the draft of step/)).toBeVisible();
  await app.runToEndButton.click();
  await expect(page.getByRole('alert')).toContainText('would leave them out');
  await app.stepTo('Send the browser to the tenant');
  await app.next.click();
  // The run before it had logged out.
  await page.waitForURL(/\/u\/login/);
  await logInAtSandbox(page);
  await page.waitForURL(/\/runs\//);
  await app.stepTo('Exchange the code for tokens');
  await app.next.click();
  await expect(page.getByText(/Your changes wait/)).toBeHidden();
  await app.rest();
  await app.timeline.getByText('/oauth/token').last().click();
  await request.getByRole('tab', { name: /^Changed/ }).click();
  await expect(request.getByRole('listitem')).toHaveText(/trace.*mine/);
});
