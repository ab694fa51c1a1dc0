/**
 * Brute-force protection: so many wrong passwords in a row block the account, the right password included. Auth0 counts
 * for each IP address; a tenant in a tab sees none, so here an account is blocked from everywhere. Auth0 mails a link
 * that unblocks; here the ways out are a changed password, `DELETE user-blocks/:user_id` of the admin API, and time.
 */
import type { Tenant } from './context.ts';
import type { User, UserBlock } from './state.ts';

/** From the last wrong password on. */
export const BLOCKED_FOR_SECONDS = 30 * 86400;

export const BLOCKED_TEXT =
  'Your account has been blocked after multiple consecutive login attempts. ' +
  "We've sent you a notification via your " +
  'preferred contact method with instructions on how to unblock it.';

export function isLockedOut(tenant: Tenant, user: User): boolean {
  const { enabled, max_attempts } = tenant.settings().brute_force_protection;
  return enabled && (liveBlock(tenant, user)?.failed_logins ?? 0) >= max_attempts;
}

/** Does not save. */
export function noteWrongPassword(tenant: Tenant, user: User): void {
  const failed_logins = (liveBlock(tenant, user)?.failed_logins ?? 0) + 1;
  tenant.state.user_blocks.put({ user_id: user.user_id, failed_logins, last_failed_at: tenant.seconds() });
}

/** After a login, and after a change of the password. Does not save. */
export function forgetWrongPasswords(tenant: Tenant, { user_id }: User): void {
  tenant.state.user_blocks.delete(user_id);
}

function liveBlock(tenant: Tenant, { user_id }: User): UserBlock | undefined {
  const found = tenant.state.user_blocks.get(user_id);
  return found && tenant.seconds() - found.last_failed_at < BLOCKED_FOR_SECONDS ? found : undefined;
}
