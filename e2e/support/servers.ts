/** Everything the end-to-end tests talk to, in one process. Says when it is ready. */
import { fileURLToPath } from 'node:url';
import { startSandbox } from '../../scripts/sandbox-host.ts';
import { startApp } from '../../scripts/serve.ts';
import { APP, NODE_TENANT, portOf, SPA_PAGE } from './addresses.ts';
import { startOtherProvider } from './oidc-provider.ts';
import { startSpaPage } from './spa-page.ts';

await startSandbox({ port: portOf(NODE_TENANT), appOrigins: [APP, SPA_PAGE] });
await startOtherProvider();
await startSpaPage();
await startApp({ port: portOf(APP), dist: fileURLToPath(new URL('../../dist', import.meta.url)) });
console.log('The end-to-end servers are ready.');
