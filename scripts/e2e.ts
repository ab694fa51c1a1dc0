/** `npm run e2e`: the end-to-end tests in the browser that is found. Extra arguments go to Playwright. */
import { spawnSync } from 'node:child_process';
import { findBrowser } from './find-browser.ts';

const { path, how } = findBrowser();
if (!process.env['GRANTSCOPE_BUILT']) {
  const build = spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
console.log(`End-to-end tests run in ${path} (${how}).`);
const { status } = spawnSync(
  'npx',
  ['playwright', 'test', '-c', 'e2e/playwright.config.ts', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: { ...process.env, CHROME_PATH: path },
  },
);
process.exit(status ?? 1);
