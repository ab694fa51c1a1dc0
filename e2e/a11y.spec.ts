/** axe finds nothing on any screen, in either theme. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { patience } from '../scripts/patience.ts';
import { openScreen, prepareScreens } from './support/screens.ts';
import { expect, test } from './support/test.ts';

async function violations(page: Page): Promise<string[]> {
  // No frame is on any screen; without this each analysis opens a page of its own.
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

test('no violations on any screen, light or dark', async ({ page }) => {
  // Every screen, one after another.
  test.setTimeout(90_000 * patience());
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const screen of await prepareScreens(page)) {
    await test.step(screen.name, async () => {
      await openScreen(page, screen);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect.soft(await violations(page), `${screen.name}, ${colorScheme}`).toEqual([]);
      }
    });
  }
});
