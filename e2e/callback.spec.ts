/** Callbacks that nobody waits for are explained and kept, never executed. */
import type { Page } from '@playwright/test';
import type { AppPage } from './support/app-page.ts';
import { logInAtSandbox } from './support/login.ts';
import { readLog, sandboxReady, setFault } from './support/sandbox-admin.ts';
import { nodeTenant, SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const LOGIN = { issuer: workerTenant.issuer, client_id: SPA_CLIENT };

/** Steps to the login page; the run waits there. */
async function leave(app: AppPage): Promise<string> {
  await app.openFlow('authorization-code-pkce', LOGIN);
  const path = await app.start();
  await app.stepTo('Send the browser to the tenant');
  await app.next.click();
  await app.page.waitForURL(/\/u\/login/);
  return path;
}

/** Logs in, and says which address brought the browser back. */
async function comeBack(page: Page): Promise<string> {
  const back = page.waitForRequest(/\/callback\?/);
  await logInAtSandbox(page);
  return (await back).url();
}

async function expectNotExecuted(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'This callback was not executed' })).toBeVisible();
  await page.getByRole('link', { name: 'Open the run' }).click();
}

async function expectNoToken(page: Page): Promise<void> {
  expect((await readLog(page)).filter(({ path }) => path.endsWith('/oauth/token'))).toEqual([]);
}

test('a callback that comes twice', async ({ app, page }) => {
  await leave(app);
  const callback = await comeBack(page);
  await app.expectStatus('Paused');
  await app.goto(callback);
  await expectNotExecuted(page);
  await app.expectStatus('Paused');
  await expect(app.finding('callback-twice')).toBeVisible();
  await expectNoToken(page);
});

test('a return without parameters finds the run that waits, and stops it', async ({ app, page }) => {
  await leave(app);
  await app.goto('/callback');
  await app.expectStatus('Paused');
  await app.next.click();
  await app.expectStatus('Stopped');
  await expect(app.timeline).toContainText('empty');
  await expectNoToken(page);
});

test('a callback to a run that is finished', async ({ app, page }) => {
  await leave(app);
  const callback = new URL(await comeBack(page));
  await app.stepTo();
  await app.expectStatus('Finished');
  const before = (await readLog(page)).length;
  callback.searchParams.set('code', 'another-code');
  await app.goto(callback.href);
  await expectNotExecuted(page);
  await app.expectStatus('Finished');
  await expect(app.finding('callback-not-expected')).toBeVisible();
  expect((await readLog(page)).length).toBe(before);
});

test('a callback that belongs to no run', async ({ app, page }) => {
  await sandboxReady(page);
  await app.goto('/callback?code=someone-elses-code&state=nobody-sent-this');
  await expect(page.getByRole('heading', { name: 'This callback belongs to no run' })).toBeVisible();
  await page.getByRole('button', { name: 'Show state' }).click();
  await expect(page.getByText('nobody-sent-this')).toBeVisible();
  await expectNoToken(page);
  await app.goto('/storage');
  await expect(page.getByRole('row', { name: /^Stray callbacks 1 / })).toBeVisible();
});

test('a callback whose state was altered', async ({ app, page }) => {
  await sandboxReady(page);
  await setFault(page, 'state-altered');
  await leave(app);
  await comeBack(page);
  await app.stepTo();
  await app.expectStatus('Stopped');
  await expect(app.finding('state-mismatch')).toBeVisible();
  await expectNoToken(page);
});

test('the tenant shows an error page, and nothing comes back', async ({ app, page, watch }) => {
  watch.expects(/status of 403.*\/authorize/);
  await sandboxReady(page);
  await setFault(page, 'callback-not-listed');
  await app.openFlow('authorization-code-pkce', LOGIN);
  const path = await app.start();
  await app.stepTo('Send the browser to the tenant');
  await app.next.click();
  await page.waitForURL(/\/authorize\?/);
  await page.getByRole('link', { name: 'Back to the run' }).click();
  await page.waitForURL((url) => url.pathname === path);
  await app.expectStatus('Waiting');
  await expect(page.getByLabel('What the page says')).toHaveValue(/Callback URL mismatch/);
  await page.getByRole('button', { name: 'Stop here with this page' }).click();
  await app.expectStatus('Stopped');
  await expect(app.finding('callback-url-mismatch')).toBeVisible();
});

/** Makes every later write of this page or worker fail, as a full disk does. */
const fillTheDisk = () => {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('The disk is full.', 'QuotaExceededError');
  };
};

test('a form post that the worker cannot keep comes to its run all the same', {
  tag: '@chromium',
}, async ({ app, page, context }) => {
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', {
    issuer: nodeTenant.issuer,
    client_id: SPA_CLIENT,
    response_mode: 'form_post',
  });
  const path = await app.start();
  await app.stepTo('Send the browser to the tenant');
  await app.next.click();
  await page.waitForURL(/\/u\/login/);
  const [worker] = context.serviceWorkers();
  await worker?.evaluate(fillTheDisk);
  const kept: string[] = [];
  page.on('request', (request) => request.url().includes('/callback?post=') && kept.push(request.url()));
  await nodeTenant.logIn(page);
  await page.waitForURL((url) => url.pathname === path);
  await expect(app.currentStep).toContainText('Check the callback');
  expect(kept, 'the worker could keep it').toEqual([]);
});

test('a callback that the browser cannot keep is shown, not lost', async ({ page, app, context }) => {
  await sandboxReady(page);
  await context.addInitScript(() => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
  });
  await app.goto('/callback?code=the-only-code&state=ours');
  await expect(page.getByRole('heading', { name: 'This callback could not be kept' })).toBeVisible();
  await page.getByRole('button', { name: 'Show code' }).click();
  await expect(page.getByText('the-only-code')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy what came' })).toBeVisible();
});
