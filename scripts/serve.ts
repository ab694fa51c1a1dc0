/** `npm start`: the production build on http://localhost:5173, with the security headers of a real host. */
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { CALLBACK } from '#worker/callback-catcher.ts';
import { withPosted } from '#worker/posted-page.ts';
import { explainLongHeads, readUpTo, tooLarge } from './limits.ts';
import { securityHeaders } from './security-headers.ts';

/** Tenants list the callback with it, the sandbox seeds it. */
const DEFAULT_PORT = 5173;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** A form post of a login answer is small; what is larger is not one. */
const LARGEST_POST = 4 * 1024 * 1024;

type Asset = { body: Uint8Array<ArrayBuffer>; type: string };

async function readAssets(folder: string, prefix = '/'): Promise<Map<string, Asset>> {
  const assets = new Map<string, Asset>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      for (const [name, asset] of await readAssets(path, `${prefix}${entry.name}/`)) assets.set(name, asset);
    } else {
      const type = TYPES[extname(entry.name)] ?? 'application/octet-stream';
      assets.set(prefix + entry.name, { body: new Uint8Array(await readFile(path)), type });
    }
  }
  return assets;
}

function respond(body: BodyInit, status: number, type: string, cache: string): Response {
  return new Response(body, {
    status,
    headers: { ...securityHeaders, 'content-type': type, 'cache-control': cache },
  });
}

/** Serves a built app; every navigation gets the page, a missing asset is a 404. Port 0 takes a free one. */
export async function startApp({ port, dist }: { port: number; dist: string }) {
  const assets = await readAssets(dist);
  const read = (name: string) => new TextDecoder().decode(assets.get(name)?.body);
  const page = read('/index.html');
  const callbackPage = read('/callback.html') || page;
  const html = (body: string) => respond(body, 200, TYPES['.html'] ?? '', 'no-store');

  async function answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method === 'POST' && pathname === CALLBACK) {
      const body = await readUpTo(request, LARGEST_POST);
      if (!body) return tooLarge('This form post is too large for a callback.', securityHeaders);
      return html(withPosted(callbackPage, new TextDecoder().decode(body)));
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return respond('Not here.', 405, 'text/plain', 'no-store');
    const asset = assets.get(pathname);
    if (asset && extname(pathname) !== '.html') {
      const hashed = pathname.startsWith('/assets/');
      return respond(
        asset.body,
        200,
        asset.type,
        hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    }
    if (pathname === CALLBACK) return html(callbackPage);
    // The worker asks for `/` without wanting HTML in particular; everything else that is a page does.
    const navigates = pathname === '/' || request.headers.get('accept')?.includes('text/html');
    return navigates && !extname(pathname)
      ? html(page)
      : respond('Not found.', 404, 'text/plain', 'no-store');
  }

  return new Promise<{ url: string; close(): Promise<void> }>((resolve, reject) => {
    const server = serve({ fetch: answer, port, hostname: 'localhost' }, (bound) =>
      resolve({
        url: `http://localhost:${bound.port}`,
        close: () => new Promise((done) => server.close(() => done())),
      }),
    );
    explainLongHeads(
      server,
      'A callback may come as a form post (<code>response_mode=form_post</code>) or behind a <code>#</code> (<code>fragment</code>), which have no such limit, or with a shorter <code>state</code>.',
    );
    server.on('error', reject);
  });
}

/** The port that the arguments ask for; undefined where they ask for something else than a port. */
export function portFrom(args: string[]): number | undefined {
  const at = args.indexOf('--port');
  const port = at < 0 ? DEFAULT_PORT : Number(args[at + 1]);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : undefined;
}

async function main(): Promise<void> {
  const port = portFrom(process.argv.slice(2));
  if (port === undefined) {
    console.error('--port wants a number from 1 to 65535.');
    process.exit(1);
  }
  try {
    const { url } = await startApp({ port, dist: fileURLToPath(new URL('../dist', import.meta.url)) });
    console.log(
      `Grantscope is ready: ${url}\nIt starts on the sandbox: no account, no network. Ctrl C stops it.`,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.error(
      `Port ${port} is taken, by another Grantscope perhaps. Stop that one, or take another port:\n` +
        `  npm start -- --port ${port + 1}\n` +
        `Tenants know the callback by its port: add http://localhost:${port + 1}/callback to Allowed Callback URLs then.`,
    );
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
