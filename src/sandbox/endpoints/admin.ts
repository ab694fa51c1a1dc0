/**
 * The admin API below `__sandbox/`: the data that drives the answers. For the tenant's own origin, the app and
 * pages on localhost only, and where the tenant has an admin token, for those who know it; it shows secrets and
 * passwords, which are for practice.
 */
import { Hono } from 'hono';
import { sameText } from '#sandbox/client-auth.ts';
import { collections, isCollection } from '#sandbox/collections.ts';
import type { Ctx, Env, Tenant } from '#sandbox/context.ts';
import { faults, isFault } from '#sandbox/faults.ts';
import { isProblemText, merged } from '#sandbox/form.ts';
import { settingsForm } from '#sandbox/records.ts';
import { isLive } from '#sandbox/sessions.ts';
import type { Session } from '#sandbox/state.ts';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]'];
const LARGEST_BODY = 64 * 1024;
const FARTHEST_CLOCK = 10 * 365 * 86400;

export function adminApi(tenant: Tenant): Hono<Env> {
  const app = new Hono<Env>();

  app.use('*', async (c, next) => {
    const origin = c.req.header('origin');
    // A service worker sees no `Origin`: a form that another site posts is known by being a navigation.
    const visited = c.req.raw.mode === 'navigate' && c.req.method !== 'GET';
    if (visited || !mayAdminister(tenant, c, origin)) return answer({ error: 'forbidden_origin' }, 403);
    if (c.req.method === 'OPTIONS') c.res = new Response(null, { status: 204 });
    else if (!hasToken(tenant, c)) c.res = tokenWanted();
    else await next();
    if (origin !== undefined) {
      c.res.headers.set('access-control-allow-origin', origin);
      c.res.headers.set('access-control-allow-methods', 'GET, POST, PATCH, PUT, DELETE');
      c.res.headers.set('access-control-allow-headers', 'Authorization, Content-Type');
      c.res.headers.set('vary', 'Origin');
    }
    return undefined;
  });

  app.get('/ping', () => answer({ ok: true, name: 'grantscope-sandbox', issuer: tenant.issuer }));
  app.get('/state', () => answer(stateOf(tenant)));
  app.get('/log', (c) => {
    const after = Number(c.req.query('after') ?? 0);
    return answer({ entries: [...tenant.state.log.all()].filter(({ id }) => id > after) });
  });

  app.get('/sessions', () =>
    // Without the id: it is the cookie.
    answer({ sessions: liveSessions(tenant).map(({ id: _, ...session }) => session) }),
  );

  app.post('/reset', async () => {
    await tenant.reset();
    return answer({ ok: true });
  });
  app.post('/keys/rotate', async () => {
    await tenant.keys.published();
    await tenant.keys.rotate();
    return answer({ keys: await tenant.keys.published() });
  });
  app.put('/clock', async (c) => {
    const offset = Number((await bodyObject(c))?.['offset_seconds'] ?? Number.NaN);
    if (!Number.isFinite(offset) || Math.abs(offset) > FARTHEST_CLOCK) {
      return invalid('`offset_seconds` is a number of seconds, at most ten years.');
    }
    tenant.state.clock = { offset_seconds: offset };
    return saved(tenant, tenant.state.clock);
  });
  app.get('/faults', () => answer({ on: tenant.state.faults }));
  app.put('/faults/:id', async (c) => {
    const id = c.req.param('id');
    const on = (await bodyObject(c))?.['on'];
    if (!isFault(id)) return notFound();
    if (typeof on !== 'boolean') return invalid('`on` is true or false.');
    const others = tenant.state.faults.filter((one) => one !== id);
    tenant.state.faults = on ? [...others, id] : others;
    return saved(tenant, { id, on });
  });
  app.patch('/settings', async (c) => {
    const next = merged(settingsForm, tenant.state.settings, await bodyObject(c));
    if (isProblemText(next)) return invalid(next.problem);
    tenant.state.settings = next;
    return saved(tenant, next);
  });

  app.post('/:collection', async (c) => {
    const name = c.req.param('collection');
    if (!isCollection(name)) return notFound();
    const made = collections[name].create(tenant, await bodyObject(c));
    return isProblemText(made) ? invalid(made.problem) : saved(tenant, made, 201);
  });
  app.patch('/:collection/:id', async (c) => {
    const name = c.req.param('collection');
    if (!isCollection(name)) return notFound();
    const changed = collections[name].change(tenant, c.req.param('id'), await bodyObject(c));
    if (changed === undefined) return notFound();
    return isProblemText(changed) ? invalid(changed.problem) : saved(tenant, changed);
  });
  app.delete('/:collection/:id', async (c) => {
    const name = c.req.param('collection');
    if (!isCollection(name) || !collections[name].remove(tenant, c.req.param('id'))) return notFound();
    await tenant.store.save();
    return new Response(null, { status: 204 });
  });
  return app;
}

function stateOf(tenant: Tenant) {
  const { settings, clock } = tenant.state;
  const listed = [...Object.values(collections)].map(({ part }) => [part, [...tenant.state[part].all()]]);
  return {
    settings,
    ...Object.fromEntries(listed),
    clock,
    faults: faults.map(({ id, title, detail, finding }) => ({
      id,
      title,
      detail,
      finding,
      on: tenant.state.faults.includes(id),
    })),
    sessions: liveSessions(tenant).length,
  };
}

function liveSessions(tenant: Tenant): Session[] {
  return [...tenant.state.sessions.all()].filter((session) => isLive(tenant, session));
}

/** A tenant with a token of its own gives its data to those only who know it. */
function hasToken({ adminToken }: Tenant, c: Ctx): boolean {
  if (adminToken === undefined) return true;
  return sameText(/^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '', adminToken);
}

function tokenWanted(): Response {
  const refused = answer(
    { error: 'unauthorized', message: 'The admin API wants the token as a Bearer.' },
    401,
  );
  refused.headers.set('www-authenticate', 'Bearer');
  return refused;
}

/** The host counts too: a foreign name that points to this machine is not the tenant. */
function mayAdminister(tenant: Tenant, c: Ctx, origin: string | undefined): boolean {
  const { host, hostname } = new URL(c.req.url);
  if (host !== new URL(tenant.issuer).host && !LOCAL_HOSTS.includes(hostname)) return false;
  if (origin === undefined || origin === new URL(tenant.issuer).origin) return true;
  if (tenant.appOrigins.includes(origin)) return true;
  return URL.canParse(origin) && LOCAL_HOSTS.includes(new URL(origin).hostname);
}

async function bodyObject(c: Ctx): Promise<Record<string, unknown> | undefined> {
  const text = await c.req.text();
  if (text.length > LARGEST_BODY) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function answer(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

async function saved(tenant: Tenant, body: unknown, status = 200): Promise<Response> {
  await tenant.store.save();
  return answer(body, status);
}

const invalid = (message: string) => answer({ error: 'invalid_body', message }, 400);
const notFound = () => answer({ error: 'not_found' }, 404);
