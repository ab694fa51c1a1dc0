/** The whole login with PKCE, on three tenants, in every way to leave and every way back. */
import type { Locator, Page } from '@playwright/test';
import type { AppPage } from './support/app-page.ts';
import { otherTenant, type TestTenant, tenants } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const FLOW = 'authorization-code-pkce';
const SCOPE = 'openid profile email offline_access';

async function open(app: AppPage, tenant: TestTenant, params: Record<string, string>): Promise<void> {
  await app.openFlow(FLOW, { issuer: tenant.issuer, client_id: tenant.clientId, scope: SCOPE, ...params });
}

async function expectAllHolds(app: AppPage, { skipped = 0 } = {}): Promise<void> {
  await app.expectStatus('Finished');
  // A silent login is given less scope than it asks for, and that is remarked on.
  if (skipped === 0) await app.expectNoRemarks();
  const usual = app.usualSteps;
  await expect(usual.filter({ hasText: 'done:' })).toHaveCount((await usual.count()) - skipped);
  await expect(usual.filter({ hasText: 'skipped:' })).toHaveCount(skipped);
}

async function inPopup(
  app: AppPage,
  act: (popup: Page) => Promise<void>,
  press: Locator = app.next,
): Promise<void> {
  const opening = app.page.waitForEvent('popup');
  await press.click();
  const popup = await opening;
  const closed = popup.isClosed() ? undefined : popup.waitForEvent('close');
  await act(popup);
  await closed;
}

for (const tenant of tenants) {
  test.describe(tenant.name, () => {
    for (const response_mode of ['query', 'fragment', 'form_post']) {
      test(`in the same tab, and back by ${response_mode}`, async ({ app }) => {
        await open(app, tenant, { redirect_mode: 'same-tab', response_mode, ...tenant.offline });
        await app.startAndRunToTheEnd();
        await tenant.logIn(app.page);
        await tenant.confirmLogout(app.page);
        await expectAllHolds(app);
      });
    }

    test('in a popup', async ({ app }) => {
      await open(app, tenant, { redirect_mode: 'popup', ...tenant.offline });
      await app.start();
      await app.stepTo('Send the browser to the tenant');
      await inPopup(app, (popup) => tenant.logIn(popup));
      await app.stepTo('Log out');
      await inPopup(app, (popup) => tenant.confirmLogout(popup));
      await expectAllHolds(app);
    });

    test('a second popup, with no press behind it: the button of its finding opens it', async ({ app }) => {
      // Browsers allow one window for one press; those that a test drives allow any.
      await app.page.addInitScript(() => {
        const open = window.open.bind(window);
        let pressed = false;
        addEventListener('click', () => (pressed = true), { capture: true });
        window.open = (...args) => {
          if (!pressed) return null;
          pressed = false;
          return open(...args);
        };
      });
      await open(app, tenant, { redirect_mode: 'popup', ...tenant.offline });
      await app.start();
      await inPopup(app, (popup) => tenant.logIn(popup), app.runToEndButton);
      await app.expectStatus('Stopped');
      await expect(app.currentStep).toContainText('Log out');
      const again = app.finding('popup-blocked').getByRole('button', { name: /^Open the popup/ });
      await inPopup(app, (popup) => tenant.confirmLogout(popup), again);
      await expectAllHolds(app);
    });

    test('silently in a frame, with a session', async ({ app }) => {
      await open(app, tenant, tenant.offline);
      await app.start();
      await app.stepTo('Send the browser to the tenant');
      await app.next.click();
      await tenant.logIn(app.page);
      await app.expectStatus('Paused');
      // Each of these asks something of the frame: a redirect, and a script or a form that brings the answer.
      const response_mode = tenant === otherTenant ? 'form_post' : 'web_message';
      await open(app, tenant, { redirect_mode: 'iframe', response_mode });
      await app.start();
      await app.stepTo('Send the browser to the tenant');
      await app.next.click();
      await expect(app.currentStep).toContainText('Check the callback');
      await open(app, tenant, { redirect_mode: 'iframe' });
      await app.startAndRunToTheEnd();
      await tenant.confirmLogout(app.page);
      await expectAllHolds(app, { skipped: tenant.offline['prompt'] ? 3 : 0 });
    });

    test('by hand: the link anywhere, the address pasted', async ({ app, context }) => {
      await open(app, tenant, { redirect_mode: 'manual', ...tenant.offline });
      await app.startAndRunToTheEnd();
      for (const [step, act] of [
        ['Send the browser to the tenant', tenant.logIn],
        ['Log out', tenant.confirmLogout],
      ] as const) {
        await expect(app.currentStep).toContainText(step);
        await app.expectStatus('Waiting');
        const href = await app.page
          .getByRole('region', { name: 'Waiting for the browser' })
          .getByRole('link')
          .getAttribute('href');
        // Stands for another browser: its database knows of no run, so nothing but the pasted address comes back.
        const elsewhere = await context.newPage();
        await elsewhere.addInitScript(() => {
          const { open } = IDBFactory.prototype;
          IDBFactory.prototype.open = function (name, version) {
            return open.call(this, `${name}-elsewhere`, version);
          };
        });
        const landing = elsewhere.waitForRequest(/\/callback\?/);
        await elsewhere.goto(href ?? '');
        await act(elsewhere);
        const landed = (await landing).url();
        await app.page.getByLabel('The address you landed on').fill(landed);
        await app.page.getByRole('button', { name: 'Take this callback' }).click();
        await elsewhere.close();
      }
      await expectAllHolds(app);
    });
  });
}
