/** Who is logged in at the tenant in this browser. */
import type { Ctx, Tenant } from './context.ts';
import type { Session, User } from './state.ts';

const HOUR = 3600;
const ID_LENGTH = 32;

/** The live session of the browser that asks. */
export async function currentSession(tenant: Tenant, c: Ctx): Promise<Session | undefined> {
  const id = await tenant.sessions.read(c.req.raw);
  const { sessions } = tenant.state;
  const session = id !== undefined && Object.hasOwn(sessions, id) ? sessions[id] : undefined;
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

/** A new session for `user`; the one before is gone. The host is told by `startedSession`. Does not save. */
export function startSession(tenant: Tenant, user: User, before: Session | undefined): Session {
  if (before) delete tenant.state.sessions[before.id];
  const now = tenant.seconds();
  const session: Session = {
    id: tenant.ids.text(ID_LENGTH),
    // Logging in again as the same user keeps the public name, as applications know it.
    sid: before?.user_id === user.user_id ? before.sid : tenant.ids.text(ID_LENGTH),
    user_id: user.user_id,
    auth_time: now,
    seen_at: now,
  };
  tenant.state.sessions[session.id] = session;
  return session;
}

/** Ends the session of this browser and saves. */
export async function endSession(tenant: Tenant, c: Ctx, headers: Headers): Promise<void> {
  const id = await tenant.sessions.read(c.req.raw);
  if (id !== undefined) delete tenant.state.sessions[id];
  await tenant.sessions.write(undefined, headers);
  await tenant.store.save();
}
