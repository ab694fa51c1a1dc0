/** Things go wrong at the sandbox on purpose; the finding names the cause, and its button retries. */
import { logInAtSandbox } from './support/login.ts';
import { sandboxReady, setFault } from './support/sandbox-admin.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const LOGIN = { issuer: workerTenant.issuer, client_id: SPA_CLIENT, scope: 'openid profile offline_access' };

const cases = [
  { fault: 'nonce-dropped', code: 'nonce-mismatch', retry: 'Begin this login again' },
  {
    fault: 'key-unpublished',
    code: 'unknown-kid',
    retry: 'Fetch the keys again and go on from there',
  },
  {
    fault: 'signature-broken',
    code: 'signature-invalid',
    retry: 'Fetch the keys again and go on from there',
  },
  { fault: 'alg-hs256', code: 'id-token-hs256', retry: 'Changed it. Log in again' },
  { fault: 'verifier-refused', code: 'pkce-mismatch', retry: 'Make a new pair and log in again' },
  { fault: 'code-expires', code: 'code-reused-or-expired', retry: 'Log in again for a new code' },
  { fault: 'origin-refused', code: 'origin-not-allowed', retry: 'Saved it. Try again' },
  { fault: 'refresh-refused', code: 'refresh-token-refused', retry: 'Log in again for a new one' },
];

for (const { fault, code, retry } of cases) {
  test(`${fault} leads to ${code}, and a retry without the fault succeeds`, async ({ app, page, watch }) => {
    watch.expects(/status of 403.*\/oauth\/token/);
    await sandboxReady(page);
    await setFault(page, fault);
    await app.openFlow('authorization-code-pkce', LOGIN);
    await app.startAndRunToTheEnd();
    await logInAtSandbox(page);
    await app.expectStatus('Stopped');
    const finding = app.finding(code);
    await expect(finding).toBeVisible();
    await setFault(page, fault, false);
    await finding.getByRole('button', { name: retry }).click();
    await app.expectStatus('Paused');
    await app.runToEndButton.click();
    await app.expectStatus('Finished');
    await expect(finding).toHaveCount(0);
  });
}

test('login_required: the retry lets the tenant ask', async ({ app, page }) => {
  await app.openFlow('authorization-code-pkce', { ...LOGIN, prompt: 'none' });
  await app.startAndRunToTheEnd();
  await app.expectStatus('Stopped');
  await app
    .finding('login-required-in-frame')
    .getByRole('button', { name: 'Ask the user to log in' })
    .click();
  await app.expectStatus('Paused');
  await app.runToEndButton.click();
  await logInAtSandbox(page);
  await app.expectStatus('Finished');
});

test('no refresh token: the retry asks for offline_access', async ({ app, page }) => {
  await app.openFlow('authorization-code-pkce', { ...LOGIN, scope: 'openid', audience: '' });
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Finished');
  await expect(app.finding('opaque-access-token')).toBeVisible();
  const finding = app.finding('no-refresh-token');
  await finding.getByRole('button', { name: /^Ask for offline_access/ }).click();
  await app.expectStatus('Paused');
  await app.runToEndButton.click();
  await logInAtSandbox(page);
  await app.expectStatus('Finished');
  await expect(finding).toHaveCount(0);
});
