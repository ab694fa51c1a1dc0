/** A bare page with the unmodified auth0-spa-js as it is published, and nothing else. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { serve } from '@hono/node-server';

const page =
  '<!doctype html><html lang="en"><title>SPA</title><script src="/auth0-spa-js.js"></script><p id="ready">ready</p>';

async function sdk(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@auth0/auth0-spa-js');
  const folder = entry.slice(0, entry.lastIndexOf('/dist/') + '/dist/'.length);
  return readFile(`${folder}auth0-spa-js.production.js`, 'utf8');
}

/** On a free port. Returns its origin. */
export async function startSpaPage(): Promise<string> {
  const script = await sdk();
  const fetch = (request: Request) =>
    new URL(request.url).pathname === '/auth0-spa-js.js'
      ? new Response(script, { headers: { 'content-type': 'text/javascript' } })
      : new Response(page, { headers: { 'content-type': 'text/html' } });
  return new Promise((resolve) => {
    serve({ fetch, port: 0, hostname: 'localhost' }, ({ port }) => resolve(`http://localhost:${port}`));
  });
}
