/** Adds a tenant with one application, as a person would. */
import { expect, type Page } from '@playwright/test';

type NewTenant = { issuer: string; clientId: string; type: string; method: string };

export async function addTenant(page: Page, { issuer, clientId, type, method }: NewTenant): Promise<void> {
  await page.goto('/tenants/new');
  await page.getByLabel('Domain or issuer').fill(issuer);
  await page.getByLabel('client_id', { exact: true }).fill(clientId);
  await page.getByLabel('Application type').selectOption({ label: type });
  await page.getByLabel('Authentication method').selectOption({ label: method });
  await page.getByRole('button', { name: 'Check and add' }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeVisible();
}
