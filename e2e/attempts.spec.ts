/** A run is tried again: where it begins, what it keeps, and what is laid side by side. */
import { AxeBuilder } from '@axe-core/playwright';
import { logInAtSandbox } from './support/login.ts';
import { sandboxReady } from './support/sandbox-admin.ts';
import { MACHINE_CLIENT_ID, PRACTICE_API, SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const LOGIN = { issuer: workerTenant.issuer, client_id: SPA_CLIENT, scope: 'openid profile offline_access' };

test('two attempts of a login: the bar, the earlier finding, and the two side by side', async ({
  app,
  page,
}) => {
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', LOGIN);
  await app.start();
  await app.stepTo('Send the browser to the tenant');
  await page.getByRole('tab', { name: 'Next: Send the browser to the tenant' }).click();
  await page.getByLabel('Send nonce').uncheck();
  await app.runToEndButton.click();
  await logInAtSandbox(page);
  await app.expectStatus('Stopped');
  await expect(page.getByRole('region', { name: 'Attempts' })).toHaveCount(0);

  // The code is spent: the label and the new attempt agree on where it begins.
  await page.getByRole('button', { name: 'Try again from step 3', exact: true }).click();
  await app.expectStatus('Paused');
  await expect(app.status).toHaveText(/before step 3 of/);
  const bar = page.getByRole('region', { name: 'Attempts' });
  await expect(bar).toContainText(
    'Began again at step 3: code_verifier, state, nonce and code of attempt 1 were spent',
  );
  await expect(bar.getByRole('button', { pressed: true })).toHaveText('2 before step 3');
  await expect(
    page.getByRole('region', { name: 'Findings' }).getByRole('group').filter({ hasText: 'Attempt 1' }),
  ).toContainText('not known yet');

  await app.runToEndButton.click();
  await app.expectStatus('Finished');
  await expect(
    page.getByRole('region', { name: 'Findings' }).getByRole('group').filter({ hasText: 'Attempt 1' }),
  ).toContainText('mended');
  await expect(page.getByRole('button', { name: 'Run again from step 3' })).toBeVisible();

  // The first attempt as it was.
  await bar.getByRole('button', { name: /^1 stopped at step/ }).click();
  await expect(app.finding('nonce-mismatch')).toBeVisible();
  await expect(app.finding('nonce-mismatch').getByRole('button', { name: /try again/ })).toHaveCount(0);
  await bar.getByRole('button', { name: '2 finished' }).click();
  await expect(app.finding('nonce-mismatch')).toHaveCount(0);

  await page.getByRole('link', { name: 'Compare attempts' }).click();
  await expect(page.getByRole('heading', { name: 'Compare attempts' })).toBeVisible();
  const first = page.getByRole('region', { name: 'What changed first' });
  await expect(first.getByRole('heading')).toHaveText('Changed by you');
  await expect(first.getByRole('listitem').first()).toContainText('nonce');
  const steps = page.getByRole('region', { name: 'Steps side by side' });
  await expect(steps.getByRole('row').nth(1)).toContainText('same');
  await expect(steps.getByRole('row').filter({ hasText: 'nonce-mismatch' })).toHaveCount(1);
  const axe = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(axe.violations).toEqual([]);

  // The address says which two, and the run is one press away.
  await page.reload();
  await expect(first.getByRole('heading')).toHaveText('Changed by you');
  await page.getByRole('link', { name: 'Back to the run' }).click();
  await app.expectStatus('Finished');
});

test('a run that is over runs again from the first step that needs it', async ({ app, page }) => {
  await sandboxReady(page);
  await app.openFlow('client-credentials', {
    issuer: workerTenant.issuer,
    client_id: MACHINE_CLIENT_ID,
    audience: PRACTICE_API,
  });
  await app.startAndRunToTheEnd();
  await app.expectStatus('Finished');
  await expect(app.next).toHaveCount(0);
  await page.getByRole('button', { name: 'Run again from step 3' }).click();
  await app.expectStatus('Paused');
  await page.keyboard.press('n');
  await app.runToEndButton.click();
  await app.expectStatus('Finished');
  await expect(page.getByRole('region', { name: 'Attempts' }).getByRole('button')).toHaveText([
    '1 finished',
    '2 finished',
  ]);
});

test('R does what its button says, after a trip that came back with an error', async ({ app, page }) => {
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', { ...LOGIN, prompt: 'none' });
  await app.startAndRunToTheEnd();
  await app.expectStatus('Stopped');
  await expect(app.retryButton).toHaveText(/Try again from step 4/);
  await page.keyboard.press('r');
  await expect(app.status).toHaveText(/^Paused before step 4 of/);
  await expect(page.getByRole('region', { name: 'Attempts' })).toContainText(
    'state and nonce of attempt 1 were spent, so both were made anew',
  );
});
