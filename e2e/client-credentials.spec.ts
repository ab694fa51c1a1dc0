/** One application, no user: where the secret comes from, and where it never goes. */
import { APP, NODE_TENANT, OTHER_PROVIDER } from './support/addresses.ts';
import { MACHINE_CLIENT, MACHINE_SECRET } from './support/other-clients.ts';
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
    expect(page.url()).not.toContain(secret);
    const kept = await keptInDatabase(page);
    expect(kept).toContain(clientId);
    expect(kept).not.toContain(secret);
    const basic = [...kept.matchAll(/Basic ([\w+/=]+)/g)].map(([, code = '']) => atob(code));
    expect(basic.map(decodeURIComponent).join(' ')).not.toContain(secret);
  });
}
