/** Families of refresh tokens: rotation, the overlap, and what a reuse costs. */
import type { Tenant } from './context.ts';
import type { Application, Permission, RefreshToken } from './state.ts';

const LENGTH = 45;
const FAMILY_LENGTH = 22;
const DAYS_30 = 30 * 86400;
/** Auth0 keeps this many for a user and an application, and drops the oldest. */
const MOST = 200;

/** Makes the first token of a family, or the next one of `previous`. Does not save. */
export function newRefreshToken(tenant: Tenant, permission: Permission, previous?: RefreshToken): string {
  const tokens = tenant.state.refresh_tokens;
  const now = tenant.seconds();
  const token = tenant.ids.text(LENGTH);
  tokens.put({
    token,
    permission,
    family: previous?.family ?? tenant.ids.text(FAMILY_LENGTH),
    family_created_at: previous?.family_created_at ?? now,
    used_at: now,
    rotated_at: 0,
    next: [],
  });
  const { user_id, client_id } = permission;
  const siblings = [...tokens.all()].filter(
    ({ permission: one }) => one.user_id === user_id && one.client_id === client_id,
  );
  for (const old of siblings.slice(0, Math.max(0, siblings.length - MOST))) tokens.delete(old.token);
  return token;
}

export type Redeemed = { record: RefreshToken; replacement: string | undefined };

/**
 * Uses a token of `client`. With rotation the old one dies, except that the one just before may come again within
 * the leeway. Anything else that comes again was stolen or copied: the family and the grant go. Null when refused;
 * the caller saves in both cases.
 */
export function redeemRefreshToken(tenant: Tenant, client: Application, token: string): Redeemed | null {
  const tokens = tenant.state.refresh_tokens;
  const record = tokens.get(token);
  const now = tenant.seconds();
  if (!record || record.permission.client_id !== client.client_id) return null;
  if (now - record.family_created_at >= DAYS_30 || now - record.used_at >= DAYS_30) {
    dropFamily(tenant, record.family);
    return null;
  }
  if (client.refresh_token.rotation_type !== 'rotating') {
    return { record: tokens.put({ ...record, used_at: now }), replacement: undefined };
  }
  if (record.rotated_at > 0 && !inOverlap(tenant, client, record)) {
    dropFamily(tenant, record.family);
    dropGrant(tenant, record.permission);
    return null;
  }
  const replacement = newRefreshToken(tenant, record.permission, record);
  const rotated_at = record.rotated_at === 0 ? now : record.rotated_at;
  return { record: tokens.put({ ...record, rotated_at, next: [...record.next, replacement] }), replacement };
}

function inOverlap(tenant: Tenant, client: Application, record: RefreshToken): boolean {
  const tokens = tenant.state.refresh_tokens;
  const isPrevious = record.next.every((next) => tokens.get(next)?.rotated_at === 0);
  return isPrevious && tenant.seconds() - record.rotated_at < client.refresh_token.leeway;
}

/** `/oauth/revoke`: the token with its family and the grant. Unknown and foreign tokens are left alone. */
export function revokeRefreshToken(tenant: Tenant, client: Application, token: string): boolean {
  const tokens = tenant.state.refresh_tokens;
  const record = tokens.get(token);
  if (!record || record.permission.client_id !== client.client_id) return false;
  dropFamily(tenant, record.family);
  dropGrant(tenant, record.permission);
  return true;
}

function dropFamily(tenant: Tenant, family: string): void {
  tenant.state.refresh_tokens.deleteWhere((one) => one.family === family);
}

/** The grant, with every refresh token of that user, application and audience. */
function dropGrant(tenant: Tenant, permission: Permission): void {
  const same = (one: { user_id: string; client_id: string; audience: string }) =>
    one.user_id === permission.user_id &&
    one.client_id === permission.client_id &&
    one.audience === permission.audience;
  tenant.state.grants.deleteWhere(same);
  tenant.state.refresh_tokens.deleteWhere((one) => same(one.permission));
}
