/** The device's side of a login: which code a person typed, and what came of it. */
import { rememberGrant } from './authorization-answer.ts';
import type { Ctx, Tenant } from './context.ts';
import { redirect } from './deliver.ts';
import { grantedScope } from './scopes.ts';
import type { Application, DeviceCode, Session, Transaction } from './state.ts';
import { endVisit } from './transactions.ts';

export type FoundDevice = { deviceCode: string; record: DeviceCode };

/** A pending code by what the person typed; case, spaces and hyphens do not matter. */
export function findDevice(tenant: Tenant, typed: string): FoundDevice | undefined {
  const wanted = bare(typed);
  const found = Object.entries(tenant.state.device_codes).find(
    ([, { user_code, status, expires_at }]) =>
      status === 'pending' && expires_at > tenant.seconds() && bare(user_code) === wanted,
  );
  return wanted !== '' && found ? { deviceCode: found[0], record: found[1] } : undefined;
}

export function deviceOf(tenant: Tenant, deviceCode: string): DeviceCode | undefined {
  const codes = tenant.state.device_codes;
  return Object.hasOwn(codes, deviceCode) ? codes[deviceCode] : undefined;
}

function bare(code: string): string {
  return code.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

type Finish = { visit: Transaction; deviceCode: string; client: Application; session: Session };

/** The user logged in for a device, after confirming its code. */
export async function finishDevice(
  tenant: Tenant,
  c: Ctx,
  { visit, deviceCode, client, session }: Finish,
): Promise<Response> {
  const record = deviceOf(tenant, deviceCode);
  const user = tenant.user(session.user_id);
  const confirmed = visit.goal.kind === 'device' && visit.goal.confirmed;
  endVisit(tenant, visit);
  const usable = record?.status === 'pending' && record.expires_at > tenant.seconds() && confirmed;
  if (!record || !usable || !user || user.blocked) {
    if (user?.blocked) delete tenant.state.sessions[session.id];
    if (record && user?.blocked) record.status = 'denied';
    await tenant.store.save();
    c.set('log', { type: 'fdeac', description: 'Device not activated', client_id: client.client_id });
    return redirect(`${tenant.base}/activate/${record && user?.blocked ? 'denied' : 'expired'}`);
  }
  const scope = grantedScope(tenant, client, record.audience, record.scope);
  session.seen_at = tenant.seconds();
  record.status = 'approved';
  record.permission = {
    client_id: client.client_id,
    user_id: user.user_id,
    sid: session.sid,
    auth_time: session.auth_time,
    scope,
    asked: record.scope,
    audience: record.audience,
  };
  rememberGrant(tenant, { ...record.permission });
  await tenant.store.save();
  c.set('log', {
    type: 'sdeac',
    description: `${user.email} activated a device`,
    client_id: client.client_id,
  });
  return redirect(`${tenant.base}/activate/success`);
}
