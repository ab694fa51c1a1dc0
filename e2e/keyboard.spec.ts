/** The whole journey without a pointer. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

/** Tabs on until the control of this role and name has the focus. */
async function tabTo(page: Page, role: 'button' | 'link' | 'textbox', name: string | RegExp): Promise<void> {
  const control = page.getByRole(role, { name, exact: true }).first();
  await control.waitFor();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(name)} is not reached with Tab.`);
}

test('a login by keyboard, from the start page to the end', async ({ app, page }) => {
  await app.goto('/');
  await page.getByRole('link', { name: 'Start with Authorization Code' }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, 'link', 'Start with Authorization Code');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', /^Start step by step/);
  await page.keyboard.press('Enter');
  await app.expectStatus('Ready');
  for (let step = 1; step <= 4; step += 1) {
    await page.keyboard.press('n');
    await expect(app.status).toContainText(`before step ${step + 1} of`);
  }
  await tabTo(page, 'button', 'Run to the end');
  await page.keyboard.press('Enter');
  await tabTo(page, 'textbox', 'Email address');
  await page.keyboard.type('ines.moreau@example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.type('practice');
  await page.keyboard.press('Enter');
  await app.expectStatus('Finished');

  const selected = app.timeline.locator('[aria-current="true"]');
  await tabTo(page, 'button', 'Took');
  await page.keyboard.press('Tab');
  await expect(selected).toBeFocused();
  await page.keyboard.press('Home');
  await expect(selected).toContainText('openid-configuration');
  await expect(selected).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(selected).toContainText('jwks');
  await expect(page.getByRole('region', { name: 'Event 2' })).toBeVisible();
});

test('the palette opens, finds and goes', async ({ app, page }) => {
  await app.goto('/');
  await page.getByRole('button', { name: /^Find or run/ }).waitFor();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Find a flow/ })).toBeFocused();
  await page.keyboard.type('inspect');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/inspect$/);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
