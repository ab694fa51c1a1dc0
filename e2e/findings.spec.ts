/** Things go wrong at the sandbox on purpose; the finding names the cause, and its button retries. */
import { logInAtSandbox } from './support/login.ts';
import { sandboxReady, setFault } from './support/sandbox-admin.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const LOGIN = { issuer: workerTenant.issuer, client_id: SPA_CLIENT, scope: 'openid profile offline_access' };

const cases = [
  { fault: 'nonce-dropped', code: 'nonce-mismatch', title: 'nonce dropped' },
  { fault: 'key-unpublished', code: 'unknown-kid', title: 'Signing key rotated, old one gone' },
  { fault: 'alg-hs256', code: 'id-token-hs256', title: 'ID token signed with HS256' },
  { fault: 'code-expires', code: 'code-reused-or-expired', title: 'Code expires at once' },
  { fault: 'origin-refused', code: 'origin-not-allowed', title: 'Origin refused at the token endpoint' },
];

for (const { fault, code, title } of cases) {
  test(`${fault} leads to ${code}, whose button switches it off and goes on`, async ({
    app,
    page,
    watch,
  }) => {
    watch.expects(/status of 403.*\/oauth\/token/);
    await sandboxReady(page);
    await setFault(page, fault);
    await app.openFlow('authorization-code-pkce', LOGIN);
    await app.startAndRunToTheEnd();
    await logInAtSandbox(page);
    await app.expectStatus('Stopped');
    const finding = app.finding(code);
    await expect(finding.getByText('made by a fault of the sandbox')).toBeVisible();
    await expect(page.getByRole('link', { name: '1 fault on in the sandbox' })).toBeVisible();
    await finding.getByRole('button', { name: `Switch “${title}” off, try again from step` }).click();
    await app.expectStatus('Paused');
    await expect(page.getByRole('link', { name: /fault on/ })).toHaveCount(0);
    await app.runToEndButton.click();
    await app.expectStatus('Finished');
    await expect(finding).toHaveCount(0);
  });
}

test('a parameter that was switched off is named, and its button puts it back', async ({ app, page }) => {
  await app.openFlow('authorization-code-pkce', LOGIN);
  await app.start();
  await app.stepTo('Send the browser to the tenant');
  await page.getByRole('tab', { name: 'Next: Send the browser to the tenant' }).click();
  await page.getByLabel('Send nonce').uncheck();
  await app.runToEndButton.click();
  await logInAtSandbox(page);
  await app.expectStatus('Stopped');
  const finding = app.finding('nonce-mismatch');
  await expect(finding).toHaveAccessibleName(/^Error: You switched nonce off in #\d+, so this ID token/);
  await expect(finding.getByText('made by you')).toBeVisible();
  await finding.getByRole('button', { name: 'Put nonce back, try again from step 3' }).click();
  await app.runToEndButton.click();
  await app.expectStatus('Finished');
});

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
