/** What is kept for a while only, and what of it is not kept at all. */
import type { Database, StoredPost, StrayCallback } from './database.ts';

export const STRAY_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** A post that no page has taken: it holds a code or a token whole, because its run needs it. */
export const POST_LIFETIME_MS = 60 * 60 * 1000;

/** What a stray may say in full: why it came, from whom, and for which login. */
const SAID_IN_FULL = new Set([
  'error',
  'error_description',
  'error_uri',
  'iss',
  'state',
  'scope',
  'token_type',
]);
const LONGEST_VALUE = 500;
const MOST_PARAMETERS = 50;
const LEFT_OUT = /^‹\d+ characters›$/;

/** A stray as it is kept: a path without query and fragment, names, and the few values that cannot be used. */
export function withoutValues({ at, url, params, reason }: StrayCallback): StrayCallback {
  return {
    at,
    reason,
    url: (url.split(/[?#]/)[0] ?? '').slice(0, LONGEST_VALUE),
    params: params.slice(0, MOST_PARAMETERS).map(([name, value]) => [name.slice(0, 100), kept(name, value)]),
  };
}

function kept(name: string, value: string): string {
  if (LEFT_OUT.test(value)) return value;
  return SAID_IN_FULL.has(name) ? value.slice(0, LONGEST_VALUE) : `‹${value.length} characters›`;
}

/** A clock that was set back makes no entry immortal: what comes from the future is over too. */
export function isOver(at: number, lifetimeMs: number, now: number): boolean {
  return now - at > lifetimeMs || at - now > lifetimeMs;
}

/**
 * Run whenever the database is opened: nobody may come back to write for months. Strays that an older version kept
 * whole are cut to what this one keeps.
 */
export async function expire(database: Database, now = Date.now()): Promise<void> {
  const transaction = database.transaction(['strays', 'posts'], 'readwrite');
  const posts = transaction.objectStore('posts');
  const strays = transaction.objectStore('strays');
  for (const { id, at } of (await posts.getAll()) as StoredPost[]) {
    if (isOver(at, POST_LIFETIME_MS, now)) await posts.delete(id);
  }
  for await (const cursor of strays) {
    const cut = withoutValues(cursor.value);
    if (isOver(cut.at, STRAY_LIFETIME_MS, now)) await cursor.delete();
    else if (JSON.stringify(cut) !== JSON.stringify(cursor.value)) await cursor.update(cut);
  }
  await transaction.done;
}
