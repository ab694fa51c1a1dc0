/** How the timeline scrolls with 100,000 events: the time between frames while it moves. */
import type { Page } from '@playwright/test';
import { startApp } from '../scripts/serve.ts';
import { APP, APP_PORT, launch } from './browser.ts';
import { type Figure, ms, percentile } from './figure.ts';

const EVENTS = 100_000;
const SCROLL_MS = 3000;
const GOAL_MS = 17;
const RUN = 'bench-run';

/** Writes a run into the page's database: its start, then requests and their answers. Names no function: see `readEvents`. */
function seed(page: Page): Promise<void> {
  return page.evaluate(
    ([run, count]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('grantscope');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction('events', 'readwrite', { durability: 'relaxed' });
          const store = writing.objectStore('events');
          const began = Date.now() - count;
          const issuer = 'https://tenant.example/';
          const step = {
            id: 'token',
            title: 'Ask for a token',
            kind: 'request',
            channel: 'back',
            from: 'app',
            to: 'tenant',
            label: 'POST /oauth/token',
            explains: { does: '', without: '' },
          };
          const target = {
            tenantId: 'bench',
            tenantName: 'Bench',
            tenantKind: 'auth0',
            issuer,
            applicationId: 'bench',
            applicationName: 'Bench',
            applicationType: 'machine',
            clientId: 'bench',
            authMethod: 'client_secret_post',
            redirectUri: `${location.origin}/callback`,
          };
          const events: object[] = [
            {
              kind: 'run-started',
              run,
              flow: 'client-credentials',
              title: 'Client credentials',
              target,
              inputs: {},
              extra: [],
              mode: 'manual',
              plan: [step],
            },
            { kind: 'step-started', step: 'token' },
          ];
          while (events.length < count) {
            const exchange = `x${events.length}`;
            const json = ['content-type', 'application/json'];
            const sent = { method: 'POST', url: `${issuer}oauth/token`, headers: [json], body: '{}' };
            events.push({ kind: 'request', step: 'token', exchange, sent });
            const response = {
              status: events.length % 7 ? 200 : 429,
              statusText: '',
              headers: [json],
              body: '{}',
              headersHidden: false,
            };
            events.push({ kind: 'response', step: 'token', exchange, response, durationMs: 1 });
          }
          for (const [index, event] of events.entries()) {
            const seq = index + 1;
            store.put({ run, seq, event: { seq, at: began + seq, branch: 0, ...event } });
          }
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    [RUN, EVENTS] as const,
  );
}

/** Moves the rows by several a frame, and gives the milliseconds between frames. */
function scroll(page: Page): Promise<number[]> {
  return page.evaluate(async (duration) => {
    const rows = document.querySelector('[role=table][aria-label=Timeline] > [role=rowgroup]:last-child');
    const frames: number[] = [];
    const began = performance.now();
    let last = await new Promise<number>(requestAnimationFrame);
    while (last - began < duration) {
      rows?.scrollBy(0, 97);
      const now = await new Promise<number>(requestAnimationFrame);
      frames.push(now - last);
      last = now;
    }
    return rows && rows.scrollTop > 0 ? frames : [];
  }, SCROLL_MS);
}

export async function benchTimeline(dist: string): Promise<Figure[]> {
  const app = await startApp({ port: APP_PORT, dist });
  const browser = await launch();
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(APP);
  await page
    .getByRole('region', { name: 'Use the sandbox' })
    .getByRole('status')
    .filter({ hasText: 'ready' })
    .waitFor();
  await seed(page);
  const began = performance.now();
  await page.goto(`${APP}/runs/${RUN}`);
  await page
    .getByRole('table', { name: 'Timeline' })
    .getByText('oauth/token')
    .first()
    .waitFor({ timeout: 60_000 });
  const shownAfter = performance.now() - began;
  await scroll(page);
  const frames = await scroll(page);
  await browser.close();
  await app.close();
  if (frames.length === 0) throw new Error('The timeline did not move.');
  const p95 = percentile(frames, 0.95);
  return [
    {
      what: `Timeline with ${EVENTS.toLocaleString('en')} events, time between frames, p95`,
      goal: `≤ ${GOAL_MS} ms`,
      figure: `${ms(p95)} (median ${ms(percentile(frames, 0.5))}, worst ${ms(Math.max(...frames))})`,
      ratio: (p95 / GOAL_MS).toFixed(2),
      holds: p95 <= GOAL_MS,
    },
    {
      what: 'The same run, from its address to the rows',
      goal: 'none',
      figure: ms(shownAfter),
      ratio: '',
    },
  ];
}
