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
  const { issuer: nodeTenant } = await startSandbox({ port: 0, appOrigins: [app, spaPage] });
  return { app, spaPage, nodeTenant, otherProvider: await startOtherProvider(app) };
}
