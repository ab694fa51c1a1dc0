/** What a long paste does to `/inspect`: the longest task of the page from the key press until all is shown. */
import type { BrowserContext, Page } from '@playwright/test';
import { startApp } from '../scripts/serve.ts';
import { APP, APP_PORT, launch } from './browser.ts';
import { type Figure, median, ms } from './figure.ts';

const GOAL_MS = 100;
/** A task is measured by the clock on the wall: of several rounds the middle one counts. */
const ROUNDS = 3;
const QUIET_MS = 400;
const PATIENCE_MS = 120_000;

const part = (text: string) => Buffer.from(text).toString('base64url');
const list = (count: number, one: (index: number) => string, between: string) =>
  Array.from({ length: count }, (_, index) => one(index)).join(between);
const token = (claims: string) => `${part('{"alg":"RS256"}')}.${part(claims)}.AAAA`;
const iss = '"iss":"https://tenant.example/"';
const har = {
  log: {
    version: '1.2',
    creator: { name: 'a browser' },
    entries: Array.from({ length: 3000 }, (_, index) => ({
      request: {
        url: `https://host-${index % 100}.example/a?b=${index}`,
        headers: [{ name: 'a', value: 'b'.repeat(300) }],
      },
    })),
  },
};

/** What is pasted, and a title that `/inspect` gives it; a few lines of each kind would be read in the page itself. */
const pastes: [what: string, text: string, title: string][] = [
  [
    'a form of 1 MB, 80,000 fields',
    `grant_type=password&${list(80_000, (n) => `f${n}=${n}`, '&')}`,
    'Token request',
  ],
  ['JSON with 80,000 keys', `{${list(80_000, (n) => `"k${n}":${n}`, ',')}}`, 'JSON'],
  ['a token of 1 MB', token(`{${iss},"big":"${'x'.repeat(750_000)}"}`), 'JWT'],
  ['a token with 80,000 claims', token(`{${iss},${list(80_000, (n) => `"k${n}":${n}`, ',')}}`), 'JWT'],
  ['JSON, 10,000 levels deep', '['.repeat(10_000) + ']'.repeat(10_000), 'Broken JSON'],
  [
    'JSON, 5 MB, 200 levels everywhere',
    `[${list(12_000, () => '['.repeat(200) + ']'.repeat(200), ',')}]`,
    'JSON',
  ],
  ['5 MB of words', 'nothing known here\n'.repeat(260_000), 'Not recognised'],
  ['5 MB in one line', 'x'.repeat(5_000_000), 'Not recognised'],
  ['a million `&`', `a=b${'&'.repeat(1_000_000)}`, 'Not recognised'],
  ['a million dots', `eyJ${'.'.repeat(1_000_000)}`, 'Broken token'],
  ['a HAR of 1 MB', JSON.stringify(har), 'HAR'],
  ['XML of 5 MB', `<a>${'<b>x</b>'.repeat(600_000)}</a>`, 'XML'],
];

type Watched = Window & { tasks: number[] };

/** Every task over 50 ms, the browser's own bound for a long one. */
function watch(page: Page): Promise<void> {
  return page.evaluate(() => {
    const watched = window as unknown as Watched;
    watched.tasks = [];
    new PerformanceObserver((seen) => {
      for (const { duration } of seen.getEntries()) watched.tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
}

/** Pastes as a person does, and gives the longest task and the time until the title stands there, in milliseconds. */
async function paste(context: BrowserContext, text: string, title: string): Promise<[number, number]> {
  const page = await context.newPage();
  await page.goto(`${APP}/inspect`);
  const box = page.getByLabel('Pasted text');
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await box.focus();
  await page.waitForTimeout(QUIET_MS);
  await watch(page);
  const began = performance.now();
  await page.keyboard.press('Control+V');
  const result = page.getByRole('region', { name: title, exact: true }).first();
  const shown = await result.waitFor({ timeout: PATIENCE_MS }).then(
    () => true,
    () => false,
  );
  const shownAfter = shown ? performance.now() - began : Number.POSITIVE_INFINITY;
  await page.waitForTimeout(QUIET_MS);
  const tasks = !shown ? [shownAfter] : await page.evaluate(() => (window as unknown as Watched).tasks);
  await page.close();
  return [Math.max(0, ...tasks), shownAfter];
}

export async function benchInspect(dist: string): Promise<Figure[]> {
  const app = await startApp({ port: APP_PORT, dist });
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP });
  const figures: Figure[] = [];
  for (const [what, text, title] of pastes) {
    const rounds: [number, number][] = [];
    while (rounds.length < ROUNDS && rounds.every(([, after]) => Number.isFinite(after)))
      rounds.push(await paste(context, text, title));
    const longest = median(rounds.map(([task]) => task));
    const shownAfter = median(rounds.map(([, after]) => after));
    figures.push({
      what: `\`/inspect\`, ${what}: the longest task`,
      goal: `≤ ${GOAL_MS} ms`,
      figure: !Number.isFinite(shownAfter)
        ? 'not shown in two minutes'
        : `${longest ? ms(longest) : 'under 50 ms'} (shown after ${ms(shownAfter)})`,
      ratio: (longest / GOAL_MS).toFixed(2),
      holds: longest <= GOAL_MS,
    });
  }
  await browser.close();
  await app.close();
  return figures;
}
