/** Everything the end-to-end tests talk to, on free ports of this machine. */
import { startSandbox } from '../../scripts/sandbox-host.ts';
import { startApp } from '../../scripts/serve.ts';
import type { Addresses } from './addresses.ts';
import { startOtherProvider } from './oidc-provider.ts';
import { startSpaPage } from './spa-page.ts';

/** They end with the process. */
export async function startServers(dist: string): Promise<Addresses> {
  const { url: app } = await startApp({ port: 0, dist });
  const spaPage = await startSpaPage();
  const { issuer: nodeTenant, fetch } = await startSandbox({ port: 0, appOrigins: [app, spaPage] });
  // A device may ask each second: nobody waits five for a login that a test has done at once.
  await fetch(
    new Request(`${nodeTenant}__sandbox/settings`, {
      method: 'PATCH',
      body: JSON.stringify({ device_code_interval_in_seconds: 1 }),
    }),
  );
  return { app, spaPage, nodeTenant, otherProvider: await startOtherProvider(app) };
}
