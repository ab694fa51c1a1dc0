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

test('ten steps with keys alone: started, stepped, searched, shown, found', async ({ app, page }) => {
  const timeline = page.getByRole('searchbox', { name: /^Search names/ });
  const selected = app.timeline.locator('[aria-current="true"]');
  await app.goto('/flows/client-credentials');
  await expect(page.getByRole('button', { name: /^Start step by step/ })).toBeEnabled();
  // 1: the badge at the button says Enter, wherever the focus is.
  await page.locator('#main').focus();
  await page.keyboard.press('Enter');
  await app.expectStatus('Ready');
  // 2: the sheet lists what comes now; behind it no key acts.
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByText('Next: run the step that comes next')).toBeVisible();
  await page.keyboard.press('n');
  await app.expectStatus('Ready');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  // 3: steps, one by one.
  await page.keyboard.press('n');
  await expect(app.status).toContainText('before step 2 of');
  await page.keyboard.press('n');
  await expect(app.status).not.toContainText('before step 2 of');
  // 4: a search, with Ctrl F as well.
  await page.keyboard.press('/');
  await expect(timeline).toBeFocused();
  await page.keyboard.type('token_endpoint');
  await expect(page.getByText(/^\d+ hits?$/)).toBeVisible();
  // 5: from hit to hit.
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await expect(selected).toContainText('openid-configuration');
  await expect(selected.locator('[data-now]')).toContainText('in body');
  // 6: Escape empties the field, then leaves it to the row.
  await page.keyboard.press('Escape');
  await expect(timeline).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(selected).toBeFocused();
  // 7: rows by arrows.
  await page.keyboard.press('End');
  await expect(selected).toBeFocused();
  await page.keyboard.press('Home');
  await expect(selected).toContainText('openid-configuration');
  // 8: the sequence, and back.
  await page.keyboard.press('v');
  await expect(page.getByRole('list', { name: 'Sequence' })).toBeVisible();
  await page.keyboard.press('Control+f');
  await expect(timeline).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  // 9: secrets are shown and masked.
  await page.keyboard.press('m');
  await expect(page.getByRole('button', { name: 'Mask secrets', pressed: false })).toBeVisible();
  await page.keyboard.press('m');
  // 10: the palette finds a parameter of this run, and goes to where it went.
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Find a command/ })).toBeFocused();
  await page.keyboard.type('parameters token_endpoint');
  await page.keyboard.press('Enter');
  await expect(selected).toContainText('openid-configuration');
});

test('the palette opens, finds and goes', async ({ app, page }) => {
  await app.goto('/');
  // The page is there before its scripts are: a key pressed then is nobody's yet.
  await expect(app.sandboxStatus).toHaveText('ready');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: /^Find a command/ })).toBeFocused();
  await page.keyboard.type('inspect');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/inspect$/);
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
