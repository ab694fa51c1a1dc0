/**
 * Which page may read an answer. Auth0 documents the settings, not every header: an origin that no setting lists
 * gets the answer without `access-control-*` headers, so the browser keeps it from the page.
 */
import type { Ctx, Tenant } from './context.ts';
import { originOf, urlMatches } from './redirect-uris.ts';
import type { Application } from './state.ts';

const EXPOSED = 'X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, DPoP-Nonce, Retry-After';

/** Allowed Web Origins, Allowed Origins (CORS), and the origins of the Allowed Callback URLs. */
function mayRead(client: Application, origin: string): boolean {
  const listed = [...client.web_origins, ...client.allowed_origins, ...client.callbacks.map(originOf)];
  return listed.some((one) => urlMatches(one.replace(/\/$/, ''), origin));
}

/** `response_mode=web_message` counts Allowed Web Origins only. */
export function mayMessage(client: Application, origin: string): boolean {
  return client.web_origins.some((one) => urlMatches(one.replace(/\/$/, ''), origin));
}

/** The origin of the page that asks, where a browser says so. */
export function askingOrigin(c: Ctx): string | undefined {
  return c.req.header('origin');
}

/** A preflight carries no `client_id`: any application's settings will do. */
export function preflight(tenant: Tenant, c: Ctx): Response {
  const origin = askingOrigin(c) ?? '';
  if (!tenant.state.applications.some((client) => mayRead(client, origin))) {
    noteRefused(c, origin);
    return new Response(null, { status: 204, headers: { vary: 'Origin' } });
  }
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers':
        c.req.header('access-control-request-headers') ?? 'Content-Type, Authorization, Auth0-Client, DPoP',
      'access-control-max-age': '600',
      vary: 'Origin, Access-Control-Request-Headers',
    },
  });
}

/** Lets the asking page read `answer`, when `client` lists its origin; without a client, when any application does. */
export function readable(
  tenant: Tenant,
  c: Ctx,
  answer: Response,
  client: Application | null | undefined,
): Response {
  const origin = askingOrigin(c);
  if (origin === undefined) return answer;
  answer.headers.append('vary', 'Origin');
  const clients = client ? [client] : tenant.state.applications;
  if (clients.some((one) => mayRead(one, origin))) {
    answer.headers.set('access-control-allow-origin', origin);
    answer.headers.set('access-control-expose-headers', EXPOSED);
  }
  return answer;
}

/** 403 with the bare text that Auth0 sends. */
export function originRefused(c: Ctx, origin: string): Response {
  noteRefused(c, origin);
  return new Response(`Origin ${origin} is not allowed.`, {
    status: 403,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function noteRefused(c: Ctx, origin: string): void {
  c.set('log', {
    type: 'fco',
    description: `Origin ${origin} is not allowed. Behavior used for check: WEB ORIGIN`,
  });
}
