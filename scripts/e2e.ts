/** `npm run e2e`: the end-to-end tests in the Chromium that is found. Extra arguments go to Playwright. */
import { findBrowser } from './find-browser.ts';
import { runPlaywright, startEverything } from './playwright-run.ts';

const { path, how } = findBrowser();
const addresses = await startEverything();
console.log(`End-to-end tests run in ${path} (${how}), on ${addresses.app}.`);
process.exit(await runPlaywright(addresses, { CHROME_PATH: path }, process.argv.slice(2)));
