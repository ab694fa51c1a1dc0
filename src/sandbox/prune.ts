/** Forgets what has run out, so that the state stays small. */
import { BLOCKED_FOR_SECONDS } from './brute-force.ts';
import type { LiveState } from './live-state.ts';

const HOUR = 3600;
const DAYS_31 = 31 * 86400;
/** A device that asks again after expiry is told once, so the code stays for a while. */
const AFTER_EXPIRY = HOUR;

export function prune(state: LiveState, now: number): void {
  state.codes.deleteWhere(({ expires_at }) => expires_at < now);
  state.transactions.deleteWhere(({ expires_at }) => expires_at < now);
  state.device_codes.deleteWhere(({ expires_at }) => expires_at + AFTER_EXPIRY < now);
  state.refresh_tokens.deleteWhere(({ family_created_at }) => family_created_at + DAYS_31 < now);
  state.user_blocks.deleteWhere(({ last_failed_at }) => last_failed_at + BLOCKED_FOR_SECONDS < now);
  state.sessions.deleteWhere(({ seen_at }) => seen_at + DAYS_31 < now);
}
