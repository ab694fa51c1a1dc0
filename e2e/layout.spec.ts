/** No screen scrolls sideways or cuts a text off, from a phone to a wide desk; the panes of a run keep their promises. */
import type { Page } from '@playwright/test';
import { patience } from '../scripts/patience.ts';
import { logInAtSandbox } from './support/login.ts';
import { runStates } from './support/run-states.ts';
import { sandboxReady, setFault } from './support/sandbox-admin.ts';
import { openScreen, prepareScreens } from './support/screens.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const WIDTHS = [360, 768, 1440, 1920];

/** By how much the page scrolls sideways, and each text that is cut without an ellipsis or a title that says so. */
const lost = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const cut = [...document.querySelectorAll('body *')].filter((element) => {
      const { overflowX, textOverflow } = getComputedStyle(element);
      return (
        /hidden|clip/.test(overflowX) &&
        textOverflow !== 'ellipsis' &&
        // Of what only a screen reader gets, a pixel is drawn; a field shows what its caret is at.
        element.clientWidth > 1 &&
        element.scrollWidth > element.clientWidth + 1 &&
        !element.matches('input, textarea, select, [title]')
      );
    });
    return [
      ...(scrollWidth > clientWidth ? [`scrolls by ${scrollWidth - clientWidth}`] : []),
      ...cut.map(({ textContent, className }) => `cuts “${textContent?.slice(0, 60)}” (${className})`),
    ];
  });

async function expectNothingLost(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect.soft(await lost(page), `${name} at ${width}`).toEqual([]);
  }
}

test('no screen scrolls sideways or cuts a text off, at any width', async ({ page }) => {
  // Every screen, one after another.
  test.setTimeout(90_000 * patience());
  for (const screen of await prepareScreens(page)) {
    await test.step(screen.name, async () => {
      await openScreen(page, screen);
      await expectNothingLost(page, screen.name);
    });
  }
});

test('no state of a run scrolls sideways or cuts a text off, at any width', async ({ app, page }) => {
  test.setTimeout(90_000 * patience());
  for await (const state of runStates({ app, page }))
    await test.step(state, () => expectNothingLost(page, state));
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
  // What was pressed comes at once, the inspector's lists a moment later: the rows are compared at rest.
  await expect(page.getByRole('tab', { name: 'access_token', exact: true })).toBeVisible();
  let masked: Awaited<ReturnType<typeof tops>> = [];
  const atRest = async () => {
    const before = JSON.stringify(masked);
    masked = await tops();
    return JSON.stringify(masked) === before;
  };
  await expect.poll(atRest).toBe(true);
  await page.keyboard.press('m');
  await expect(page.getByText(/^eyJ/).first()).toBeVisible();
  expect(await tops()).toEqual(masked);
});
