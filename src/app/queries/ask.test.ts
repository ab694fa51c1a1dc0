import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ask } from './ask.ts';
import { checkTenant } from './check-tenant.ts';

let server: Server | undefined;

async function serving(answer: RequestListener): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
}

beforeEach(() => {
  vi.stubGlobal('location', { protocol: 'http:' });
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(() => {
  vi.unstubAllGlobals();
  server?.closeAllConnections();
  server?.close();
});

it.each(['https://[', 'no address', '/relative', 'ftp://x.example/', 'http://user:pass@127.0.0.1:1/', ''])(
  'an address that nobody can ask is silence, not an error: %s',
  async (url) => {
    expect(await ask(url, 500)).toMatchObject({ kind: 'silence' });
  },
);

it('an answer that drips without end is given up', async () => {
  const origin = await serving((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const drip = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(drip));
  });
  expect(await ask(`${origin}/`, 300)).toEqual({ kind: 'silence', url: `${origin}/`, causes: ['timeout'] });
});

it('an answer that pours without end is cut, and not called broken', async () => {
  let closed = () => {};
  const hungUp = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const origin = await serving((_, response) => {
    response.on('close', closed);
    const chunk = `"${'x'.repeat(65_536)}",`;
    const pour = () => {
      while (!response.closed && response.write(chunk));
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('[');
    response.on('drain', pour);
    pour();
  });
  expect(await ask(`${origin}/`)).toMatchObject({ kind: 'too-large' });
  await hungUp;
});

it('says where an answer came from, after a redirect', async () => {
  const origin = await serving((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/here' }).end();
    else response.end('{}');
  });
  expect(await ask(`${origin}/moved`)).toMatchObject({ kind: 'response', url: `${origin}/here`, body: '{}' });
});

it('a check ends on a `jwks_uri` that is no URL, and says so', async () => {
  const issuer = await serving((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ issuer, jwks_uri: 'https://[' }));
  });
  const { lines } = await checkTenant(issuer);
  expect(lines.find(({ id }) => id === 'endpoints')).toMatchObject({ code: 'endpoint-invalid' });
});

it('a check ends on keys that redirect', async () => {
  const issuer = await serving((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/keys') response.writeHead(302, { location: '/others' }).end();
    else response.end(JSON.stringify({ issuer, jwks_uri: `${issuer}/keys`, keys: [] }));
  });
  const { lines } = await checkTenant(issuer);
  expect(lines.find(({ id }) => id === 'keys')).toMatchObject({ code: 'redirects' });
});
