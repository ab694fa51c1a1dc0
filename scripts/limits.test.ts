/** Both servers of ours, over a bare socket: a client that sends on and on, and one whose address is too long. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from './sandbox-host.ts';
import { startApp } from './serve.ts';

const MIB = 1024 * 1024;
/** Far more than a server may read before it refuses; the buffers of a socket take some of it. */
const ENDLESS = 64 * MIB;

let dist: string;
const closing: (() => Promise<void>)[] = [];
const ports: Record<string, number> = {};

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'grantscope-'));
  await writeFile(join(dist, 'index.html'), '<body>the app</body>');
  const app = await startApp({ port: 0, dist });
  const sandbox = await startSandbox({ port: 0 });
  closing.push(app.close, sandbox.close);
  ports['app'] = Number(new URL(app.url).port);
  ports['sandbox'] = Number(new URL(sandbox.issuer).port);
});

afterAll(async () => {
  await Promise.all(closing.map((close) => close()));
  await rm(dist, { recursive: true });
});

/** Sends `head`, then chunks without end until the server answers or closes; says what came and how much went. */
function sendEndlessly(port: number, head: string): Promise<{ answer: string; sent: number }> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`;
    let answer = '';
    let sent = 0;
    const send = () => {
      while (socket.writable && answer === '' && sent < ENDLESS) {
        sent += 65_536;
        if (!socket.write(chunk)) return;
      }
    };
    socket.on('connect', () => {
      socket.write(`${head}\r\nTransfer-Encoding: chunked\r\n\r\n`);
      send();
    });
    socket.on('drain', send);
    socket.on('data', (data) => {
      answer += data.toString();
    });
    // The server hangs up on what it does not read.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve({ answer, sent }));
  });
}

function sendOnce(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost', () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

describe.each([
  ['app', '/callback'],
  ['sandbox', '/oauth/token'],
])('the server of the %s', (name, path) => {
  const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded`;

  it('refuses a body while it streams, and reads no further', async () => {
    const { answer, sent } = await sendEndlessly(ports[name] ?? 0, head);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(ENDLESS);
  });

  it('refuses a body by its length before any of it came', async () => {
    const answer = await sendOnce(ports[name] ?? 0, `${head}\r\nContent-Length: ${ENDLESS}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.toLowerCase()).toContain('connection: close');
  });

  it('explains an address that Node refuses', async () => {
    const answer = await sendOnce(
      ports[name] ?? 0,
      `GET ${path}?state=${'s'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('<h1>The address is too long</h1>');
  });

  it('goes on for everybody else', async () => {
    const answer = await fetch(`http://localhost:${ports[name]}${path}`, {
      method: 'POST',
      body: new URLSearchParams({ state: 'x'.repeat(1000) }),
    });
    expect([200, 400, 401]).toContain(answer.status);
  });
});
