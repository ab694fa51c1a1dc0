/**
 * `npm run test:engines`: the end-to-end tests in Firefox, and the main jobs in WebKit, where the system has them or can
 * install them; elsewhere a line says what was skipped. `--main` leaves Firefox with the tests of what engines differ in.
 * Other arguments go to Playwright. The last line counts.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Addresses } from '../e2e/support/addresses.ts';
import { type Counts, countsIn, playwrightCounts } from './counts.ts';
import { findEngines } from './find-engines.ts';
import { runPlaywright, runToItsEnd, startEverything } from './playwright-run.ts';

/** Workers, navigation, windows, frames, storage: `npm test` has fifteen minutes on two cores for everything. */
const MAIN = [
  ...['first-visit', 'login', 'callback', 'silent'].map((name) => `${name}.spec.ts`),
  // One tenant is enough to tell engines apart.
  ...['--grep-invert', 'the sandbox on a port|oidc-provider'],
];

const folder = mkdtempSync(join(tmpdir(), 'grantscope-engines-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const onlyMain = process.argv.includes('--main');
const args = process.argv.slice(2).filter((argument) => argument !== '--main');
const counts: Counts = { passed: 0, failed: 0 };

function add({ passed, failed }: Counts): void {
  counts.passed += passed;
  counts.failed += failed;
}

function versionOf(command: string): string {
  return spawnSync(command, ['--version'], { encoding: 'utf8' }).stdout?.trim().split('\n')[0] ?? '';
}

async function inFirefox(path: string, addresses: Addresses): Promise<void> {
  const file = join(folder, 'firefox.json');
  console.log(`\nEnd-to-end tests run in ${versionOf(path)} (${path}).`);
  const status = await runPlaywright(
    addresses,
    { GRANTSCOPE_FIREFOX: path, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    ['--reporter=list,json', ...args, ...(onlyMain ? MAIN : [])],
  );
  add(countsIn(file, status === 0, playwrightCounts));
}

/** On a display of its own, which takes the first free number and says it. */
function startDisplay(xvfb: string): Promise<{ display: string; server: ChildProcess }> {
  const server = spawn(xvfb, ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error('Xvfb does not start.')));
    server.stdout.once('data', (number: Buffer) => resolve({ display: `:${String(number).trim()}`, server }));
  });
}

async function inWebKit(driver: string, xvfb: string, addresses: Addresses): Promise<void> {
  const file = join(folder, 'webkit.json');
  console.log(`\nThe main jobs run in ${versionOf(driver)} (${driver}).`);
  const { display, server } = await startDisplay(xvfb);
  const status = await runToItsEnd('npx', ['tsx', 'e2e/webkit/smoke.ts'], {
    WEBKIT_DRIVER: driver,
    DISPLAY: display,
    GRANTSCOPE_REPORT: file,
    GRANTSCOPE_ADDRESSES: JSON.stringify(addresses),
  });
  server.kill();
  add(countsIn(file, status === 0, (report: Counts) => report));
}

const { firefox, webkit } = findEngines();
if (!firefox) console.log('Skipped in Firefox: no firefox-esr is installed, and FIREFOX_PATH names none.');
if (!webkit)
  console.log('Skipped in WebKit: WebKitWebDriver (webkit2gtk-driver) and Xvfb are not both installed.');
if (firefox || webkit) {
  const addresses = await startEverything();
  if (firefox) await inFirefox(firefox, addresses);
  if (webkit) await inWebKit(webkit.driver, webkit.display, addresses);
}
const report = process.env['GRANTSCOPE_REPORT'];
if (report) writeFileSync(report, JSON.stringify(counts));
console.log(`\nOther engines: ${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);
