/** No screen scrolls sideways, from a phone to a wide desk. */
import { patience } from '../scripts/patience.ts';
import { openScreen, prepareScreens } from './support/screens.ts';
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
