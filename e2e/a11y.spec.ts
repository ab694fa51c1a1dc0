/** axe finds nothing in any state of a screen, in either theme: WCAG 2.2 with the size of targets, best practices. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { patience } from '../scripts/patience.ts';
import { runStates } from './support/run-states.ts';
import { openScreen, prepareScreens } from './support/screens.ts';
import { expect, test } from './support/test.ts';

const themes = ['light', 'dark'] as const;

/** In the dark only the colours differ. */
async function violations(page: Page, theme: (typeof themes)[number]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme });
  // No frame is on any screen; without this each analysis opens a page of its own.
  // An open menu lies over what is behind it, here over a part of the search.
  const behind = (await page.getByRole('list', { name: 'Share' }).isVisible()) ? ['#timeline-search'] : [];
  const axe = behind.reduce((all, one) => all.exclude(one), new AxeBuilder({ page }).setLegacyMode());
  const all = axe.options({ rules: { 'target-size': { enabled: true } } });
  const found = await (theme === 'dark' ? axe.withRules(['color-contrast']) : all).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

async function expectNone(page: Page, name: string): Promise<void> {
  for (const theme of themes) expect.soft(await violations(page, theme), `${name}, ${theme}`).toEqual([]);
}

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('no violations on any screen, light or dark', async ({ page }) => {
  // Every screen, one after another.
  test.setTimeout(90_000 * patience());
  for (const screen of await prepareScreens(page)) {
    await test.step(screen.name, async () => {
      await openScreen(page, screen);
      await expectNone(page, screen.name);
    });
  }
});

test('no violations in any state of a run, light or dark', async ({ app, page }) => {
  test.setTimeout(240_000 * patience());
  for await (const state of runStates({ app, page })) await test.step(state, () => expectNone(page, state));
});
