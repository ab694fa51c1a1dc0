/** A tenant's page that wants to take the app's page elsewhere, from a popup and from the hidden frame. */

import type { Page } from '@playwright/test';
import { SPA_PAGE } from './support/addresses.ts';
import type { AppPage } from './support/app-page.ts';
import { sandboxReady } from './support/sandbox-admin.ts';
import { SPA_CLIENT, workerTenant } from './support/tenants.ts';
import { expect, test } from './support/test.ts';

const ATTACK = `${SPA_PAGE}/attack`;
const TAKEN = `${SPA_PAGE}/taken`;

/** Tries whatever handle it has, and says when it is through. */
const page = `<!doctype html><title>attack</title><script>
  const tried = [];
  for (const name of ['opener', 'top', 'parent']) {
    try {
      if (window[name] && window[name] !== window) {
        tried.push(name);
        window[name].location = '${TAKEN}';
      }
    } catch (error) { tried.push(error.name); }
  }
  try {
    if (window !== top) tried.push(window.open('${TAKEN}') ? 'opened' : 'opened nothing');
  } catch { tried.push('opened nothing'); }
  document.title = 'tried: ' + tried.join(' ');
  fetch('${ATTACK}/tried', { method: 'POST', body: document.title });
</script>`;

async function leaveTo(app: AppPage, mode: string, request: string): Promise<void> {
  await app.page.context().route(ATTACK, (route) => route.fulfill({ contentType: 'text/html', body: page }));
  await app.page.context().route(`${ATTACK}/tried`, (route) => route.fulfill({ body: '' }));
  await sandboxReady(app.page);
  await app.openFlow('authorization-code-pkce', {
    issuer: workerTenant.issuer,
    client_id: SPA_CLIENT,
    redirect_mode: mode,
  });
  await app.start();
  await app.stepTo('Send the browser to the tenant');
  await app.page.getByRole('tab', { name: 'Next: Send the browser to the tenant' }).click();
  await app.page.getByRole('button', { name: 'Raw', exact: true }).click();
  await app.page.getByLabel('Raw request').fill(request);
}

for (const request of [`GET ${ATTACK}`, `POST ${ATTACK}\n\nstate=one&submit=two`]) {
  const method = request.split(' ')[0];

  test(`a popup has no hold on the app's page: ${method}`, async ({ app }) => {
    await leaveTo(app, 'popup', request);
    const opening = app.page.waitForEvent('popup');
    await app.next.click();
    const popup = await opening;
    await expect(popup).toHaveTitle('tried: ');
    await expect(app.page).toHaveURL(/\/runs\//);
    await app.expectStatus('Waiting');
    // A second try, while the first popup still shows the tenant.
    await app.retryButton.click();
    await app.stepTo('Send the browser to the tenant');
    await app.page.getByRole('tab', { name: 'Next: Send the browser to the tenant' }).click();
    await app.page.getByRole('button', { name: 'Raw', exact: true }).click();
    await app.page.getByLabel('Raw request').fill(request);
    const again = app.page.waitForEvent('popup');
    await app.next.click();
    await expect(await again).toHaveTitle('tried: ');
    await app.expectStatus('Waiting');
  });

  test(`a framed page cannot take the whole window elsewhere: ${method}`, async ({ app, watch }) => {
    watch.expects(/Unsafe attempt to initiate navigation|sandboxed/);
    const opened: Page[] = [];
    app.page.on('popup', (popup) => opened.push(popup));
    await leaveTo(app, 'iframe', request);
    const told = app.page.waitForRequest(`${ATTACK}/tried`);
    await app.next.click();
    expect((await told).postData()).toMatch(/^tried: top .*opened nothing$/);
    expect(opened).toEqual([]);
    await expect(app.page).toHaveURL(/\/runs\//);
    await app.expectStatus('Waiting');
  });
}
