/** The test of this folder: a page object, and a watch that fails the test by itself. */
import { test as base, expect } from '@playwright/test';
import { APP } from './addresses.ts';
import { AppPage, Watch } from './app-page.ts';

export const test = base.extend<{ app: AppPage; watch: Watch }>({
  baseURL: APP,
  watch: [
    async ({ context }, use) => {
      const watch = new Watch(context);
      await use(watch);
      expect(watch.complaints, 'what no test may cause').toEqual([]);
    },
    { auto: true },
  ],
  app: async ({ page }, use) => use(new AppPage(page)),
});

export { expect };
