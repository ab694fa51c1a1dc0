/** The first load of `/` on a phone, by Lighthouse (slow 4G, a processor four times slower), and what it costs the network. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import lighthouse from 'lighthouse';
import { browserFlags, findBrowser } from '../scripts/find-browser.ts';
import { firstLoad, totalGzip } from '../scripts/first-load.ts';
import { APP_PORT } from './browser.ts';
import { type Figure, median } from './figure.ts';
import { type Served, startStaticHost } from './static-host.ts';

const ROUNDS = 3;

type Visit = { lcp: number; score: number; shift: number; load: Served[] };

/** A browser of its own with a fresh profile, and the port that Lighthouse speaks to it by. */
async function startBrowser(): Promise<{ port: number; close(): Promise<void> }> {
  const profile = await mkdtemp(join(tmpdir(), 'grantscope-lighthouse-'));
  const flags = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const child = spawn(findBrowser().path, [...flags, ...browserFlags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    child.kill();
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  for await (const line of createInterface(child.stderr)) {
    const port = /^DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(line)?.[1];
    if (!port) continue;
    child.stderr.resume();
    return { port: Number(port), close };
  }
  throw new Error('The browser ended before it could be measured.');
}

/** When the page rested, in ms since Lighthouse began: it asks for the worker's script once more after that, for itself. */
function restsAfter(entries: readonly { name: string; startTime: number; duration: number }[]): number {
  const loaded = entries.filter(({ name }) => name === 'lh:driver:navigate');
  const begin = Math.min(...entries.map(({ startTime }) => startTime));
  return Math.max(...loaded.map(({ startTime, duration }) => startTime + duration)) - begin;
}

/** What the worker fetches once somebody stays, compressed, in kB: the files that the first load did without. */
async function keptLater(dist: string, load: Served[]): Promise<number> {
  const names = (await readdir(join(dist, 'assets'))).filter(
    (name) => !load.some(({ path }) => path === `/assets/${name}`),
  );
  const files = await Promise.all(names.map((name) => readFile(join(dist, 'assets', name))));
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0) / 1000;
}

type Host = Awaited<ReturnType<typeof startStaticHost>>;

/**
 * A first visit, until nothing was loaded and nothing computed for a second. Lighthouse takes the times without a brake
 * and computes from them what the slow line and processor would make of them (its default, as PageSpeed Insights does).
 */
async function visit(host: Host): Promise<Visit> {
  const { port, close } = await startBrowser();
  host.served.length = 0;
  const began = Date.now();
  const result = await lighthouse(host.url, { port, onlyCategories: ['performance'] });
  await close();
  if (!result || result.lhr.runtimeError)
    throw new Error(`Lighthouse measured nothing: ${result?.lhr.runtimeError?.message}`);
  const { audits, categories } = result.lhr;
  const value = (id: string) => {
    const found = audits[id]?.numericValue;
    if (found === undefined) throw new Error(`Lighthouse gave no ${id}.`);
    return found;
  };
  return {
    lcp: value('largest-contentful-paint'),
    score: Math.round((categories['performance']?.score ?? 0) * 100),
    shift: value('cumulative-layout-shift'),
    // Counted at the host, which also sees what the service worker asks for.
    load: host.served.filter(({ at }) => at <= began + restsAfter(result.lhr.timing.entries)),
  };
}

const atMost = (what: string, goal: number, figure: number, unit: string, digits = 0): Figure => ({
  what: `First load of \`/\`, ${what}`,
  goal: `≤ ${goal}${unit}`,
  figure: `${figure.toFixed(digits)}${unit}`,
  ratio: `${(figure / goal).toFixed(2)} ×`,
  holds: figure <= goal,
});

export async function benchFirstLoad(dist: string): Promise<Figure[]> {
  const host = await startStaticHost({ port: APP_PORT, dist });
  const visits: Visit[] = [];
  while (visits.length < ROUNDS) visits.push(await visit(host));
  await host.close();
  const middle = (of: (visit: Visit) => number) => median(visits.map(of));
  const score = middle((one) => one.score);
  const later = await keptLater(dist, visits[0]?.load ?? []);
  return [
    atMost('JavaScript that the page waits for, gzip', 120, totalGzip(firstLoad(dist)) / 1000, ' kB', 1),
    atMost('largest paint, Lighthouse mobile', 1.5, middle((one) => one.lcp) / 1000, ' s', 2),
    {
      what: 'First load of `/`, performance score, Lighthouse mobile',
      goal: '≥ 98',
      figure: String(score),
      ratio: `${(score / 98).toFixed(2)} ×`,
      holds: score >= 98,
    },
    atMost(
      'layout shift',
      0.02,
      middle((one) => one.shift),
      '',
      3,
    ),
    atMost(
      `sent by the host until the page rests, gzip (${later.toFixed(0)} kB more once somebody stays)`,
      200,
      middle(({ load }) => load.reduce((sum, { bytes }) => sum + bytes, 0) / 1000),
      ' kB',
      1,
    ),
    atMost(
      'requests until the page rests',
      25,
      middle(({ load }) => load.length),
      '',
    ),
  ];
}
