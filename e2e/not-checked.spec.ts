/** What nobody can judge is no pass, on the screen too: the run stops, and going on is a choice that stays on record. */
import { nodeTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

test('keys that must not be used stop the login, and the person may go on without', async ({ app, page }) => {
  await page.route('**/.well-known/jwks.json', async (route) => {
    const answer = await route.fetch();
    const { keys } = (await answer.json()) as { keys: object[] };
    await route.fulfill({ response: answer, json: { keys: keys.map((key) => ({ ...key, use: 'enc' })) } });
  });
  await app.openFlow('authorization-code-pkce', {
    issuer: nodeTenant.issuer,
    client_id: nodeTenant.clientId,
    scope: 'openid',
  });
  await app.startAndRunToTheEnd();
  await nodeTenant.logIn(page);
  await app.expectStatus('Stopped');
  await expect(app.steps.filter({ hasText: 'failed:' })).toHaveText(/Check the ID token/);
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector.getByRole('heading', { level: 3 }).first()).toHaveText(
    'The signature is not checked',
  );
  await page.getByRole('button', { name: 'Go on without it' }).click();
  await app.expectStatus('Paused');
  await page.reload();
  await app.expectStatus('Paused');
  await app.runToEndButton.click();
  await nodeTenant.confirmLogout(page);
  await app.expectStatus('Finished');
  await expect(inspector.getByRole('heading', { level: 3 }).first()).toHaveText(
    'The signature is not checked',
  );
});
