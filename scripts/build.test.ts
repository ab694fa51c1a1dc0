import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announced, firstLoad, type LoadedFile, totalGzip } from './first-load.ts';
import { securityHeaders } from './security-headers.ts';

const BUDGET = 120_000;
const BUILD_TIMEOUT_MS = 120_000;

describe('the production build', () => {
  const made = process.env['GRANTSCOPE_DIST'];
  const dist = made ?? mkdtempSync(join(tmpdir(), 'grantscope-build-'));
  let files: LoadedFile[] = [];

  beforeAll(() => {
    if (!made) build();
    files = firstLoad(dist);
  }, BUILD_TIMEOUT_MS);
  afterAll(() => {
    if (!made) rmSync(dist, { recursive: true, force: true });
  });

  function build(): void {
    // In a process of its own: Vitest's NODE_ENV would give the development build of React.
    execFileSync('npx', ['vite', 'build', '--logLevel', 'error', '--outDir', dist, '--emptyOutDir'], {
      env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
    });
  }

  it('loads at most 120 kB of JavaScript for the start page, gzip', () => {
    expect(totalGzip(files), files.map(({ name, gzip }) => `${name} ${gzip}`).join('\n')).toBeLessThanOrEqual(
      BUDGET,
    );
  });

  it('shows the start page before any script has come, whole and without what only this browser knows', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const root = html.slice(html.indexOf('<div id="root">'));
    for (const shown of ['See every step of a login', 'Start with Authorization Code', 'Client credentials'])
      expect(root).toContain(shown);
    // React's marks of a part that is left to the browser, or comes late by a script.
    expect(root).not.toMatch(/<!--\$[!?]-->|<template/);
    expect(root).not.toMatch(/localhost|\/sandbox\/\?|https?:\/\//);
  });

  it('keeps another address from looking like the start page, and puts the kept theme on, before the first paint', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const script = /<script src="\/(assets\/before-paint-[\w-]+\.js)">/.exec(html)?.[1] ?? '';
    expect(html.indexOf(script)).toBeLessThan(html.indexOf('rel="stylesheet"'));
    const marks = (pathname: string, getItem: () => string | null) => {
      const documentElement = { dataset: {} };
      runInNewContext(readFileSync(join(dist, script), 'utf8'), {
        document: { documentElement },
        location: { pathname },
        localStorage: { getItem },
      });
      return documentElement.dataset;
    };
    expect(marks('/', () => null)).toEqual({});
    expect(marks('/', () => 'dark')).toEqual({ theme: 'dark' });
    expect(marks('/runs/abc', () => 'light')).toEqual({ elsewhere: '', theme: 'light' });
    const blocked = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    expect(marks('/', blocked)).toEqual({});
  });

  it('puts the app into few files', () => {
    const scripts = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
    expect(scripts.length, scripts.join('\n')).toBeLessThanOrEqual(13);
    expect(files.map(({ name }) => name.replace(/-[\w-]{8}\.js$/, '')).sort()).toEqual([
      'app',
      'common',
      'index',
      'rolldown-runtime',
      'runtime',
    ]);
  });

  it('paints the start page before it asks for the app, whose files would share the line with the styles', () => {
    const before = announced(dist, 'index.html').flatMap(({ name, imports }) => [name, ...imports]);
    expect(before.join(' ')).toMatch(/^index-\S+( runtime-\S+)*$/);
  });

  it('has neither the practice tenant nor the protocol libraries in it', () => {
    const text = files.map((file) => file.text).join('\n');
    expect(text.includes('See every step of a login')).toBe(true);
    for (const marker of ['Username-Password-Authentication', 'RSASSA-PKCS1-v1_5', 'authorization_pending']) {
      expect(text.includes(marker), marker).toBe(false);
    }
  });

  it('has a worker with the practice tenant and without React', () => {
    const worker = readFileSync(join(dist, 'sw.js'), 'utf8');
    expect(worker.includes('Username-Password-Authentication')).toBe(true);
    expect(/react\.element|react\.transitional|ReactCurrent/.test(worker)).toBe(false);
  });

  it('has a page for callbacks that announces the exchange, in few files and without the screens', () => {
    const ahead = announced(dist, 'callback.html');
    const text = ahead.map((file) => file.text).join('\n');
    for (const marker of ['code_verifier', 'RSASSA-PKCS1-v1_5', 'grantscope.runs', 'redirect-in'])
      expect(text.includes(marker), marker).toBe(true);
    expect(/react\.element|react\.transitional|ReactCurrent/.test(text)).toBe(false);
    expect(ahead.length).toBeLessThanOrEqual(5);
    // Nothing that an announced file imports is asked for late.
    for (const file of ahead)
      for (const name of file.imports) expect(ahead.map((one) => one.name)).toContain(name);
  });

  it('has pages without inline script or style, as the policy wants it', () => {
    for (const page of ['index.html', 'callback.html']) {
      const html = readFileSync(join(dist, page), 'utf8');
      expect(html).not.toMatch(/<style|style="|<script(?![^>]*\ssrc=)|\son\w+=/);
    }
    const policy = securityHeaders['content-security-policy'];
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  });

  it('brings the license of each bundled package, of which the bill of materials knows', () => {
    const [ours = '', ...theirs] = readFileSync(join(dist, 'licenses.txt'), 'utf8').split(/\n-{80}\n/);
    expect(ours).toContain(readFileSync('LICENSE', 'utf8').trim());
    const named = theirs.map((text) => /^\n(\S+) \d/.exec(text)?.[1]);
    // Of the page, what came along with it, of its styles, and only of the service worker.
    expect(named).toEqual(expect.arrayContaining(['react-dom', 'scheduler', 'tailwindcss', 'hono']));
    // Nothing that only builds or tests, and nothing of which no line is left.
    for (const absent of ['vite', 'fast-check', '@hono/node-server']) expect(named).not.toContain(absent);
    const { components } = JSON.parse(
      execFileSync('npm', ['run', '--silent', 'sbom'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as { components: { name: string; version: string }[] };
    for (const text of theirs) {
      expect(
        components.some(({ name, version }) => text.startsWith(`\n${name} ${version} (`)),
        text,
      ).toBe(true);
    }
    for (const text of theirs) expect(text).toMatch(/Copyright.*(Permission (is hereby granted|to use))/s);
  });
});
