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
  tokens[token] = {
    permission,
    family: previous?.family ?? tenant.ids.text(FAMILY_LENGTH),
    family_created_at: previous?.family_created_at ?? now,
    used_at: now,
    rotated_at: 0,
    next: [],
  };
  const { user_id, client_id } = permission;
  const siblings = Object.entries(tokens).filter(
    ([, one]) => one.permission.user_id === user_id && one.permission.client_id === client_id,
  );
  for (const [old] of siblings.slice(0, Math.max(0, siblings.length - MOST))) delete tokens[old];
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
  const record = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  const now = tenant.seconds();
  if (!record || record.permission.client_id !== client.client_id) return null;
  if (now - record.family_created_at >= DAYS_30 || now - record.used_at >= DAYS_30) {
    dropFamily(tenant, record.family);
    return null;
  }
  if (client.refresh_token.rotation_type !== 'rotating') {
    record.used_at = now;
    return { record, replacement: undefined };
  }
  if (record.rotated_at > 0 && !inOverlap(tenant, client, record)) {
    dropFamily(tenant, record.family);
    dropGrant(tenant, record.permission);
    return null;
  }
  const replacement = newRefreshToken(tenant, record.permission, record);
  if (record.rotated_at === 0) record.rotated_at = now;
  record.next.push(replacement);
  return { record, replacement };
}

function inOverlap(tenant: Tenant, client: Application, record: RefreshToken): boolean {
  const tokens = tenant.state.refresh_tokens;
  const isPrevious = record.next.every((next) => tokens[next]?.rotated_at === 0);
  return isPrevious && tenant.seconds() - record.rotated_at < client.refresh_token.leeway;
}

/** `/oauth/revoke`: the token with its family and the grant. Unknown and foreign tokens are left alone. */
export function revokeRefreshToken(tenant: Tenant, client: Application, token: string): boolean {
  const tokens = tenant.state.refresh_tokens;
  const record = Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  if (!record || record.permission.client_id !== client.client_id) return false;
  dropFamily(tenant, record.family);
  dropGrant(tenant, record.permission);
  return true;
}

function dropFamily(tenant: Tenant, family: string): void {
  const tokens = tenant.state.refresh_tokens;
  for (const [token, one] of Object.entries(tokens)) if (one.family === family) delete tokens[token];
}

/** The grant, with every refresh token of that user, application and audience. */
function dropGrant(tenant: Tenant, permission: Permission): void {
  const same = (one: { user_id: string; client_id: string; audience: string }) =>
    one.user_id === permission.user_id &&
    one.client_id === permission.client_id &&
    one.audience === permission.audience;
  const { state } = tenant;
  state.grants = state.grants.filter((grant) => !same(grant));
  for (const [token, one] of Object.entries(state.refresh_tokens)) {
    if (same(one.permission)) delete state.refresh_tokens[token];
  }
}
