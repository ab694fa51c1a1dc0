/** axe finds nothing on any screen, in either theme. */
import { AxeBuilder } from '@axe-core/playwright';
import { openScreen, prepareScreens } from './support/screens.ts';
import { expect, test } from './support/test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no violations in the ${colorScheme} theme`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const screen of await prepareScreens(page)) {
      await test.step(screen.name, async () => {
        await openScreen(page, screen);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const told = violations.flatMap(({ id, nodes }) =>
          nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
        );
        expect.soft(told, screen.name).toEqual([]);
      });
    }
  });
}
