/** A run as a talk: from start to end with the keys of a clicker, and the speaker's window. */
import type { Page } from '@playwright/test';
import { logInAtSandbox } from './support/login.ts';
import { sandboxReady } from './support/sandbox-admin.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const LOGIN = { issuer: workerTenant.issuer, client_id: SPA_CLIENT, scope: 'openid profile email' };

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const steps = (page: Page) => page.getByRole('list', { name: 'Steps' }).getByRole('button');
const diagram = (page: Page) => page.getByRole('list', { name: /Sequence up to step/ });

test('a run is begun, played and told on the big screen, with a clicker alone', async ({ app, page }) => {
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', LOGIN);
  const run = await app.start();
  await page.keyboard.press('p');
  await expect(page).toHaveURL(new RegExp(`${run}/present`));
  await expect(title(page)).toHaveText('Read discovery');
  await expect(page.getByText('not run yet')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run step 1' })).toBeVisible();

  const next = page.getByRole('button', { name: /^(Next|Run step \d+)$/ });
  // Each step is shown first, and run by the next press.
  while ((await title(page).textContent()) !== 'Send the browser to the tenant') {
    await expect(next).toBeEnabled();
    const before = await page
      .locator('main')
      .getByText(/^Step \d+ of/)
      .textContent();
    await page.keyboard.press('PageDown');
    await expect(page.locator('main').getByText(/^Step \d+ of/)).not.toHaveText(before ?? '');
  }
  await expect(page.getByRole('button', { name: /^Run step/ })).toBeEnabled();
  await page.keyboard.press('PageDown');
  await logInAtSandbox(page);

  // The trip to the tenant comes back to the big screen.
  await expect(page).toHaveURL(/\/present\?step=authorize/);
  await expect(diagram(page).getByText('GET /callback?code&state')).toBeVisible();
  await expect(diagram(page).getByText('redirect to /callback')).toBeVisible();

  await page.keyboard.press('ArrowRight');
  await expect(title(page)).toHaveText('Check the callback');
  await page.keyboard.press('Home');
  await expect(title(page)).toHaveText('Read discovery');
  await expect(diagram(page).getByText('oauth/token')).toHaveCount(0);
  await page.keyboard.press('End');
  await expect(title(page)).toHaveText('Check the callback');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`${run}$`));
  await app.expectStatus('Paused');
});

test('a finished run is told from start to end, no secret is shown, and the speaker turns the page', async ({
  app,
  page,
}) => {
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', LOGIN);
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Finished');
  const count = await app.steps.count();
  // The mask of the app is off; the big screen hides all the same.
  await page.keyboard.press('m');
  await page.getByRole('button', { name: 'Present' }).click();
  await expect(title(page)).toHaveText('Read discovery');
  await expect(steps(page)).toHaveCount(count);
  const shown: (string | null)[] = [];
  for (let step = 1; step <= count; step++) {
    await expect(page.getByText(`Step ${step} of ${count}`)).toBeVisible();
    shown.push(await page.locator('main').textContent());
    await page.keyboard.press(step % 2 ? 'ArrowRight' : ' ');
  }
  await expect(page.getByRole('button', { name: 'The end' })).toBeDisabled();
  expect(shown.join('\n')).not.toMatch(/eyJ/);
  await page.keyboard.press('Home');

  const opening = page.waitForEvent('popup');
  await page.keyboard.press('s');
  const speaker = await opening;
  await expect(title(speaker)).toHaveText('Read discovery');
  await speaker.keyboard.press('PageDown');
  await expect(title(page)).toHaveText('Fetch signing keys');
  await expect(title(speaker)).toHaveText('Fetch signing keys');
  await page.keyboard.press('ArrowRight');
  await expect(speaker.getByText(/^Say:/)).toContainText('shows only its hash');
  const closed = speaker.waitForEvent('close');
  await page.keyboard.press('Escape');
  await closed;
});

test('a run that failed is told up to where it stopped', async ({ app, page, watch }) => {
  watch.expects(/status of 40\d.*\/oauth\/token/);
  await sandboxReady(page);
  await app.openFlow('client-credentials', { issuer: workerTenant.issuer, client_id: SPA_CLIENT });
  await app.start();
  await app.stepTo();
  await app.expectStatus('Stopped');
  await page.keyboard.press('p');
  await expect(page.getByRole('button', { name: 'Stopped here' })).toBeDisabled();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('button', { name: 'Stopped here' })).toBeVisible();
  // The screen says what the finding says.
  const told = await page.locator('section[aria-labelledby="scene"]').textContent();
  await page.keyboard.press('Escape');
  const [finding] = await app.findings.getByRole('heading').allTextContents();
  expect(told).toContain(finding?.replace(/^Error: /, '').trim());
});
