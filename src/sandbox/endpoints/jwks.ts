import type { Ctx, Tenant } from '#sandbox/context.ts';
import { publicJson } from './discovery.ts';

/** `GET /.well-known/jwks.json`: the current key, the next one, and for a while the one before. */
export async function jwks(tenant: Tenant, _c: Ctx): Promise<Response> {
  return publicJson({ keys: await tenant.keys.published() });
}
