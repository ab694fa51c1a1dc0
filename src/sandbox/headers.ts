/** Headers that every answer of Auth0 carries. */
import type { Tenant } from './context.ts';

/** `date` is by the tenant's own clock, which may be off on purpose. */
export function commonHeaders(tenant: Tenant, headers: Headers): void {
  headers.set('x-auth0-requestid', requestId());
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-robots-tag', 'noindex, nofollow, nosnippet, noarchive');
  headers.set('date', new Date(tenant.now()).toUTCString());
  if (tenant.issuer.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000');
}

/** 20 hex characters. Not drawn from the seed: it names a request, not a thing of the tenant. */
function requestId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
