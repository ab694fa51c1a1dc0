/** How long a person who was never here waits for the practice tenant: a fresh profile, then its first answers. */
import type { Browser } from '@playwright/test';
import { startApp } from '../scripts/serve.ts';
import { APP, APP_PORT, launch } from './browser.ts';
import { type Figure, median, ms, percentile } from './figure.ts';

const VISITS = 11;
const GOAL_MS = 1000;

/** Both since the navigation began: when the page shows that the tenant answers, and when its keys were there. */
async function firstVisit(browser: Browser): Promise<{ ready: number; keys: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(APP, { waitUntil: 'commit' });
  const shown = await page.waitForFunction(() => {
    const states = [...document.querySelectorAll('[role="status"]')];
    return states.some((state) => state.textContent === 'ready') ? performance.now() : undefined;
  });
  const ready = Number(await shown.jsonValue());
  const keys = await page.evaluate(async () => {
    await (await fetch('/sandbox/.well-known/jwks.json')).json();
    return performance.now();
  });
  await context.close();
  return { ready, keys };
}

export async function benchFirstVisit(dist: string): Promise<Figure[]> {
  const app = await startApp({ port: APP_PORT, dist });
  const browser = await launch();
  const visits = [];
  for (let count = 0; count < VISITS; count++) visits.push(await firstVisit(browser));
  await browser.close();
  await app.close();
  const figure = (what: string, times: number[]): Figure => ({
    what: `${what} on a first visit, median of ${VISITS} (p95 ${ms(percentile(times, 0.95))})`,
    goal: ms(GOAL_MS),
    figure: ms(median(times)),
    ratio: `${(median(times) / GOAL_MS).toFixed(2)} ×`,
    holds: median(times) <= GOAL_MS,
  });
  return [
    figure(
      'the practice tenant is ready in the tab',
      visits.map(({ ready }) => ready),
    ),
    figure(
      'its keys are there',
      visits.map(({ keys }) => keys),
    ),
  ];
}
