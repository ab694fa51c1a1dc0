/** A real process is killed in the middle of its work, again and again: nothing that it answered for is lost. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientIds, DEVICE_GRANT } from '#sandbox/seed.ts';
import { startSandbox } from './sandbox-host.ts';

const ROUNDS = [1, 2, 3];
const KILLS = 3;
const CLIENTS = 4;
const LONGEST_LIFE_MS = 120;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantscope-'));
  // One file that starts in a tenth of a second; through tsx each start would take a second.
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: fileURLToPath(new URL('testing/killed-host.ts', import.meta.url)),
      outDir: join(folder, 'host'),
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'host.mjs' } },
    },
    ssr: { noExternal: true },
  });
});

afterAll(() => rm(folder, { recursive: true }));

async function started(data: string): Promise<{ child: ChildProcess; issuer: string }> {
  const child = spawn(process.execPath, [join(folder, 'host/host.mjs'), data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
  return { child, issuer: String(line).trim() };
}

/** Asks for device codes until the host is gone, and notes each that it handed out. */
async function askOn(issuer: string, note: (deviceCode: string) => void): Promise<void> {
  const body = new URLSearchParams({ client_id: clientIds.tv, scope: 'openid' });
  for (;;) {
    const answer = await fetch(`${issuer}oauth/device/code`, { method: 'POST', body })
      .then((response) => response.json() as Promise<{ device_code: string }>)
      .catch(() => undefined);
    if (!answer) return;
    note(answer.device_code);
  }
}

it.each(ROUNDS)(
  `loses nothing that was handed out in ${KILLS} kills, round %i`,
  { timeout: 60_000 },
  async (round) => {
    const data = join(folder, `state-${round}.json`);
    const answered: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const before = answered.length;
      const { child, issuer } = await started(data);
      const life = Math.random() * LONGEST_LIFE_MS;
      const clients = Array.from({ length: CLIENTS }, () =>
        askOn(issuer, (device_code) => {
          // It lives on for a moment after its first answer.
          if (answered.length === before) setTimeout(() => child.kill('SIGKILL'), life);
          answered.push(device_code);
        }),
      );
      await once(child, 'exit');
      await Promise.all(clients);
    }
    const host = await startSandbox({ port: 0, data });
    const lost: string[] = [];
    for (const device_code of answered) {
      const body = new URLSearchParams({ grant_type: DEVICE_GRANT, client_id: clientIds.tv, device_code });
      const response = await host.fetch(new Request(`${host.issuer}oauth/token`, { method: 'POST', body }));
      const { error } = (await response.json()) as { error: string };
      if (error !== 'authorization_pending') lost.push(`${device_code}: ${error}`);
    }
    await host.close();
    expect(lost).toEqual([]);
    expect(answered.length).toBeGreaterThan(KILLS);
    expect((await readdir(folder)).filter((name) => name.includes('kept'))).toEqual([]);
    expect(host.notices).toEqual([]);
  },
);
