/** After a run: what it gives away is opened somewhere else, and says the same. */

import { AppPage } from './support/app-page.ts';
import { allowClipboard } from './support/clipboard.ts';
import { logInAtSandbox } from './support/login.ts';
import { sandboxReady, setFault } from './support/sandbox-admin.ts';
import { saved } from './support/saved.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const LOGIN = { issuer: workerTenant.issuer, client_id: SPA_CLIENT, scope: 'openid profile offline_access' };

async function failedRun(app: AppPage): Promise<void> {
  await sandboxReady(app.page);
  await setFault(app.page, 'nonce-dropped');
  await app.openFlow('authorization-code-pkce', LOGIN);
  await app.startAndRunToTheEnd();
  await logInAtSandbox(app.page);
  await app.expectStatus('Stopped');
}

test('an exported trace opens in another profile, read-only, with the same findings', async ({
  app,
  page,
  browser,
}) => {
  await failedRun(app);
  await expect(app.finding('nonce-mismatch')).toBeVisible();
  const findings = await app.findings.allInnerTexts();
  const rows = await app.timeline.getByRole('row').count();
  const { name, bytes } = await saved(page, () => app.share('Export trace'));

  const elsewhere = await browser.newContext();
  const other = new AppPage(await elsewhere.newPage());
  await other.goto('/runs');
  await other.page
    .getByLabel('Trace file')
    .setInputFiles({ name, mimeType: 'application/json', buffer: bytes });
  await other.expectStatus('Stopped');
  await expect(other.page.getByText('This run can only be read')).toBeVisible();
  await expect(other.finding('nonce-mismatch')).toBeVisible();
  expect((await other.findings.allInnerTexts()).length).toBe(findings.length);
  expect(await other.timeline.getByRole('row').count()).toBe(rows);
  await other.goto('/runs');
  await expect(other.page.getByText('opened from a file', { exact: true })).toBeVisible();
  await elsewhere.close();
});

test('a trace that is dropped anywhere opens as a run, and a broken one says why not', async ({
  app,
  page,
}) => {
  await failedRun(app);
  const text = (await saved(page, () => app.share('Export trace'))).bytes.toString();
  const drop = (body: string) =>
    page.evaluate((content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'a-login.trace.json', { type: 'application/json' }));
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, body);
  await app.goto('/storage');
  await drop(text.slice(0, text.length / 2));
  await expect(page.getByText('a-login.trace.json was not opened. This file is not JSON')).toBeVisible();
  await drop(text);
  await app.expectStatus('Stopped');
  await expect(page.getByText('It was opened from a-login.trace.json')).toBeVisible();
});

test('a report is copied without its secrets', async ({ app, page }) => {
  await allowClipboard(page);
  await failedRun(app);
  await app.share('Copy a report in Markdown');
  await expect(page.getByText('Copied without its secrets')).toBeVisible();
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toContain('stopped at step');
  expect(report).toContain('sequenceDiagram');
  expect(report).not.toMatch(/eyJ/);
});

test('runs are named, found and deleted together', async ({ app, page }) => {
  await failedRun(app);
  await app.goto('/runs');
  await page.getByRole('button', { name: 'Rename run 1' }).click();
  await page.getByLabel('Name of run 1').fill('before the demo');
  await page.keyboard.press('Enter');
  await page.reload();
  await page.getByLabel('Filter runs').fill('demo');
  await expect(page.getByRole('link', { name: 'before the demo' })).toBeVisible();
  await page.getByLabel('Select run 1').check();
  await page.getByRole('button', { name: 'Delete 1 run' }).click();
  await expect(page.getByText('No run yet')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: 'before the demo' })).toBeVisible();
});

test('a link of a run that is not here says what to ask for', async ({ app, page }) => {
  await app.goto('/runs/of-another-browser');
  await expect(page.getByRole('heading', { name: 'This run is not here' })).toBeVisible();
  await expect(page.getByText('Share, Export trace')).toBeVisible();
});
