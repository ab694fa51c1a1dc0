/** Signing in at the pages of each tenant, wherever they are open. */
import type { Page } from '@playwright/test';

/** The practice tenant's Universal Login. */
export async function logInAtSandbox(page: Page, email = 'ines.moreau@example.com'): Promise<void> {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('practice');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
}

/** oidc-provider's own development pages: any login, any password, then consent. */
export async function logInAtOther(page: Page, login = 'other-user'): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
