/** The practice tenant: Auth0's Authentication API behind one `fetch`, for any web-standard host. */
import { Hono } from 'hono';
import { type Ctx, type Env, Tenant, type TenantOptions } from './context.ts';
import { listedOrigins, preflight, readable } from './cors.ts';
import { adminApi } from './endpoints/admin.ts';
import { type Endpoint, endpoints } from './endpoints/table.ts';
import { refuse, tooManyRequests } from './errors.ts';
import { commonHeaders } from './headers.ts';
import { record } from './log.ts';
import { assets } from './pages/assets.ts';
import { errorPage } from './pages/error.ts';
import { prune } from './prune.ts';
import { rateHeaders } from './rate-limit.ts';

const PRUNE_EVERY_MS = 60_000;

export type RunningTenant = {
  /** Reads the state ahead of the first request. Rejects where the storage does. */
  ready(): Promise<void>;
  /** Reads the state and makes what takes time, the keys, so that no request waits for it. Rejects as `ready` does. */
  prepare(): Promise<void>;
  fetch(request: Request): Promise<Response>;
};

/** Makes a tenant. Nothing is read or made before the first request, `ready` or `prepare`. */
export function createTenant(options: TenantOptions): RunningTenant {
  const tenant = new Tenant(options);
  const app = new Hono<Env>({ strict: false });
  let prunedAt = Number.NEGATIVE_INFINITY;

  app.use('*', async (c, next) => {
    await tenant.store.ready();
    const now = tenant.now();
    if (Math.abs(now - prunedAt) > PRUNE_EVERY_MS) {
      prunedAt = now;
      prune(tenant.state, tenant.seconds());
    }
    await next();
    commonHeaders(tenant, c.res.headers);
  });

  const { base } = tenant;
  app.route(`${base}/__sandbox`, adminApi(tenant));
  for (const [name, { type, body }] of Object.entries(assets)) {
    app.get(
      `${base}/u/${name}`,
      () => new Response(body, { headers: { 'content-type': type, 'cache-control': 'public, max-age=300' } }),
    );
  }
  for (const one of endpoints) {
    app.on([...one.methods], base + one.path, (c) => answerOf(tenant, c, one));
    app.options(base + one.path, (c) => preflight(tenant, c, one.readers, one.methods));
  }
  app.notFound((c) => unknown(tenant, c));
  app.onError((error, c) => {
    c.set('log', { type: 'f', description: `server_error: ${error.message}` });
    return Response.json({ error: 'server_error', error_description: 'Internal error' }, { status: 500 });
  });

  return {
    ready: () => tenant.store.ready(),
    async prepare() {
      await tenant.store.ready();
      await tenant.keys.published();
    },
    fetch: async (request) => app.fetch(request),
  };
}

async function answerOf(
  tenant: Tenant,
  c: Ctx,
  { handler, limit, isPage, readers }: Endpoint,
): Promise<Response> {
  const known = isPage ? tenant.sessions.device?.read(c.req.raw) : undefined;
  const device = isPage && tenant.sessions.device ? (known ?? newDevice()) : '';
  c.set('device', device);
  const allowance = tenant.limits.take(limit, '', tenant.now());
  const isLimited = !allowance.allowed && tenant.settings().enforce_rate_limits;
  const answer = isLimited ? limited(tenant, c, isPage) : await handler(tenant, c);
  if (!answer.headers.has('x-ratelimit-limit')) {
    for (const [name, value] of rateHeaders(allowance)) answer.headers.set(name, value);
  }
  if (device !== known && device !== '') tenant.sessions.device?.write(device, answer.headers);
  record(tenant, c, answer.status);
  return readable(tenant, c, readers, answer);
}

/** Where a browser visits, the error page says it. */
function limited(tenant: Tenant, c: Ctx, isPage: boolean): Response {
  if (!isPage) return refuse(c, 'api_limit', tooManyRequests());
  const page = errorPage(tenant, c, tooManyRequests());
  c.set('log', { type: 'api_limit', description: 'Global limit has been reached' });
  return page;
}

/** A page may read that there is no such endpoint: without CORS it would see a failed network. */
function unknown(tenant: Tenant, c: Ctx): Response {
  if (c.req.method === 'OPTIONS') {
    const method = c.req.header('access-control-request-method') ?? 'GET';
    return preflight(tenant, c, listedOrigins, [method]);
  }
  const answer = new Response('Not Found', { status: 404, headers: { 'content-type': 'text/plain' } });
  return readable(tenant, c, listedOrigins, answer);
}

/**
 * The form of Auth0's `did`: a signed id, percent-encoded. Not drawn from the seed, for it names a browser and no thing
 * of the tenant. Nothing checks the signature: whoever makes an id up has a browser of that name, and no more.
 */
function newDevice(): string {
  const signature = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32)))).replace('=', '');
  return encodeURIComponent(`s:v0:${crypto.randomUUID()}.${signature}`);
}
