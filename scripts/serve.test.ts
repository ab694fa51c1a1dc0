import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_APP_ORIGIN } from './sandbox-host.ts';
import { securityHeaders } from './security-headers.ts';
import { portFrom, startApp } from './serve.ts';

const PAGE = '<!doctype html><body><div id="root"></div></body>';
const CALLBACK_PAGE = '<!doctype html><body class="callback"></body>';

describe('the server of the built app', () => {
  const dist = mkdtempSync(join(tmpdir(), 'grantscope-serve-'));
  let app: Awaited<ReturnType<typeof startApp>>;

  beforeAll(async () => {
    mkdirSync(join(dist, 'assets'));
    writeFileSync(join(dist, 'index.html'), PAGE);
    writeFileSync(join(dist, 'callback.html'), CALLBACK_PAGE);
    writeFileSync(join(dist, 'licenses.txt'), 'MIT');
    writeFileSync(join(dist, 'assets/app-1234.js'), 'export {};');
    app = await startApp({ port: 0, dist });
  });
  afterAll(async () => {
    await app.close();
    rmSync(dist, { recursive: true, force: true });
  });

  const get = (path: string, init?: RequestInit) => fetch(`${app.url}${path}`, init);
  const visit = (path: string) => get(path, { headers: { accept: 'text/html' } });

  it('gives the page to every navigation, and a callback its own, never cached, under the policy', async () => {
    const pages = [
      ['/', PAGE],
      ['/runs/abc', PAGE],
      ['/callback?code=x&state=y', CALLBACK_PAGE],
    ] as const;
    for (const [path, page] of pages) {
      const response = await visit(path);
      expect([response.status, await response.text()]).toEqual([200, page]);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('content-security-policy')).toBe(
        securityHeaders['content-security-policy'],
      );
    }
  });

  it('gives files with their types, and those with a hash for a year', async () => {
    const script = await get('/assets/app-1234.js');
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(script.headers.get('cache-control')).toContain('immutable');
    const text = await visit('/licenses.txt');
    expect([text.headers.get('content-type'), await text.text()]).toEqual([
      'text/plain; charset=utf-8',
      'MIT',
    ]);
    expect(text.headers.get('cache-control')).toBe('no-cache');
  });

  it('gives the worker the pages that it keeps, by the addresses that they are visited at', async () => {
    expect(await (await get('/')).text()).toBe(PAGE);
    expect(await (await get('/callback')).text()).toBe(CALLBACK_PAGE);
    for (const file of ['/index.html', '/callback.html']) expect((await visit(file)).status).toBe(404);
  });

  it('has no page for a missing file, and no answer to a post elsewhere', async () => {
    expect((await visit('/assets/gone-5678.js')).status).toBe(404);
    expect((await get('/runs/abc', { method: 'POST' })).status).toBe(405);
  });

  it('puts what a tenant posts to the callback into the page as data that cannot end early', async () => {
    const body = new URLSearchParams({ code: '</script><script>alert(1)</script>' });
    const page = await (await get('/callback', { method: 'POST', body })).text();
    expect(page).toContain('<body class="callback">');
    expect(page.match(/<script/g)).toEqual(['<script']);
    expect(page).toContain('type="application/json"');
  });

  it('says that a port is taken', async () => {
    const port = Number(new URL(app.url).port);
    await expect(startApp({ port, dist })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the port of npm start', () => {
  it('is the one of npm run dev and of the callbacks that the sandbox is seeded with', () => {
    const port = portFrom([]);
    expect(readFileSync('vite.config.ts', 'utf8')).toContain(`port: ${port}, strictPort: true`);
    expect(String(port)).toBe(new URL(DEFAULT_APP_ORIGIN).port);
  });

  it('is the one asked for, where that is a port', () => {
    expect(portFrom(['--port', '8080'])).toBe(8080);
    for (const wrong of ['0', '65536', '80.5', 'http']) expect(portFrom(['--port', wrong])).toBeUndefined();
    expect(portFrom(['--port'])).toBeUndefined();
  });
});
