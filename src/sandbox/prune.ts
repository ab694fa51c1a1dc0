/** Forgets what has run out, so that the state stays small. */
import type { State } from './state.ts';

const HOUR = 3600;
const DAYS_31 = 31 * 86400;
/** A device that asks again after expiry is told once, so the code stays for a while. */
const AFTER_EXPIRY = HOUR;

export function prune(state: State, now: number): void {
  drop(state.codes, ({ expires_at }) => expires_at < now);
  drop(state.transactions, ({ expires_at }) => expires_at < now);
  drop(state.device_codes, ({ expires_at }) => expires_at + AFTER_EXPIRY < now);
  drop(state.refresh_tokens, ({ family_created_at }) => family_created_at + DAYS_31 < now);
  drop(state.sessions, ({ seen_at }) => seen_at + DAYS_31 < now);
}

function drop<Value>(record: Record<string, Value>, isOver: (value: Value) => boolean): void {
  for (const [key, value] of Object.entries(record)) if (isOver(value)) delete record[key];
}
