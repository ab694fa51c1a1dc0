/** The hidden frame when nothing comes back: said in time, and explained. */
import type { AppPage } from './support/app-page.ts';
import { sandboxReady, setFault } from './support/sandbox-admin.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const LOGIN = { issuer: workerTenant.issuer, client_id: SPA_CLIENT, redirect_mode: 'iframe' };

async function leaveInFrame(app: AppPage, params: Record<string, string> = {}): Promise<void> {
  await app.openFlow('authorization-code-pkce', { ...LOGIN, ...params });
  await app.start();
  await app.stepTo('Send the browser to the tenant');
  await app.next.click();
  await app.expectStatus('Waiting');
}

test('a tenant that keeps the frame on an error page', async ({ app, page, watch }) => {
  watch.expects(/status of 403|frame-ancestors|ERR_BLOCKED_BY_RESPONSE/);
  await sandboxReady(page);
  await setFault(page, 'callback-not-listed');
  await page.clock.install();
  await leaveInFrame(app);
  await page.clock.fastForward(61_000);
  await app.expectStatus('Stopped');
  await expect(app.finding('frame-without-answer')).toContainText('though prompt=none was sent');
  await expect(app.timeline).toContainText('no answer');
});

test('a tenant that was asked for a page', async ({ app, page, watch }) => {
  watch.expects(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE/);
  await sandboxReady(page);
  await page.clock.install();
  await leaveInFrame(app, { prompt: 'login' });
  await page.clock.fastForward(61_000);
  await app.expectStatus('Stopped');
  await app
    .finding('frame-without-answer')
    .getByRole('button', { name: /prompt=none/ })
    .click();
  await app.next.click();
  await app.expectStatus('Stopped');
  await expect(app.finding('login-required-in-frame')).toBeVisible();
});

test('a page that was reloaded while the frame was away', async ({ app, page, watch }) => {
  watch.expects(/frame-ancestors|ERR_BLOCKED_BY_RESPONSE/);
  await sandboxReady(page);
  await page.clock.install();
  await leaveInFrame(app, { prompt: 'login' });
  await page.reload();
  await app.expectStatus('Waiting');
  await page.clock.fastForward(66_000);
  await app.expectStatus('Stopped');
  await expect(app.finding('frame-without-answer')).toBeVisible();
});
