/** The session store of a host that has cookies. */
import type { SessionStore } from './context.ts';

const SESSION = 'auth0';
const DEVICE = 'did';
/** The tenant's own settings end a session sooner. */
const THIRTY_DAYS = 30 * 86_400;
const YEAR = 31_557_600;

/**
 * Each cookie has a twin for browsers that do not know `SameSite=None`, as on Auth0. `None` needs `Secure`, and so
 * https: then a frame of another site may carry the cookie where the browser lets it. On plain http the cookie is
 * `Lax`, which ports of localhost share, because they are one site.
 */
export function cookieSessions({ issuer }: { issuer: string }): SessionStore {
  const { protocol, pathname } = new URL(issuer);
  const secure = protocol === 'https:';

  function read(request: Request, name: string): string | undefined {
    const header = request.headers.get('cookie') ?? '';
    const pairs = header.split(';').map((pair) => pair.trim().split('='));
    const value = (wanted: string) => pairs.find(([key]) => key === wanted)?.[1];
    return value(name) ?? value(`${name}_compat`);
  }

  function write(headers: Headers, name: string, value: string, seconds: number): void {
    const rest = `${value}; Path=${pathname}; HttpOnly; Max-Age=${seconds}`;
    headers.append('set-cookie', `${name}=${rest}${secure ? '; Secure; SameSite=None' : '; SameSite=Lax'}`);
    headers.append('set-cookie', `${name}_compat=${rest}${secure ? '; Secure' : ''}`);
  }

  return {
    read: async (request) => read(request, SESSION),
    write: async (id, headers) => write(headers, SESSION, id ?? '', id === undefined ? 0 : THIRTY_DAYS),
    device: {
      read: (request) => read(request, DEVICE),
      write: (id, headers) => write(headers, DEVICE, id, YEAR),
    },
  };
}
