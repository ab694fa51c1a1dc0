/** What came of a run, and what can be broken in it. */
import { logInAtSandbox } from './support/login.ts';
import { sandboxReady } from './support/sandbox-admin.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const LOGIN = {
  issuer: workerTenant.issuer,
  client_id: SPA_CLIENT,
  scope: 'openid profile email',
  audience: 'https://api.practice.example',
};

test('a finished run says who logged in, with which tokens, and how it was judged', async ({ app, page }) => {
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', LOGIN);
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Finished');
  const result = page.getByRole('region', { name: 'Result', exact: true });
  await expect(result.getByText('Ines Moreau')).toBeVisible();
  await expect(result.getByRole('row', { name: /id_token for this app/ })).toContainText(/of 10 h/);
  await expect(result.getByRole('row', { name: /access_token for api\.practice\.example/ })).toBeVisible();
  await expect(result).toContainText(/(\d+) of \1 checks hold/);
  await expect(result).toContainText(/with you, .* the tenant/);
  await result.getByRole('link', { name: 'Begin a new run with these inputs, or others' }).click();
  await expect(page.getByLabel('scope', { exact: true })).toHaveValue(LOGIN.scope);
});

for (const [press, finding] of [
  ['Switch state off at /authorize', 'state-mismatch'],
  ['Keep another code_verifier', 'pkce-mismatch'],
  ['Let the sandbox alter the signature', 'signature-invalid'],
] as const) {
  test(`Break it: ${press} leads to ${finding}`, async ({ app, page, watch }) => {
    watch.expects(/status of 40\d.*\/oauth\/token/);
    await sandboxReady(page);
    await app.openFlow('authorization-code-pkce', LOGIN);
    await app.startAndRunToTheEnd();
    await logInAtSandbox(page);
    await app.expectStatus('Finished');
    await page.getByRole('region', { name: 'Break it' }).getByRole('button', { name: press }).click();
    await logInAtSandbox(page);
    await app.expectStatus('Stopped');
    await expect(app.findings.first()).toContainText(finding);
    await expect(page.getByText('attempt 2 of 2')).toBeVisible();
  });
}
