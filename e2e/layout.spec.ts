/** No screen scrolls sideways, from a phone to a wide desk; the panes of a run keep their promises. */
import { patience } from '../scripts/patience.ts';
import { logInAtSandbox } from './support/login.ts';
import { sandboxReady, setFault } from './support/sandbox-admin.ts';
import { openScreen, prepareScreens } from './support/screens.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const WIDTHS = [360, 768, 1024, 1440, 1920];

test('no screen scrolls sideways at any width', async ({ page }) => {
  // Every screen, one after another.
  test.setTimeout(90_000 * patience());
  for (const screen of await prepareScreens(page)) {
    await test.step(screen.name, async () => {
      await openScreen(page, screen);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const over = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return scrollWidth - clientWidth;
        });
        expect.soft(over, `${screen.name} at ${width}`).toBe(0);
      }
    });
  }
});

test('a run at a desk: handles are remembered, panes fold, the timeline has twenty rows', async ({
  app,
  page,
}) => {
  await sandboxReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await app.openFlow('authorization-code-pkce', { issuer: workerTenant.issuer, client_id: SPA_CLIENT });
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Finished');
  // As long as a trace of many rows would have it.
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const rows = timeline.getByRole('rowgroup').last();
  await rows.evaluate((frame) => {
    const list = frame.firstElementChild as HTMLElement;
    list.style.height = '4000px';
  });
  expect((await rows.boundingBox())?.height).toBeGreaterThanOrEqual(20 * 24);

  const handle = page.getByRole('separator', { name: 'Width of Steps' });
  const steps = page.getByRole('region', { name: 'Steps' });
  const before = (await steps.boundingBox())?.width ?? 0;
  await handle.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await steps.boundingBox())?.width).toBeCloseTo(before + 80, 0);
  await page.getByRole('button', { name: 'Fold Inspector' }).click();
  await page.reload();
  await expect.poll(async () => (await steps.boundingBox())?.width).toBeCloseTo(before + 80, 0);
  await expect(page.getByRole('button', { name: 'Unfold Inspector' })).toBeVisible();
});

test('a run on a phone: one pane at a time, what came of it first', async ({ app, page }) => {
  await sandboxReady(page);
  await setFault(page, 'nonce-dropped');
  await page.setViewportSize({ width: 360, height: 780 });
  await app.openFlow('authorization-code-pkce', { issuer: workerTenant.issuer, client_id: SPA_CLIENT });
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Stopped');
  const panes = page.getByRole('tablist', { name: 'Panes' }).getByRole('tab');
  await expect(panes.first()).toHaveText(/^Finding/);
  await expect(panes.first()).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(app.timeline).toBeHidden();
  await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /^Open event/ })
    .first()
    .click();
  await expect(page.getByRole('tab', { name: 'Exchange', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
});

test('showing what is masked moves no row', async ({ app, page }) => {
  await sandboxReady(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await app.openFlow('authorization-code-pkce', { issuer: workerTenant.issuer, client_id: SPA_CLIENT });
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Finished');
  await app.timeline.getByText('/oauth/token').first().click();
  const tops = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('main tr, main li')].map((row) => {
        const { top, height } = row.getBoundingClientRect();
        return [Math.round(top), Math.round(height)];
      }),
    );
  const masked = await tops();
  await page.keyboard.press('m');
  await expect(page.getByText(/^eyJ/).first()).toBeVisible();
  expect(await tops()).toEqual(masked);
});
