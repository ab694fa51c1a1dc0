/**
 * `npm run e2e`: the end-to-end tests in the browser that is found. Extra arguments go to Playwright.
 *
 * Each run has its own build, its own servers on free ports and its own folder of results, so that two runs on one
 * machine, even in one checkout, never meet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { startServers } from '../e2e/support/servers.ts';
import { findBrowser } from './find-browser.ts';

/** The build that `npm test` made already, else one of this run. */
function builtApp(folder: string): string {
  const built = process.env['GRANTSCOPE_DIST'];
  if (built) return built;
  const dist = join(folder, 'dist');
  const { status } = spawnSync('npm', ['run', '--silent', 'build', '--', '--outDir', dist], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  return dist;
}

async function main(): Promise<number> {
  const { path, how } = findBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'grantscope-e2e-'));
  mkdirSync('test-results', { recursive: true });
  const results = mkdtempSync(resolve('test-results', 'run-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const addresses = await startServers(builtApp(folder));
  console.log(`End-to-end tests run in ${path} (${how}), on ${addresses.app}.`);
  const runner = spawn(
    'npx',
    ['playwright', 'test', '-c', 'e2e/playwright.config.ts', ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        CHROME_PATH: path,
        GRANTSCOPE_ADDRESSES: JSON.stringify(addresses),
        GRANTSCOPE_RESULTS: results,
      },
    },
  );
  // Playwright ends by itself on Ctrl C, and says what it did until then.
  process.on('SIGINT', () => undefined);
  const [status] = (await once(runner, 'exit')) as [number | null];
  if (status === 0) rmSync(results, { recursive: true, force: true });
  else if (existsSync(results)) console.log(`What failed left its traces in ${relative('.', results)}.`);
  return status ?? 1;
}

process.exit(await main());
