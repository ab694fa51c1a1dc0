/** A code on the television, the login on the phone. */
import type { Page } from '@playwright/test';
import { NODE_TENANT, OTHER_PROVIDER } from './support/addresses.ts';
import type { AppPage } from './support/app-page.ts';
import { logInAtOther, logInAtSandbox } from './support/login.ts';
import { DEVICE_CLIENT } from './support/other-clients.ts';
import { changeSettings, sandboxReady, setFault } from './support/sandbox-admin.ts';
import { TV_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const FLOW = 'device-code';

test.beforeEach(({ watch }) => {
  // Each poll before the user has decided is a refused request.
  watch.expects(/status of (400|403|429).*\/(oauth\/)?token/);
});

async function waitForTheUser(app: AppPage, issuer: string, clientId: string): Promise<Page> {
  await app.openFlow(FLOW, { issuer, client_id: clientId });
  await app.startAndRunToTheEnd();
  const shown = app.page.getByRole('region', { name: 'Shown to the user' });
  await expect(shown.getByRole('img', { name: /^QR code/ })).toBeVisible();
  const phone = await app.page.context().newPage();
  await phone.goto((await shown.getByRole('link').getAttribute('href')) ?? '');
  return phone;
}

async function activate(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: 'Continue', exact: true }).click();
  await phone.getByRole('button', { name: 'Confirm' }).click();
  await logInAtSandbox(phone);
}

async function fastSandbox(page: Page): Promise<void> {
  await sandboxReady(page);
  await changeSettings(page, { device_code_interval_in_seconds: 1 });
}

test('activated in another tab, on the sandbox in the worker', async ({ app, page }) => {
  await fastSandbox(page);
  await activate(await waitForTheUser(app, workerTenant.issuer, TV_CLIENT));
  await app.expectAllDone();
});

test('activated in another tab, on the sandbox on a port', async ({ app }) => {
  await activate(await waitForTheUser(app, NODE_TENANT, TV_CLIENT));
  await app.expectStatus('Finished');
});

test('activated in another tab, on oidc-provider', async ({ app }) => {
  const phone = await waitForTheUser(app, OTHER_PROVIDER, DEVICE_CLIENT);
  await phone.getByRole('button', { name: 'Continue' }).click();
  await logInAtOther(phone);
  await app.expectStatus('Finished');
  await app.expectNoRemarks();
});

test('slow_down is obeyed, and the flow goes on', async ({ app, page }) => {
  // Five seconds more between two polls, as RFC 8628 has it.
  test.slow();
  await fastSandbox(page);
  await setFault(page, 'polling-too-fast');
  const phone = await waitForTheUser(app, workerTenant.issuer, TV_CLIENT);
  await expect(app.timeline.getByRole('row').filter({ hasText: '429' })).toHaveCount(1);
  await setFault(page, 'polling-too-fast', false);
  await activate(phone);
  await app.expectStatus('Finished');
  await expect(app.timeline.getByRole('row').filter({ hasText: '429' })).toHaveCount(1);
});

test('Stop ends the polling', async ({ app, page }) => {
  await fastSandbox(page);
  await waitForTheUser(app, workerTenant.issuer, TV_CLIENT);
  await app.stopButton.click();
  await app.expectStatus('Stopped');
  await expect(app.retryButton).toBeEnabled();
});

test('a user who cancels is told to the device', async ({ app, page }) => {
  await fastSandbox(page);
  const phone = await waitForTheUser(app, workerTenant.issuer, TV_CLIENT);
  await phone.getByRole('button', { name: 'Continue', exact: true }).click();
  await phone.getByRole('button', { name: 'Cancel' }).click();
  await app.expectStatus('Stopped');
  await expect(app.finding('access-denied-by-user')).toBeVisible();
});
