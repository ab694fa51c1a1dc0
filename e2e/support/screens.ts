/** Every screen of the app, with a run that is empty, one that is full, and one that failed. */
import type { Page } from '@playwright/test';
import { NODE_TENANT } from './addresses.ts';
import { AppPage } from './app-page.ts';
import { logInAtSandbox } from './login.ts';
import { sandboxReady, setFault } from './sandbox-admin.ts';
import { addTenant } from './tenant-form.ts';
import { SPA_CLIENT, workerTenant } from './tenants.ts';

export type Screen = { name: string; path: string; open?: (page: Page) => Promise<void> };

const LOGIN = {
  issuer: workerTenant.issuer,
  client_id: SPA_CLIENT,
  scope: 'openid profile email offline_access',
};

const TOKEN = [
  Buffer.from('{"alg":"RS256","kid":"one"}').toString('base64url'),
  Buffer.from('{"iss":"https://tenant.example/","sub":"auth0|1","exp":1700000000}').toString('base64url'),
  'AAAA',
].join('.');

const paste = (text: string) => (page: Page) => page.getByLabel('Pasted text').fill(text);

/** Makes what the screens show, and says where they are. */
export async function prepareScreens(page: Page): Promise<Screen[]> {
  const app = new AppPage(page);
  await sandboxReady(page);
  await app.openFlow('authorization-code-pkce', LOGIN);
  const empty = await app.start();
  await app.openFlow('authorization-code-pkce', LOGIN);
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Finished');
  const full = new URL(page.url()).pathname;
  await setFault(page, 'nonce-dropped');
  await app.openFlow('authorization-code-pkce', LOGIN);
  await app.startAndRunToTheEnd();
  await logInAtSandbox(page);
  await app.expectStatus('Stopped');
  const failing = new URL(page.url()).pathname;
  await setFault(page, 'nonce-dropped', false);
  // In a tab of its own: a tab that left takes any callback for its own run.
  const away = new AppPage(await page.context().newPage());
  await away.openFlow('authorization-code-pkce', { ...LOGIN, redirect_mode: 'manual' });
  await away.startAndRunToTheEnd();
  await away.expectStatus('Waiting');
  const waiting = new URL(away.page.url()).pathname;
  await away.page.close();
  await addTenant(page, {
    issuer: NODE_TENANT,
    clientId: SPA_CLIENT,
    type: 'single page',
    method: 'none (public client)',
  });
  const tenant = new URL(page.url()).pathname;
  return [
    { name: 'start', path: '/' },
    { name: 'flow', path: '/flows/authorization-code-pkce' },
    { name: 'flow with a secret', path: '/flows/client-credentials' },
    { name: 'run, empty', path: empty },
    { name: 'run, full', path: full },
    { name: 'run, full, as a sequence', path: `${full}?view=sequence` },
    { name: 'run, presented', path: `${full}/present?step=token` },
    { name: 'run, presented, failing', path: `${failing}/present` },
    { name: 'the speaker’s window', path: `${full}/present?window=speaker` },
    { name: 'run, failing', path: failing },
    { name: 'run, waiting', path: waiting },
    { name: 'tenant', path: tenant },
    { name: 'new tenant', path: '/tenants/new' },
    { name: 'inspect, empty', path: '/inspect' },
    { name: 'inspect, a token', path: '/inspect', open: paste(TOKEN) },
    { name: 'inspect, broken', path: '/inspect', open: paste('{"a": 1, "b"}') },
    { name: 'sandbox', path: '/sandbox' },
    { name: 'storage', path: '/storage' },
    { name: 'stray callback', path: '/callback?code=abc&state=unknown' },
    { name: 'no such page', path: '/nowhere' },
  ];
}

export async function openScreen(page: Page, { path, open }: Screen): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await open?.(page);
}
