/** Hosts the practice tenant on a port of this machine: a true cross-origin tenant, for any SDK. */
import { randomUUID } from 'node:crypto';
import { createServer as createHttpsServer } from 'node:https';
import { type ServerType, serve } from '@hono/node-server';
import type { TenantOptions } from '#sandbox/context.ts';
import { cookieSessions } from '#sandbox/cookie-sessions.ts';
import { memoryStorage } from '#sandbox/store.ts';
import { createTenant } from '#sandbox/tenant.ts';
import { fileStorage } from './file-storage.ts';
import { explainLongHeads, readUpTo, tooLarge } from './limits.ts';

export type SandboxOptions = {
  /** 0 takes a free one. */
  port: number;
  /** The name in the issuer, and the address to listen on. */
  host?: string;
  https?: boolean;
  /** What the admin API wants as a Bearer; drawn where others than this machine can reach it. */
  adminToken?: string;
  /** A file that keeps the state; without it everything is gone when the process ends. */
  data?: string;
  /** Bytes of changes after which the data file is written anew, at the least. */
  compactAt?: number;
  seed?: number;
  /** Origins of apps, for the seeded callbacks and web origins. */
  appOrigins?: string[];
  now?: () => number;
};

export type RunningSandbox = {
  issuer: string;
  /** Undefined where the admin API wants none. */
  adminToken: string | undefined;
  /** What a person should know about the data file. */
  notices: readonly string[];
  /** Asks the tenant without the network. */
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
};

const LARGEST_BODY = 1024 * 1024;

export const DEFAULT_APP_ORIGIN = 'http://localhost:5173';

/** Rejects when the port is taken or the data file is no state. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const { host = 'localhost', https = false, appOrigins = [DEFAULT_APP_ORIGIN] } = options;
  const file = options.data === undefined ? undefined : fileStorage(options.data, options);
  const storage = file ?? memoryStorage();
  const certificate = https ? await selfSigned(host) : undefined;
  let tenant: ReturnType<typeof createTenant> | undefined;
  const server = await listening((ready, failed) => {
    const running = serve(
      {
        fetch: async (request: Request) => {
          if (!tenant) return new Response('Starting.', { status: 503 });
          const whole = await withBody(request);
          return whole ? tenant.fetch(whole) : tooLarge('A request to the sandbox has at most 1 MiB.');
        },
        port: options.port,
        hostname: host,
        ...(certificate ? { createServer: createHttpsServer, serverOptions: certificate } : {}),
      },
      ({ port, address }) => ready({ port, address, close: () => closed(running) }),
    );
    explainLongHeads(
      running,
      '<code>/authorize</code> takes its parameters by POST too, as a form: a body has no such limit.',
    );
    running.on('error', failed);
  });
  const issuer = issuerOf(https, host, server.port);
  const adminToken = options.adminToken ?? (isLoopback(server.address) ? undefined : randomUUID());
  const tenantOptions: TenantOptions = {
    issuer,
    storage,
    appOrigins,
    sessions: cookieSessions({ issuer }),
    ...(adminToken === undefined ? {} : { adminToken }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.now === undefined ? {} : { now: options.now }),
  };
  const created = createTenant(tenantOptions);
  try {
    await created.ready();
  } catch (error) {
    await server.close();
    throw error;
  }
  tenant = created;
  // In the background: whoever asks before the keys are there waits for them, and sees what fails.
  void created.prepare().catch(() => undefined);
  return {
    issuer,
    adminToken,
    notices: file?.notices ?? [],
    fetch: created.fetch,
    async close() {
      await server.close();
      await file?.close();
    },
  };
}

/** By the address that is listened on, whatever name led to it. */
function isLoopback(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127\./.test(address);
}

/** As clients write it: the scheme's own port never stands in an issuer. */
export function issuerOf(https: boolean, host: string, port: number): string {
  return new URL(`${https ? 'https' : 'http'}://${host}:${port}/`).href;
}

/**
 * The request, undefined where its body is too large. Node cuts a body at the length that it says it has; only one that
 * does not say is read here, because making a stream and a second request of it takes longer than the token endpoint.
 */
async function withBody(request: Request): Promise<Request | undefined> {
  const length = request.headers.get('content-length');
  if (length !== null) return Number(length) <= LARGEST_BODY ? request : undefined;
  if (!request.headers.has('transfer-encoding')) return request;
  const body = await readUpTo(request, LARGEST_BODY);
  return body && new Request(request.url, { method: request.method, headers: request.headers, body });
}

type Listening = { port: number; address: string; close(): Promise<void> };

/** Open connections are cut: an idle client does not keep the port. */
function closed(server: ServerType): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}

function listening(
  start: (ready: (server: Listening) => void, failed: (error: Error) => void) => void,
): Promise<Listening> {
  return new Promise(start);
}

async function selfSigned(host: string): Promise<{ key: string; cert: string }> {
  const { generate } = await import('selfsigned');
  const isAddress = /^[\d.]+$|:/.test(host);
  const made = await generate([{ name: 'commonName', value: host }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          isAddress ? { type: 7, ip: host } : { type: 2, value: host },
          { type: 7, ip: '127.0.0.1' },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}
