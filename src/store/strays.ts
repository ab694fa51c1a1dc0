/** Callbacks that belong to no run. Explained when they come, kept without what could be used, never executed. */
import { database, type StrayCallback } from './database.ts';
import { isOver, STRAY_LIFETIME_MS, withoutValues } from './expire.ts';

const MOST_KEPT = 50;

/**
 * Keeps that a callback came, for a day: when and where, the names of its parameters, and the values of those that
 * say what went wrong. A code or token is left out, and so is whatever nobody knows: the page that explains the
 * callback has it all, and nothing reads it again later. The oldest go when there are more than fifty.
 */
export async function keepStray(stray: StrayCallback): Promise<void> {
  const transaction = (await database()).transaction('strays', 'readwrite');
  await transaction.store.add(withoutValues(stray));
  for await (const cursor of transaction.store) {
    if (isOver(cursor.value.at, STRAY_LIFETIME_MS, stray.at)) await cursor.delete();
  }
  const keys = await transaction.store.getAllKeys();
  await Promise.all([
    ...keys.slice(0, Math.max(0, keys.length - MOST_KEPT)).map((key) => transaction.store.delete(key)),
    transaction.done,
  ]);
}

/** The latest first. */
export async function listStrays(): Promise<StrayCallback[]> {
  return (await (await database()).getAll('strays')).reverse();
}
