import type { Page } from '@playwright/test';

/** Lets a test write to the clipboard and read it: Chromium asks the person, Firefox lets a page read what it wrote. */
export async function allowClipboard(page: Page): Promise<void> {
  const context = page.context();
  if (context.browser()?.browserType().name() === 'chromium')
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
}
