/** A run of 100,000 events: how long it takes to open, what one more exchange costs, and how the timeline scrolls. */
import type { Page } from '@playwright/test';
import { BLOCK } from '#store/blocks.ts';
import { TRACE_VERSION } from '#trace/event.ts';
import { startApp } from '../scripts/serve.ts';
import { APP, APP_PORT, launch } from './browser.ts';
import { type Figure, median, ms, percentile } from './figure.ts';

const EVENTS = 100_000;
const FEW_EVENTS = 100;
const SCROLL_MS = 3000;
const FRAME_GOAL_MS = 17;
const OPEN_GOAL_MS = 1000;
const APPENDS = 20;
/** Two appends are never the same to the last digit; what grows with the trace shows as a thousand times. */
const SAME = 1.5;

const runOf = (events: number) => `bench-run-${events}`;

/**
 * Writes a run into the page's database: its start, then requests and their answers, in blocks as the store joins them, or
 * each by itself as the first version did. Names no function: see `readEvents`.
 */
function seed(page: Page, events: number, asFirstVersion = false): Promise<void> {
  return page.evaluate(
    ([run, total, version, block]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('grantscope');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction('events', 'readwrite', { durability: 'relaxed' });
          const store = writing.objectStore('events');
          const began = Date.now() - total;
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
          while (events.length < total) {
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
          const stamped = events.map((event, index) => ({
            ...{ seq: index + 1, at: began + index + 1, branch: 0 },
            ...event,
          }));
          if (version === 1) for (const event of stamped) store.put({ run, seq: event.seq, event });
          for (let at = 0; version > 1 && at < total; at += block) {
            const batch = stamped.slice(at, at + block);
            store.put({ run, seq: at + batch.length, version, json: JSON.stringify(batch) });
          }
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    [runOf(events), events, asFirstVersion ? 1 : TRACE_VERSION, BLOCK] as const,
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

/** Opens a run, and gives the milliseconds until its rows are there. */
async function open(page: Page, events: number): Promise<number> {
  const began = performance.now();
  await page.goto(`${APP}/runs/${runOf(events)}`);
  const table = page.getByRole('table', { name: 'Timeline' });
  await table.getByText('oauth/token').first().waitFor({ timeout: 60_000 });
  return performance.now() - began;
}

/** Writes one exchange as another tab does, and tells of it. Names no function: see `readEvents`. */
function append(other: Page, events: number, index: number): Promise<void> {
  return other.evaluate(
    ([run, seq, exchange, version]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('grantscope');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction('events', 'readwrite', { durability: 'relaxed' });
          const store = writing.objectStore('events');
          const common = { at: Date.now(), branch: 0, step: 'token', exchange };
          const sent = { method: 'POST', url: 'https://tenant.example/oauth/token', headers: [], body: '{}' };
          const response = { status: 200, statusText: '', headers: [], body: '{}', headersHidden: false };
          const request = { ...common, seq, kind: 'request', sent };
          const answer = { ...common, seq: seq + 1, kind: 'response', response, durationMs: 1 };
          store.put({ run, seq: seq + 1, version, json: JSON.stringify([request, answer]) });
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            database.close();
            const channel = new BroadcastChannel('grantscope.runs');
            channel.postMessage(run);
            channel.close();
            resolve();
          };
        };
      }),
    [runOf(events), events + 1 + 2 * index, `appended-${index}`, TRACE_VERSION] as const,
  );
}

type Watched = Window & { shown: Promise<number> };

/** Watches for the next row that comes from another tab. */
function watchForRow(page: Page): Promise<void> {
  return page.evaluate(() => {
    const channel = new BroadcastChannel('grantscope.runs');
    let told = 0;
    channel.onmessage = () => {
      told = performance.now();
    };
    const table = document.querySelector('[role=table][aria-label=Timeline]');
    (window as unknown as Watched).shown = new Promise((resolve) => {
      const watching = new MutationObserver(() => {
        watching.disconnect();
        channel.close();
        resolve(performance.now() - told);
      });
      if (table) watching.observe(table, { attributeFilter: ['aria-rowcount'] });
    });
  });
}

/** Milliseconds from the news of two more events until their row is in the page; the median of several. */
async function appendCost(page: Page, other: Page, events: number): Promise<number> {
  const costs: number[] = [];
  for (let index = 0; index < APPENDS; index++) {
    await watchForRow(page);
    await append(other, events, index);
    costs.push(await page.evaluate(() => (window as unknown as Watched).shown));
  }
  return median(costs);
}

export async function benchTimeline(dist: string): Promise<Figure[]> {
  const app = await startApp({ port: APP_PORT, dist });
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const [page, other] = [await context.newPage(), await context.newPage()];
  await page.goto(APP);
  await page
    .getByRole('region', { name: 'Use the sandbox' })
    .getByRole('status')
    .filter({ hasText: 'ready' })
    .waitFor();
  await other.goto(`${APP}/inspect`);
  // A page behind another one is drawn once a second.
  await page.bringToFront();
  await seed(page, FEW_EVENTS);
  await seed(page, EVENTS);
  await open(page, FEW_EVENTS);
  const appendFew = await appendCost(page, other, FEW_EVENTS);
  const opened = await open(page, EVENTS);
  await scroll(page);
  const frames = await scroll(page);
  const appendMany = await appendCost(page, other, EVENTS);
  await browser.close();
  await app.close();
  if (frames.length === 0) throw new Error('The timeline did not move.');
  const p95 = percentile(frames, 0.95);
  const many = `${EVENTS.toLocaleString('en')} events`;
  return [
    {
      what: `A run of ${many}, from its address to the rows`,
      goal: `≤ ${OPEN_GOAL_MS} ms`,
      figure: ms(opened),
      ratio: (opened / OPEN_GOAL_MS).toFixed(2),
      holds: opened <= OPEN_GOAL_MS,
    },
    {
      what: `One more exchange in it, against a run of ${FEW_EVENTS} events`,
      goal: `≤ ${SAME} ×`,
      figure: `${ms(appendMany)} : ${ms(appendFew)}`,
      ratio: (appendMany / appendFew).toFixed(2),
      holds: appendMany <= SAME * appendFew,
    },
    {
      what: `Its timeline, time between frames, p95`,
      goal: `≤ ${FRAME_GOAL_MS} ms`,
      figure: `${ms(p95)} (median ${ms(percentile(frames, 0.5))}, worst ${ms(Math.max(...frames))})`,
      ratio: (p95 / FRAME_GOAL_MS).toFixed(2),
      holds: p95 <= FRAME_GOAL_MS,
    },
  ];
}
