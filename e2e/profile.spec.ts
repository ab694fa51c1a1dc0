/** What the browser writes into its profile by itself: session files, in which neither a paste nor a typed secret may stand. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { APP } from './support/addresses.ts';
import { keptInDatabase } from './support/storage.ts';
import { expect, test } from './support/test.ts';

/** Files of the profile that hold the text, as bytes or as UTF-16. */
async function filesWith(text: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    if (bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
      found.push(path.slice(folder.length));
  }
  return found;
}

// A profile that is kept is one that the test launches itself.
test('a paste is in no file of the profile, whichever way it came to the inspector', {
  tag: '@chromium',
}, async ({ launchOptions }) => {
  const profile = await mkdtemp(join(tmpdir(), 'grantscope-profile-'));
  const marker = (name: string) => `${name}${randomBytes(12).toString('hex')}`;
  const [typed, pasted, stray, shown] = ['typed', 'pasted', 'stray', 'shown'].map(marker) as [
    string,
    string,
    string,
    string,
  ];
  try {
    const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: APP });
    const page = context.pages()[0] ?? (await context.newPage());
    const box = page.getByLabel('Paste a token, a callback URL, a request or a trace');
    await page.goto('/');
    await box.fill(typed);
    await page.getByRole('button', { name: 'Inspect it' }).click();
    await expect(page.getByLabel('Pasted text')).toHaveValue(typed);
    await page.goBack();
    await box.evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, pasted);
    await expect(page.getByLabel('Pasted text')).toHaveValue(pasted);
    await page.goto(`/callback?code=${stray}&state=unknown`);
    await expect(page.getByRole('heading', { name: 'This callback belongs to no run' })).toBeVisible();
    expect(await keptInDatabase(page)).toContain('no-run');
    expect(await keptInDatabase(page)).not.toContain(stray);
    await page.getByRole('button', { name: 'Inspect it' }).click();
    await expect(page.getByLabel('Pasted text')).toHaveValue(new RegExp(stray));
    // The address itself is in the browser's history: the tenant sent it there.
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toContain(stray);
    await page.getByLabel('Pasted text').fill(shown);
    await page.goto('/storage');
    await context.close();
    for (const text of [typed, pasted, shown]) expect(await filesWith(text, profile)).toEqual([]);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});
