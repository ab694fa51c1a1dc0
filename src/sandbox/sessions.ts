/** Who is logged in at the tenant in this browser. */
import type { Ctx, Tenant } from './context.ts';
import type { LoginStep, Session } from './state.ts';

const HOUR = 3600;
const ID_LENGTH = 32;

/** The live session of the browser that asks. */
export async function currentSession(tenant: Tenant, c: Ctx): Promise<Session | undefined> {
  const id = await tenant.sessions.read(c.req.raw);
  const session = id === undefined ? undefined : tenant.state.sessions.get(id);
  return session && isLive(tenant, session) ? session : undefined;
}

export function isLive(tenant: Tenant, session: Session): boolean {
  const { session_lifetime, idle_session_lifetime } = tenant.settings();
  const now = tenant.seconds();
  return (
    now - session.auth_time < session_lifetime * HOUR &&
    now - session.seen_at < idle_session_lifetime * HOUR &&
    tenant.user(session.user_id) !== undefined
  );
}

/** A new session for whom these steps of a visit logged in; the one before is gone. Does not save. */
export function startSession(
  tenant: Tenant,
  steps: readonly LoginStep[],
  before: Session | undefined,
): Session {
  const [{ user_id, connection }] = steps as [LoginStep];
  if (before) tenant.state.sessions.delete(before.id);
  const now = tenant.seconds();
  return tenant.state.sessions.put({
    id: tenant.ids.text(ID_LENGTH),
    // Logging in again as the same user keeps the public name, as applications know it.
    sid: before?.user_id === user_id ? before.sid : tenant.ids.text(ID_LENGTH),
    user_id,
    auth_time: now,
    seen_at: now,
    connection,
    org_id: null,
    authentication: { methods: steps.map(({ method }) => method) },
  });
}

/** Notes that the session was used just now. Does not save. */
export function touchSession(tenant: Tenant, session: Session): void {
  tenant.state.sessions.patch(session.id, { seen_at: tenant.seconds() });
}

/** Ends the session of this browser and saves. */
export async function endSession(tenant: Tenant, c: Ctx, headers: Headers): Promise<void> {
  const id = await tenant.sessions.read(c.req.raw);
  if (id !== undefined) tenant.state.sessions.delete(id);
  await tenant.sessions.write(undefined, headers);
  await tenant.store.save();
}
