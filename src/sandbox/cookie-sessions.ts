/** The session store of a host that has cookies. */
import type { SessionStore } from './context.ts';

const NAME = 'auth0';
const COMPAT = 'auth0_compat';
/** The tenant's own settings end a session sooner. */
const THIRTY_DAYS = 30 * 86_400;

/**
 * `SameSite=None` needs `Secure`, and so https: then a frame of another site may carry the cookie where the browser
 * lets it. On plain http the cookie is `Lax`, which ports of localhost share, because they are one site.
 */
export function cookieSessions({ issuer }: { issuer: string }): SessionStore {
  const { protocol, pathname } = new URL(issuer);
  const secure = protocol === 'https:';
  const path = `; Path=${pathname}; HttpOnly`;
  return {
    async read(request) {
      const header = request.headers.get('cookie') ?? '';
      const pairs = header.split(';').map((pair) => pair.trim().split('='));
      const value = (name: string) => pairs.find(([key]) => key === name)?.[1];
      return value(NAME) ?? value(COMPAT);
    },
    async write(id, headers) {
      const life = id === undefined ? '; Max-Age=0' : `; Max-Age=${THIRTY_DAYS}`;
      const rest = `${id ?? ''}${path}${life}`;
      headers.append('set-cookie', `${NAME}=${rest}${secure ? '; Secure; SameSite=None' : '; SameSite=Lax'}`);
      headers.append('set-cookie', `${COMPAT}=${rest}${secure ? '; Secure' : ''}`);
    },
  };
}
