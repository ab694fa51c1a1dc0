/** The page is killed at every step boundary of every flow; the run is opened again, and goes on. */
import type { BrowserContext, Page } from '@playwright/test';
import { patience } from '../scripts/patience.ts';
import { AppPage } from './support/app-page.ts';
import { logInAtSandbox } from './support/login.ts';
import { readLog } from './support/sandbox-admin.ts';
import { MACHINE_CLIENT_ID, PRACTICE_API, SPA_CLIENT, TV_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

type Kill = (page: Page) => Promise<void>;

const close: Kill = (page) => page.close();

const crash: Kill = async (page) => {
  const crashed = page.waitForEvent('crash');
  const devtools = await page.context().newCDPSession(page);
  void devtools.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
};

type Journey = {
  kill: Kill;
  /** Does what the run waits for in the browser. */
  away?: (app: AppPage) => Promise<void>;
  /** True when the page is to be killed while the step is at work. */
  midway?: (app: AppPage) => Promise<boolean>;
};

async function press(app: AppPage, told: string, atWork: RegExp): Promise<void> {
  await app.next.click();
  await expect
    .poll(async () => {
      if (!app.page.url().includes('/runs/')) return 'left';
      // A page that is slow to say where it stands is at work.
      const now = await app.status.textContent({ timeout: 500 }).catch(() => told);
      return now === told || atWork.test(now ?? '') ? 'at work' : 'left';
    })
    .toBe('left');
}

/** Returns the finished run and how often its page was killed. */
async function killAtEveryBoundary(context: BrowserContext, first: AppPage, journey: Journey) {
  const path = await first.start();
  let app = first;
  for (let kills = 1; ; kills += 1) {
    await journey.kill(app.page);
    app = new AppPage(await context.newPage());
    await app.goto(path);
    const told = await app.rest();
    if (/^(Finished|Stopped)/.test(told)) return { app, kills };
    if (told.startsWith('Waiting')) await journey.away?.(app);
    else if (await journey.midway?.(app)) {
      await app.next.click();
      await app.expectStatus('Waiting');
    } else await press(app, told, journey.away ? /^Running/ : /^(Running|Waiting)/);
  }
}

/** The tab that left is gone; the link of the run is opened once more. */
async function openTheLink(app: AppPage): Promise<void> {
  const waiting = app.page.getByRole('region', { name: 'Waiting for the browser' });
  await app.page.goto((await waiting.getByRole('link').getAttribute('href')) ?? '');
  if (!app.page.url().includes('/callback')) await logInAtSandbox(app.page);
  await expect(app.page.getByRole('link', { name: 'Open the run here' })).toBeVisible();
}

async function tokenRequests(page: Page): Promise<number[]> {
  const log = await readLog(page);
  return log.filter(({ path }) => path.endsWith('/oauth/token')).map(({ status }) => status);
}

for (const [name, kill] of Object.entries({ close, crash })) {
  test(`authorization code with PKCE: ${name}`, { tag: kill === crash ? '@chromium' : [] }, async ({
    app,
    context,
  }) => {
    // A new page for each of the steps.
    test.setTimeout(90_000 * patience());
    await app.openFlow('authorization-code-pkce', {
      issuer: workerTenant.issuer,
      client_id: SPA_CLIENT,
      scope: 'openid profile email offline_access',
    });
    const end = await killAtEveryBoundary(context, app, { kill, away: openTheLink });
    await end.app.expectAllDone();
    expect(end.kills).toBeGreaterThan(await end.app.usualSteps.count());
    expect(await tokenRequests(end.app.page)).toEqual([200, 200]);
  });
}

test('client credentials: close', async ({ app, context }) => {
  await app.openFlow('client-credentials', {
    issuer: workerTenant.issuer,
    client_id: MACHINE_CLIENT_ID,
    audience: PRACTICE_API,
  });
  const end = await killAtEveryBoundary(context, app, { kill: close });
  await end.app.expectStatus('Finished');
  // Before each step, and after the last.
  expect(end.kills).toBe(1 + (await end.app.usualSteps.count()));
  expect(await tokenRequests(end.app.page)).toEqual([200]);
});

test('device code: close, also between two polls', async ({ app, context, watch }) => {
  test.slow();
  watch.expects(/status of 403.*\/oauth\/token/);
  await app.openFlow('device-code', { issuer: workerTenant.issuer, client_id: TV_CLIENT });
  let polled = false;
  const end = await killAtEveryBoundary(context, app, {
    kill: close,
    midway: async (run) => {
      const polling = (await run.currentStep.textContent())?.includes('Poll until') ?? false;
      if (polling && polled) await activate(run);
      const first = polling && !polled;
      polled ||= polling;
      return first;
    },
  });
  await end.app.expectStatus('Finished');
  expect(await tokenRequests(end.app.page)).toEqual([200]);
});

async function activate(app: AppPage): Promise<void> {
  const shown = app.page.getByRole('region', { name: 'Shown to the user' });
  const phone = await app.page.context().newPage();
  await phone.goto((await shown.getByRole('link').getAttribute('href')) ?? '');
  await phone.getByRole('button', { name: 'Continue', exact: true }).click();
  await phone.getByRole('button', { name: 'Confirm' }).click();
  await logInAtSandbox(phone);
  await phone.getByRole('heading', { name: 'Device connected' }).waitFor();
  await phone.close();
}

test('a second tab on the same run follows it', async ({ app, context }) => {
  await app.openFlow('client-credentials', {
    issuer: workerTenant.issuer,
    client_id: MACHINE_CLIENT_ID,
    audience: PRACTICE_API,
  });
  const path = await app.start();
  const second = new AppPage(await context.newPage());
  await second.goto(path);
  await second.expectStatus('Ready');
  await app.next.click();
  await expect(second.status).toHaveText(/^Paused before step 2/);
  await second.stepTo();
  await app.expectStatus('Finished');
  expect(await tokenRequests(app.page)).toEqual([200]);
});

test('the back button at the tenant leads to the run, which waits', async ({ app, page }) => {
  await app.openFlow('authorization-code-pkce', { issuer: workerTenant.issuer, client_id: SPA_CLIENT });
  await app.start();
  await app.stepTo('Send the browser to the tenant');
  await app.next.click();
  await page.waitForURL(/\/u\/login/);
  await page.goBack();
  await app.expectStatus('Waiting');
  await page.goForward();
  await logInAtSandbox(page);
  await app.expectStatus('Paused');
});
