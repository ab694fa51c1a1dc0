/** Chromium and the built app, for the benchmarks that need them. */
import { type Browser, chromium, type Page } from '@playwright/test';
import type { TraceEvent } from '#trace/event.ts';
import { browserFlags, findBrowser } from '../scripts/find-browser.ts';

export const APP_PORT = 5283;
export const APP = `http://localhost:${APP_PORT}`;

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser().path, args: browserFlags });
}

/**
 * Makes a page note when a callback with a code was asked for, after all redirects. The document itself
 * notes it: it may have left again before anybody outside can ask.
 */
export async function noteCallbacks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (location.pathname !== '/callback' || !location.search.includes('code=')) return;
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    localStorage.setItem('asked-for', String(performance.timeOrigin + (navigation?.fetchStart ?? 0)));
  });
}

/** When the last callback was asked for, in milliseconds since the epoch. */
export async function askedFor(page: Page): Promise<number> {
  return Number(await page.evaluate(() => localStorage.getItem('asked-for')));
}

/** Every event of every run in the page's database. No named functions: what runs in the page must stand alone. */
export function readEvents(page: Page): Promise<TraceEvent[]> {
  return page.evaluate(
    () =>
      new Promise<TraceEvent[]>((resolve, reject) => {
        const opening = indexedDB.open('grantscope');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const reading = database.transaction('events').objectStore('events').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            database.close();
            resolve(reading.result.flatMap(({ json }) => JSON.parse(json)));
          };
        };
      }),
  );
}
