/**
 * Which page may read an answer. Auth0 documents the settings, not every header: an origin that no setting lists
 * gets the answer without `access-control-*` headers, so the browser keeps it from the page.
 */
import type { Ctx, Tenant } from './context.ts';
import { originOf, urlMatches } from './redirect-uris.ts';
import type { Application } from './state.ts';

type OriginList = 'web_origins' | 'allowed_origins' | 'callbacks';

/**
 * Whose pages may read what an endpoint answers. `anyone`: by a simple GET, since a preflight fails. Lists are those
 * of the application that asks, where the request names one; where it names none, those of any application.
 */
export type Readers = 'anyone' | 'nobody' | readonly OriginList[];

/** Allowed Web Origins, Allowed Origins (CORS), and the origins of the Allowed Callback URLs. */
export const listedOrigins: Readers = ['web_origins', 'allowed_origins', 'callbacks'];

const EXPOSED = 'X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, DPoP-Nonce, Retry-After';

function lists(client: Application, names: readonly OriginList[], origin: string): boolean {
  return names
    .flatMap((name) => (name === 'callbacks' ? client.callbacks.map(originOf) : client[name]))
    .some((listed) => urlMatches(listed.replace(/\/$/, ''), origin));
}

/** `response_mode=web_message` counts Allowed Web Origins only. */
export function mayMessage(client: Application, origin: string): boolean {
  return lists(client, ['web_origins'], origin);
}

/** The origin of the page that asks, where the host or the browser says so. */
export function askingOrigin(tenant: Tenant, c: Ctx): string | undefined {
  return tenant.askingOrigin(c.req.raw);
}

/** A preflight carries no `client_id`: any application's settings will do. `methods` are those of the endpoint. */
export function preflight(tenant: Tenant, c: Ctx, readers: Readers, methods: readonly string[]): Response {
  const origin = askingOrigin(tenant, c) ?? '';
  const { applications } = tenant.state;
  const isListed =
    typeof readers !== 'string' && applications.some((client) => lists(client, readers, origin));
  if (!isListed) {
    noteRefused(c, origin);
    return new Response(null, { status: 204, headers: { vary: 'Origin' } });
  }
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': [...methods, 'OPTIONS'].join(', '),
      'access-control-allow-headers':
        c.req.header('access-control-request-headers') ?? 'Content-Type, Authorization, Auth0-Client, DPoP',
      'access-control-max-age': '600',
      vary: 'Origin, Access-Control-Request-Headers',
    },
  });
}

/** Lets the page that asks read `answer`, by the rule of the endpoint. A refused origin never may. */
export function readable(tenant: Tenant, c: Ctx, readers: Readers, answer: Response): Response {
  const origin = askingOrigin(tenant, c);
  if (readers === 'anyone') answer.headers.set('access-control-allow-origin', '*');
  if (typeof readers === 'string' || origin === undefined) return answer;
  answer.headers.append('vary', 'Origin');
  const client = c.get('client');
  const mayRead = (one: Application) => lists(one, readers, origin);
  const isListed = client ? mayRead(client) : tenant.state.applications.some(mayRead);
  if (!c.get('originRefused') && isListed) {
    answer.headers.set('access-control-allow-origin', origin);
    answer.headers.set('access-control-expose-headers', EXPOSED);
  }
  return answer;
}

/** 403 with the bare text that Auth0 sends. */
export function originRefused(c: Ctx, origin: string): Response {
  noteRefused(c, origin);
  c.set('originRefused', true);
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
