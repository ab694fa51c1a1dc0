/**
 * What one screen gives to the next. The browser writes `history.state` into its profile, where a pasted token would
 * outlive the tab: only a key goes there, and the value stays in the memory of this page. Back and Forward find it
 * again; a reload does not.
 */
import { isJsonObject } from '#lib/json.ts';

const MOST_KEPT = 50;

const memory = new Map<string, unknown>();
let count = 0;

/** A state to navigate with. Of more than fifty values the oldest are forgotten. */
export function remember(value: unknown): { remembered: string } {
  // A key of an earlier page must not find what this one keeps.
  const key = `${performance.timeOrigin} ${++count}`;
  memory.set(key, value);
  for (const oldest of memory.keys()) {
    if (memory.size <= MOST_KEPT) break;
    memory.delete(oldest);
  }
  return { remembered: key };
}

/** What was given with this state; undefined when this page has not seen it. */
export function recall(state: unknown): unknown {
  const key = isJsonObject(state) ? state['remembered'] : undefined;
  return typeof key === 'string' ? memory.get(key) : undefined;
}
