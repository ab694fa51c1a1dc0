/** Changes the practice tenant of a page's own browser, and reads what it was asked. */
import type { Page } from '@playwright/test';

type LogEntry = { id: number; method: string; path: string; status: number; type: string };

/** Asks the admin API from a page of the app, whose worker answers. */
async function admin(page: Page, method: string, path: string, body?: unknown): Promise<unknown> {
  return page.evaluate(
    async ([method, path, body]) => {
      const response = await fetch(`/sandbox/__sandbox/${path}`, {
        method,
        ...(body === null ? {} : { body, headers: { 'content-type': 'application/json' } }),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );
}

/** Waits until the worker answers: a page must be open on the app. */
export async function sandboxReady(page: Page): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('region', { name: 'Use the sandbox' })
    .getByRole('status')
    .filter({ hasText: 'ready' })
    .waitFor();
}

export async function setFault(page: Page, id: string, on = true): Promise<void> {
  await admin(page, 'PUT', `faults/${id}`, { on });
}

export async function changeSettings(page: Page, settings: Record<string, unknown>): Promise<void> {
  await admin(page, 'PATCH', 'settings', settings);
}

export async function readLog(page: Page): Promise<LogEntry[]> {
  const { entries } = (await admin(page, 'GET', 'log')) as { entries: LogEntry[] };
  return entries;
}
