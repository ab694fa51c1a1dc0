/**
 * The main jobs in WebKit: `npm run test:engines` starts this with the addresses of its servers. Each check has a browser
 * and a profile of its own, so that one that fails leaves the others standing. With a word, only those whose title has it.
 */
import { writeFileSync } from 'node:fs';
import { APP, CALLBACK, NODE_TENANT } from '../support/addresses.ts';
import { SPA_CLIENT } from '../support/tenants.ts';
import { WebKitPage } from './page.ts';
import { openBrowser } from './webdriver.ts';

const LEAVE = 'Send the browser to the tenant';
const LOGIN = { issuer: `${APP}/sandbox/`, client_id: SPA_CLIENT };

type Check = { title: string; run(page: WebKitPage): Promise<void> };

async function start(page: WebKitPage, params: Record<string, string>): Promise<void> {
  await page.browser.goto(`${APP}/flows/authorization-code-pkce?${new URLSearchParams(params)}`);
  await page.press('Start step by step');
  await page.expectStatus('Ready');
}

/** Starts a flow and sends the browser away. */
async function leave(page: WebKitPage, params: Record<string, string>): Promise<void> {
  await start(page, params);
  await page.stepTo(LEAVE);
  await page.press('Next');
}

async function finish(page: WebKitPage): Promise<void> {
  await page.until('the run', async () => (await page.browser.url()).includes('/runs/'));
  await page.stepTo('Log out');
  await page.press('Next');
  await page.expectStatus('Finished');
}

const checks: Check[] = [
  {
    title: 'a first visit, and the sandbox in its worker',
    async run(page) {
      await page.browser.goto(APP);
      await page.expectStatus('ready');
    },
  },
  {
    title: 'a login in the same tab, to the end, with a session afterwards',
    async run(page) {
      await leave(page, { ...LOGIN, scope: 'openid profile email offline_access' });
      await page.logIn();
      await finish(page);
    },
  },
  {
    title: 'a login in a popup, which the click opens',
    async run(page) {
      const [own = ''] = await page.browser.windows();
      await leave(page, { issuer: NODE_TENANT, client_id: SPA_CLIENT, redirect_mode: 'popup' });
      const popup = await page.until('a second window', async () =>
        (await page.browser.windows()).find((handle) => handle !== own),
      );
      await page.browser.switchTo(popup);
      await page.logIn();
      await page.until('the popup to close', async () => (await page.browser.windows()).length === 1);
      await page.browser.switchTo(own);
      await page.expectBack();
    },
  },
  {
    title: 'with a session: a popup that comes and goes by itself, and a hidden frame',
    async run(page) {
      await leave(page, LOGIN);
      await page.logIn();
      await page.expectBack();
      await leave(page, { ...LOGIN, redirect_mode: 'popup' });
      await page.expectBack();
      await page.until('one window', async () => (await page.browser.windows()).length === 1);
      await leave(page, { ...LOGIN, redirect_mode: 'iframe', response_mode: 'web_message' });
      await page.expectBack();
      await finish(page);
    },
  },
  {
    title: 'an answer by form_post, from another origin',
    async run(page) {
      const here = { issuer: NODE_TENANT, client_id: SPA_CLIENT };
      await leave(page, { ...here, prompt: 'login', response_mode: 'form_post' });
      await page.logIn();
      await finish(page);
    },
  },
  {
    title: 'a callback that belongs to no run is kept and explained',
    async run(page) {
      await page.browser.goto(`${CALLBACK}?code=someone-elses&state=nobody-sent-this`);
      await page.find('heading', 'This callback belongs to no run');
    },
  },
  {
    title: 'a run that was reloaded goes on where it stood',
    async run(page) {
      await start(page, LOGIN);
      await page.press('Next');
      await page.expectStatus('Paused before step 2');
      await page.browser.reload();
      await page.expectStatus('Paused before step 2');
      await page.stepTo(LEAVE);
    },
  },
  {
    title: 'a pasted token is decoded',
    async run(page) {
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      await page.browser.goto(`${APP}/inspect`);
      await page.fill('Pasted text', `${part({ alg: 'RS256' })}.${part({ sub: 'auth0|webkit' })}.AAAA`);
      await page.sees('auth0|webkit');
      await page.sees('RS256');
    },
  },
  {
    title: 'everything that is kept is wiped',
    async run(page) {
      await page.browser.goto(`${APP}/storage`);
      await page.press('Wipe everything');
      await page.press('Wipe it');
      await page.until('nothing', async () => /Runs\s+0\b/.test(await page.text()));
    },
  },
];

const { WEBKIT_DRIVER: driver = 'WebKitWebDriver', DISPLAY: display = ':0' } = process.env;
const report = process.env['GRANTSCOPE_REPORT'];
const counts = { passed: 0, failed: 0 };
const [wanted = ''] = process.argv.slice(2);
for (const { title, run } of checks.filter((check) => check.title.includes(wanted))) {
  const begun = performance.now();
  const browser = await openBrowser(driver, display);
  const failure = await run(new WebKitPage(browser)).then(
    () => undefined,
    (error: unknown) => error,
  );
  await browser.close();
  counts[failure === undefined ? 'passed' : 'failed'] += 1;
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`  ${failure === undefined ? '✓' : '✘'}  [webkit] › ${title} (${seconds}s)`);
  if (failure !== undefined) console.error(failure);
}
if (report) writeFileSync(report, JSON.stringify(counts));
process.exit(counts.failed === 0 ? 0 : 1);
