/** A bare page with auth0-spa-js as it is published: it starts a login, and finishes the one that comes back. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { serve } from '@hono/node-server';

const page = `<!doctype html><html lang="en"><title>SPA</title>
<script src="/auth0-spa-js.js"></script><script src="/page.js"></script>`;

/** `globalThis.doneAt` tells when the user was known, in milliseconds since the epoch. */
const script = (tenant: string, clientId: string) => `
const client = new auth0.Auth0Client({
  domain: ${JSON.stringify(tenant)}.replace(/\\/$/, ''),
  clientId: ${JSON.stringify(clientId)},
  authorizationParams: { redirect_uri: location.origin + '/callback', prompt: 'login' },
});
if (new URLSearchParams(location.search).has('code')) {
  client.handleRedirectCallback().then(() => client.getUser()).then((user) => {
    if (user) globalThis.doneAt = performance.timeOrigin + performance.now();
  });
} else {
  client.loginWithRedirect();
}`;

type SpaPage = { port: number; tenant: string; clientId: string };

export async function startSpaPage({ port, tenant, clientId }: SpaPage): Promise<{ close(): void }> {
  const sdk = createRequire(import.meta.url).resolve('@auth0/auth0-spa-js');
  const folder = sdk.slice(0, sdk.lastIndexOf('/dist/') + '/dist/'.length);
  const scripts = new Map([
    ['/auth0-spa-js.js', await readFile(`${folder}auth0-spa-js.production.js`, 'utf8')],
    ['/page.js', script(tenant, clientId)],
  ]);
  const fetch = (request: Request) => {
    const body = scripts.get(new URL(request.url).pathname);
    return body === undefined
      ? new Response(page, { headers: { 'content-type': 'text/html', 'cache-control': 'no-store' } })
      : new Response(body, {
          headers: {
            'content-type': 'text/javascript',
            'cache-control': 'public, max-age=31536000, immutable',
          },
        });
  };
  return new Promise((resolve) => {
    const server = serve({ fetch, port, hostname: 'localhost' }, () =>
      resolve({ close: () => server.close() }),
    );
  });
}
