/** Finds a Chromium for the end-to-end tests, and says which. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

export type Browser = { path: string; how: string };

/** Where a command lies, as a shell finds it. */
export function commandOnPath(command: string): string | undefined {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split('\n')[0]?.trim() : undefined;
}

function installed(): Browser | undefined {
  for (const name of ['CHROME_PATH', 'PLAYWRIGHT_CHROMIUM']) {
    const explicit = process.env[name];
    if (!explicit) continue;
    if (!existsSync(explicit)) throw new Error(`${name} names ${explicit}, and nothing is there.`);
    return { path: explicit, how: name };
  }
  for (const command of COMMANDS) {
    const path = commandOnPath(command);
    if (path) return { path, how: 'installed' };
  }
  const place = PLACES.find((path) => existsSync(path));
  if (place) return { path: place, how: 'installed' };
  const own = chromium.executablePath();
  return existsSync(own) && starts(own) ? { path: own, how: 'Playwright’s own download' } : undefined;
}

/** A download brings none of the libraries it needs: a bare Linux has them only with a package. */
function starts(path: string): boolean {
  return process.platform !== 'linux' || spawnSync(path, ['--version']).status === 0;
}

function tryTo(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/** Downloads or installs one where none is there: Playwright's, else the distribution's package as root on Debian. */
function install(): void {
  console.log('No Chromium or Chrome found: trying Playwright’s download.');
  if (tryTo('npx', ['playwright', 'install', 'chromium']) && installed()) return;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !commandOnPath('apt-get')) return;
  console.log('No download that starts either: installing the distribution’s package chromium.');
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'inherit' });
}

export function findBrowser(): Browser {
  const found = installed();
  if (found) return found;
  install();
  const now = installed();
  if (now) return now;
  throw new Error(
    'No browser that starts could be found or installed. Install Chromium or Chrome, or set CHROME_PATH to one.',
  );
}

/** A browser that talks to nobody but the tests; root needs `--no-sandbox`. */
export const browserFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];
