/**
 * The end-to-end tests of `e2e/` in one browser. Each run has its own build, its own servers on free ports and its own
 * folder of results, so that two runs on one machine, even in one checkout, never meet.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { Addresses } from '../e2e/support/addresses.ts';
import { startServers } from '../e2e/support/servers.ts';

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

/** What the tests talk to; it ends with the process. */
export async function startEverything(): Promise<Addresses> {
  const folder = mkdtempSync(join(tmpdir(), 'grantscope-e2e-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  // Playwright ends by itself on Ctrl C, and says what it did until then.
  process.on('SIGINT', () => undefined);
  return startServers(builtApp(folder));
}

/** Runs the tests in the browser that `browser` names to the configuration. Returns the exit status. */
export async function runPlaywright(
  addresses: Addresses,
  browser: Record<string, string>,
  args: string[],
): Promise<number> {
  mkdirSync('test-results', { recursive: true });
  const results = mkdtempSync(resolve('test-results', 'run-'));
  const status = await runToItsEnd('npx', ['playwright', 'test', '-c', 'e2e/playwright.config.ts', ...args], {
    ...browser,
    GRANTSCOPE_ADDRESSES: JSON.stringify(addresses),
    GRANTSCOPE_RESULTS: results,
  });
  if (status === 0) rmSync(results, { recursive: true, force: true });
  else if (existsSync(results)) console.log(`What failed left its traces in ${relative('.', results)}.`);
  return status;
}

export async function runToItsEnd(
  command: string,
  args: string[],
  env: Record<string, string>,
): Promise<number> {
  const runner = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  const [status] = (await once(runner, 'exit')) as [number | null];
  return status ?? 1;
}
