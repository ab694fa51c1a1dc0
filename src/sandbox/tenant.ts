/** The practice tenant: Auth0's Authentication API behind one `fetch`, for any web-standard host. */
import { Hono } from 'hono';
import { type Ctx, type Env, Tenant, type TenantOptions } from './context.ts';
import { preflight } from './cors.ts';
import { adminApi } from './endpoints/admin.ts';
import { authorize } from './endpoints/authorize.ts';
import { deviceCode } from './endpoints/device-code.ts';
import { discovery } from './endpoints/discovery.ts';
import { jwks } from './endpoints/jwks.ts';
import { logout } from './endpoints/logout.ts';
import { oidcLogout } from './endpoints/oidc-logout.ts';
import { resume } from './endpoints/resume.ts';
import { revoke } from './endpoints/revoke.ts';
import { token } from './endpoints/token.ts';
import { userinfo } from './endpoints/userinfo.ts';
import { commonHeaders } from './headers.ts';
import { record } from './log.ts';
import { activatePage, confirmDevicePage, deviceEndingPage } from './pages/activate.ts';
import { assets } from './pages/assets.ts';
import { consentPage } from './pages/consent.ts';
import { loginPage } from './pages/login.ts';
import { logoutPage } from './pages/logout.ts';
import { signupPage } from './pages/signup.ts';
import { prune } from './prune.ts';

type Handler = (tenant: Tenant, c: Ctx) => Response | Promise<Response>;

/** Endpoints that a page of another origin may call. */
const api: [methods: string[], path: string, handler: Handler][] = [
  [['POST'], '/oauth/token', token],
  [['POST'], '/oauth/device/code', deviceCode],
  [['POST'], '/oauth/revoke', revoke],
  [['GET', 'POST'], '/userinfo', userinfo],
];

/** Endpoints that a browser visits, and the documents that anyone reads with a simple GET. */
const others: typeof api = [
  [['GET'], '/.well-known/openid-configuration', discovery],
  [['GET'], '/.well-known/oauth-authorization-server', discovery],
  [['GET'], '/.well-known/jwks.json', jwks],
  [['GET', 'POST'], '/authorize', authorize],
  [['GET'], '/authorize/resume', resume],
  [['GET', 'POST'], '/u/login', loginPage],
  [['GET', 'POST'], '/u/signup', signupPage],
  [['GET', 'POST'], '/u/consent', consentPage],
  [['GET', 'POST'], '/u/logout', logoutPage],
  [['GET', 'POST'], '/activate', activatePage],
  [['GET', 'POST'], '/activate/confirm', confirmDevicePage],
  [['GET'], '/activate/success', deviceEndingPage],
  [['GET'], '/activate/denied', deviceEndingPage],
  [['GET'], '/activate/expired', deviceEndingPage],
  [['GET'], '/v2/logout', logout],
  [['GET', 'POST'], '/oidc/logout', oidcLogout],
];

const PRUNE_EVERY_MS = 60_000;

/** Makes a tenant. Nothing is read or made before the first request. */
export function createTenant(options: TenantOptions): { fetch(request: Request): Promise<Response> } {
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
  for (const [methods, path, handler] of [...api, ...others]) {
    app.on(methods, base + path, async (c) => {
      const answer = await handler(tenant, c);
      record(tenant, c, answer.status);
      return answer;
    });
  }
  for (const [, path] of api) app.options(base + path, (c) => preflight(tenant, c));
  app.notFound(() => new Response('Not Found', { status: 404, headers: { 'content-type': 'text/plain' } }));
  app.onError((error, c) => {
    c.set('log', { type: 'f', description: `server_error: ${error.message}` });
    return Response.json({ error: 'server_error', error_description: 'Internal error' }, { status: 500 });
  });

  return { fetch: async (request) => app.fetch(request) };
}
