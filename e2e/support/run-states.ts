/** One login, from its first draft to the page that lists it: each state of the run's screen that a person comes by. */
import type { Page } from '@playwright/test';
import type { AppPage } from './app-page.ts';
import { logInAtSandbox } from './login.ts';
import { sandboxReady } from './sandbox-admin.ts';
import { SPA_CLIENT, workerTenant } from './tenants.ts';

const LOGIN = {
  issuer: workerTenant.issuer,
  client_id: SPA_CLIENT,
  scope: 'openid profile email offline_access',
};

/** A value without a joint, as a tenant may have one; an address with many. */
const LONG = {
  login_hint: 'a'.repeat(180),
  'ext-return': `https://app.example/${'settings/of/the/account/'.repeat(8)}?next=${'%2F'.repeat(30)}`,
};

async function chooseRow(page: Page, text: string): Promise<void> {
  await page.getByRole('table', { name: 'Timeline' }).getByText(text).first().click();
}

/** Gives the name of a state once the page shows it, and goes on when the next is asked for. */
export async function* runStates({ app, page }: { app: AppPage; page: Page }): AsyncGenerator<string> {
  const desk = () => page.setViewportSize({ width: 1440, height: 900 });
  const request = page.getByRole('region', { name: 'Request', exact: true });
  const response = page.getByRole('region', { name: 'Response', exact: true });
  const dialog = page.getByRole('dialog');

  await desk();
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', { ...LOGIN, ...LONG });
  yield 'flow, long values';
  await desk();
  await app.start();
  yield 'ready';
  await desk();
  await app.stepTo('Send the browser to the tenant');
  await page.getByRole('tab', { name: 'Next: Send the browser to the tenant' }).click();
  await page.getByLabel('Send nonce').uncheck();
  yield 'an edited draft';

  await desk();
  await app.runToEndButton.click();
  await logInAtSandbox(page);
  await app.expectStatus('Stopped');
  yield 'failing';
  await desk();
  await page.keyboard.press('m');
  yield 'failing, unmasked';
  await desk();
  await chooseRow(page, '/authorize');
  yield 'failing, unmasked, long values';
  await desk();
  await page.keyboard.press('m');
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  yield 'menu: share';
  await desk();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Current tenant:/ }).click();
  yield 'menu: tenants';
  await desk();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('token');
  yield 'palette';
  await desk();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await dialog.waitFor();
  yield 'keys';
  await desk();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('nonce');
  yield 'searched';

  await desk();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Try again from step 3', exact: true }).click();
  await app.expectStatus('Paused');
  yield 'a second attempt';
  await desk();
  await app.runToEndButton.click();
  await app.expectStatus('Finished');
  yield 'finished, two attempts';
  await desk();
  await chooseRow(page, 'jwks.json');
  yield 'signing keys';
  await desk();
  await chooseRow(page, '/oauth/token');
  await page.keyboard.press('m');
  await response.getByRole('button', { name: 'Show all of access_token' }).click();
  yield 'a token opened';
  await desk();
  await request.getByRole('tab', { name: 'Draft' }).click();
  yield 'a sent draft';
  await desk();
  await page.keyboard.press('v');
  await page
    .getByRole('list', { name: 'Sequence' })
    .getByRole('button', { name: /^Follow code,/ })
    .first()
    .click();
  yield 'sequence, a value followed';
  await desk();
  await page.keyboard.press('v');
  await page.getByRole('link', { name: 'Compare attempts' }).click();
  await page.getByRole('region', { name: 'What changed first' }).waitFor();
  yield 'compare';
  await desk();
  await page.getByRole('link', { name: 'Back to the run' }).click();
  await app.expectStatus('Finished');
  await page.keyboard.press('p');
  await page.getByText(/^Step 1 of/).waitFor();
  await page.keyboard.press('End');
  await page.getByRole('button', { name: 'The end' }).waitFor();
  yield 'present';
  await desk();
  await app.goto('/runs');
  await page.getByRole('button', { name: 'Rename run 1' }).click();
  await page.getByLabel('Name of run 1').fill(`before the demo of ${'the new login '.repeat(12)}`);
  await page.keyboard.press('Enter');
  await page.getByLabel('Select run 1').check();
  yield 'runs';
}
