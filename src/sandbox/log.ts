/** The tenant's log: what was asked, and what came of it. No token, code or secret is in it. */
import type { Ctx, Tenant } from './context.ts';

const MOST_ENTRIES = 200;

/** Notes one exchange. Written to storage with the next change of the state, not for itself. */
export function record(tenant: Tenant, c: Ctx, status: number): void {
  const { log } = tenant.state;
  const note = c.get('log');
  const id = lastId(tenant) + 1;
  log.put({
    id,
    at: tenant.now(),
    method: c.req.method,
    path: c.req.path.slice(tenant.base.length),
    status,
    ...(note?.client_id ? { client_id: note.client_id } : {}),
    type: note?.type ?? (status >= 400 ? 'f' : 'i'),
    description: (note?.description ?? '').slice(0, 300),
  });
  if (log.size > MOST_ENTRIES * 2) {
    log.deleteWhere((entry) => entry.id <= id - MOST_ENTRIES);
  }
}

function lastId(tenant: Tenant): number {
  let last = 0;
  for (const { id } of tenant.state.log.all()) last = Math.max(last, id);
  return last;
}
