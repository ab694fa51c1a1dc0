import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstLoad, type LoadedFile, totalGzip } from './first-load.ts';
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

  it('has a page without inline script or style, as the policy wants it', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|style="|<script(?![^>]*\ssrc=)|\son\w+=/);
    const policy = securityHeaders['content-security-policy'];
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
  });
});
