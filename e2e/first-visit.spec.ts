/** A person who knows nothing of the project: no account, no network, no reload. */
import { AppPage } from './support/app-page.ts';
import { startFront } from './support/front.ts';
import { logInAtSandbox } from './support/login.ts';
import { nodeTenant, SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

/** From the start page; the session of the sandbox may be there already. */
async function logInStepByStep(app: AppPage, { login = true } = {}): Promise<void> {
  await app.page.getByRole('link', { name: 'Start with Authorization Code' }).click();
  await app.start();
  await app.stepTo('Send the browser to the tenant');
  await app.next.click();
  if (login) await logInAtSandbox(app.page);
  await app.page.waitForURL(/\/runs\//);
  await app.stepTo();
  await app.expectStatus('Finished');
}

test('a login on the sandbox, one step at a time', async ({ app }) => {
  await app.goto('/');
  await logInStepByStep(app);
  await app.expectAllDone();
  await expect(app.steps.filter({ hasText: 'failed:' })).toHaveCount(0);
  await expect(app.timeline).toContainText('/authorize');
  await expect(app.findings.filter({ hasText: 'Error' })).toHaveCount(0);
});

test('the sandbox is ready after a hard reload', { tag: '@chromium' }, async ({ app, page, context }) => {
  await app.goto('/');
  await expect(app.sandboxStatus).toHaveText('ready');
  const devtools = await context.newCDPSession(page);
  const loaded = page.waitForEvent('load');
  await devtools.send('Page.reload', { ignoreCache: true });
  await loaded;
  await expect(app.sandboxStatus).toHaveText('ready');
  await logInStepByStep(app);
});

test('the sandbox is ready after its worker was stopped', { tag: '@chromium' }, async ({
  app,
  page,
  context,
}) => {
  await app.goto('/');
  await expect(app.sandboxStatus).toHaveText('ready');
  const devtools = await context.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await logInStepByStep(app);
});

test('a second tab has the same sandbox', async ({ app, context }) => {
  await app.goto('/');
  await logInStepByStep(app);
  const second = new AppPage(await context.newPage());
  await second.goto('/');
  await logInStepByStep(second);
});

test('without a service worker: said in words, and a form post comes back all the same', async ({
  app,
  page,
}) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await app.goto(`/flows/authorization-code-pkce?issuer=${encodeURIComponent(workerTenant.issuer)}`);
  await expect(page.getByText('This browser has no service workers here')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('`');
  await app.openFlow('authorization-code-pkce', {
    issuer: nodeTenant.issuer,
    client_id: SPA_CLIENT,
    response_mode: 'form_post',
  });
  await app.startAndRunToTheEnd();
  await nodeTenant.logIn(page);
  await app.expectStatus('Finished');
});

test('without a network after the first visit', async ({ app, watch }) => {
  // The browser asks for the icon of a tab past the worker.
  watch.expects(/icon\.svg/);
  const front = await startFront();
  watch.knows(front.origin);
  await app.goto(front.origin);
  await expect(app.sandboxStatus).toHaveText('ready');
  // The app is kept once somebody touches it, all files at once.
  await app.page.keyboard.press('Tab');
  await expect.poll(() => app.page.evaluate(async () => !!(await caches.match('/icon.svg')))).toBe(true);
  await front.close();
  await app.page.reload();
  await logInStepByStep(app);
});

const FILE_OF_SMALL_SCREENS = /\/assets\/screens-.*\.js$/;

for (const [times, how] of [
  [1, 'is asked for once more'],
  [2, 'and not the second time has the page start over'],
] as const)
  test(`a part of the app that does not come at first ${how}`, async ({ app, page, watch }) => {
    watch.expects(/ERR_FAILED .*\/assets\/screens-/);
    let asked = 0;
    await page.route(FILE_OF_SMALL_SCREENS, (route) => {
      asked += 1;
      return asked <= times ? route.abort() : route.continue();
    });
    await app.goto('/storage');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('What this browser keeps');
    // The worker may bring the last one, past this test.
    expect(asked).toBeGreaterThanOrEqual(times);
    expect(asked).toBeLessThanOrEqual(times + 1);
  });

test('the start page stands there before a script has come, and no other address looks like it', async ({
  app,
  page,
}) => {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(/\/assets\/app-.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Start with Authorization Code' })).toBeVisible();
  await page.goto('/storage', { waitUntil: 'commit' });
  await expect(page.getByRole('link', { name: 'Grantscope, start page' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
  goOn();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What this browser keeps');
  await expect(app.page.getByRole('link', { name: 'Storage', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
});
