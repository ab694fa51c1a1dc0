/** One application, no user: where the secret comes from, and where it never goes. */
import { APP, NODE_TENANT, OTHER_PROVIDER } from './support/addresses.ts';
import { MACHINE_CLIENT, MACHINE_SECRET } from './support/other-clients.ts';
import { saved } from './support/saved.ts';
import { keptInDatabase } from './support/storage.ts';
import { addTenant } from './support/tenant-form.ts';
import { MACHINE_CLIENT_ID, PRACTICE_API, PRACTICE_SECRET } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const FLOW = 'client-credentials';

test('the sandbox brings its secret; the token is checked as an API would', async ({ app }) => {
  await app.openFlow(FLOW, {
    issuer: `${APP}/sandbox/`,
    client_id: MACHINE_CLIENT_ID,
    audience: PRACTICE_API,
  });
  await app.startAndRunToTheEnd();
  await app.expectAllDone();
});

test('an export holds no secret, and says what it does not hide', async ({ app, page }) => {
  const inputs = { issuer: `${APP}/sandbox/`, client_id: MACHINE_CLIENT_ID, audience: PRACTICE_API };
  await app.openFlow(FLOW, inputs);
  await app.startAndRunToTheEnd();
  await app.expectAllDone();
  const text = (await saved(page, () => app.share('Export trace'))).bytes.toString();
  expect(JSON.parse(text)).toMatchObject({ format: 'grantscope-trace', redacted: true });
  expect(text).toContain('masked~');
  expect(text).not.toMatch(/eyJ/);
  expect(text).not.toContain(PRACTICE_SECRET);
  await expect(page.getByRole('complementary', { name: 'Export' })).toContainText('Personal data stays');
});

const others = [
  {
    name: 'in the body',
    issuer: NODE_TENANT,
    clientId: MACHINE_CLIENT_ID,
    secret: PRACTICE_SECRET,
    method: 'client_secret_post (in the body)',
    inputs: { audience: PRACTICE_API },
  },
  {
    name: 'in the Basic header',
    issuer: OTHER_PROVIDER,
    clientId: MACHINE_CLIENT,
    secret: MACHINE_SECRET,
    method: 'client_secret_basic (in a header)',
    inputs: { scope: 'read:things' },
  },
];

for (const { name, issuer, clientId, secret, method, inputs } of others) {
  test(`a secret that is missing is asked for, and sent ${name}`, async ({ app, page }) => {
    await addTenant(page, { issuer, clientId, type: 'machine to machine', method });
    await app.openFlow(FLOW, { issuer, client_id: clientId, ...inputs });
    await app.startAndRunToTheEnd();
    const field = page.getByLabel('client_secret', { exact: true });
    await field.fill(secret);
    await page.getByRole('button', { name: 'Use this secret' }).click();
    await app.stepTo();
    await app.expectStatus('Finished');
    await app.expectNoRemarks();
    expect(page.url()).not.toContain(secret);
    const kept = await keptInDatabase(page);
    expect(kept).toContain(clientId);
    expect(kept).not.toContain(secret);
    for (const pair of [`${clientId}:${secret}`, [clientId, secret].map(encodeURIComponent).join(':')]) {
      expect(kept).not.toContain(btoa(pair).replace(/=+$/, ''));
    }
  });
}
