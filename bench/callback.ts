/** From the callback's address to a checked ID token: the app, with every event kept, against auth0-spa-js alone. */
import type { Page } from '@playwright/test';
import { logInAtSandbox } from '../e2e/support/login.ts';
import { startSandbox } from '../scripts/sandbox-host.ts';
import { startApp } from '../scripts/serve.ts';
import { clientIds } from '../src/sandbox/seed.ts';
import { APP, APP_PORT, askedFor, launch, noteCallbacks, readEvents } from './browser.ts';
import { alternate, type Figure, ms } from './figure.ts';
import { startSpaPage } from './spa-page.ts';

const ROUNDS = 9;
const WARM_UP = 2;
const GOAL = 1.5;
const SPA_PORT = 5284;
const SPA = `http://localhost:${SPA_PORT}`;
const TENANT_PORT = 9117;
const TENANT = `http://localhost:${TENANT_PORT}/`;

/** Its own time: a run goes on to `/userinfo` and logs out, and neither counts. */
async function throughTheApp(page: Page): Promise<number> {
  const flow = new URLSearchParams({
    issuer: TENANT,
    client_id: clientIds.spa,
    scope: 'openid profile email',
    prompt: 'login',
    redirect_mode: 'same-tab',
  });
  await page.goto(`${APP}/flows/authorization-code-pkce?${flow}`);
  await page.getByRole('button', { name: 'Run to the end', exact: true }).click();
  await logInAtSandbox(page);
  await page
    .getByRole('status')
    .filter({ hasText: /^Finished/ })
    .waitFor();
  const checked = (await readEvents(page)).filter(
    (event) => event.kind === 'step-finished' && event.step === 'id-token' && event.outcome === 'done',
  );
  return Math.max(...checked.map(({ at }) => at)) - (await askedFor(page));
}

async function throughTheSdk(page: Page): Promise<number> {
  await page.goto(SPA, { waitUntil: 'commit' });
  await page.getByLabel('Email address').waitFor();
  await logInAtSandbox(page);
  await page.waitForURL(/\/callback/);
  const ended = await page.waitForFunction(() => (globalThis as { doneAt?: number }).doneAt);
  return Number(await ended.jsonValue()) - (await askedFor(page));
}

export async function benchCallback(dist: string): Promise<Figure> {
  const tenant = await startSandbox({ port: TENANT_PORT, appOrigins: [APP, SPA] });
  const app = await startApp({ port: APP_PORT, dist });
  const spa = await startSpaPage({ port: SPA_PORT, tenant: TENANT, clientId: clientIds.spa });
  const browser = await launch();
  const inApp = await browser.newPage();
  const inSpa = await (await browser.newContext()).newPage();
  await Promise.all([noteCallbacks(inApp), noteCallbacks(inSpa)]);
  const [ours, theirs] = await alternate(
    ROUNDS,
    WARM_UP,
    () => throughTheApp(inApp),
    () => throughTheSdk(inSpa),
  );
  await browser.close();
  spa.close();
  await Promise.all([app.close(), tenant.close()]);
  return {
    what: 'Callback to checked ID token in Chromium, against auth0-spa-js on a bare page',
    goal: `≤ ${GOAL} ×`,
    figure: `${ms(ours)} : ${ms(theirs)}`,
    ratio: (ours / theirs).toFixed(2),
    holds: ours <= GOAL * theirs,
  };
}
