/** Callbacks that belong to no run. Kept and explained, never executed. */
import { database, type StrayCallback } from './database.ts';

const MOST_KEPT = 50;

/** Keeps a callback; the oldest go when there are more than fifty. */
export async function keepStray(stray: StrayCallback): Promise<void> {
  const transaction = (await database()).transaction('strays', 'readwrite');
  await transaction.store.add(stray);
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
