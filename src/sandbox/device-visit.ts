/** The device's side of a login: which code a person typed, and what came of it. */
import { rememberGrant } from './authorization-answer.ts';
import type { Ctx, Tenant } from './context.ts';
import { redirect } from './deliver.ts';
import { grantedScope } from './scopes.ts';
import { touchSession } from './sessions.ts';
import type { Application, DeviceCode, Session, Transaction } from './state.ts';
import { endVisit, tookStep } from './transactions.ts';

/** A pending code by what the person typed; case, spaces and hyphens do not matter. */
export function findDevice(tenant: Tenant, typed: string): DeviceCode | undefined {
  const wanted = bare(typed);
  const found = tenant.state.device_codes.find(
    ({ user_code, status, expires_at }) =>
      status === 'pending' && expires_at > tenant.seconds() && bare(user_code) === wanted,
  );
  return wanted === '' ? undefined : found;
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
  const { device_codes, sessions } = tenant.state;
  const record = device_codes.get(deviceCode);
  const user = tenant.user(session.user_id);
  endVisit(tenant, visit);
  const usable =
    record?.status === 'pending' && record.expires_at > tenant.seconds() && tookStep(visit, 'confirm-device');
  if (!record || !usable || !user || user.blocked) {
    if (user?.blocked) sessions.delete(session.id);
    if (record && user?.blocked) device_codes.patch(deviceCode, { status: 'denied' });
    await tenant.store.save();
    c.set('log', { type: 'fdeac', description: 'Device not activated', client_id: client.client_id });
    return redirect(`${tenant.base}/activate/${record && user?.blocked ? 'denied' : 'expired'}`);
  }
  const scope = grantedScope(tenant, client, record.audience, record.scope);
  touchSession(tenant, session);
  const permission = {
    client_id: client.client_id,
    user_id: user.user_id,
    sid: session.sid,
    auth_time: session.auth_time,
    scope,
    amr: [],
    asked: record.scope,
    audience: record.audience,
  };
  device_codes.patch(deviceCode, { status: 'approved', permission });
  rememberGrant(tenant, permission);
  await tenant.store.save();
  c.set('log', {
    type: 'sdeac',
    description: `${user.email} activated a device`,
    client_id: client.client_id,
  });
  return redirect(`${tenant.base}/activate/success`);
}
