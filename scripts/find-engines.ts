/** Finds the engines besides Chromium that a Linux distribution ships, and installs them where that is in order. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { commandOnPath } from './find-browser.ts';

export type Engines = {
  /** A Firefox that WebDriver BiDi drives. */
  firefox?: string;
  /** WebKitGTK's driver, and the X server without a screen that its browser opens on. */
  webkit?: { driver: string; display: string };
};

const PACKAGES = ['firefox-esr', 'webkit2gtk-driver', 'xvfb'];

/** `FIREFOX_PATH` names one; else only the ESR is taken, since Playwright drives no newer and no older one for sure. */
function firefox(): string | undefined {
  const named = process.env['FIREFOX_PATH'];
  if (named && !existsSync(named)) throw new Error(`FIREFOX_PATH names ${named}, and nothing is there.`);
  return named ?? commandOnPath('firefox-esr');
}

function installed(): Engines {
  const found = firefox();
  const driver = commandOnPath('WebKitWebDriver');
  const display = commandOnPath('Xvfb');
  return {
    ...(found ? { firefox: found } : {}),
    ...(driver && display ? { webkit: { driver, display } } : {}),
  };
}

/** As root on Debian and its kin, like a CI machine; nobody else's machine is changed. */
function install(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !commandOnPath('apt-get')) return;
  console.log(`Installing the distribution’s packages ${PACKAGES.join(', ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore', env });
  // One by one: a distribution may have some of them.
  for (const name of PACKAGES) spawnSync('apt-get', ['install', '-y', '-qq', name], { stdio: 'ignore', env });
}

/** Empty where none is there and none can be installed. */
export function findEngines(): Engines {
  const found = installed();
  if (found.firefox && found.webkit) return found;
  install();
  return installed();
}
