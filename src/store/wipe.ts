import { database } from './database.ts';

const stores = [
  'tenants',
  'runs',
  'events',
  'pending',
  'posts',
  'strays',
  'settings',
  'sandbox',
  'keys',
] as const;

/** How many entries each store of the database holds; of a record of events, each event counts. */
export type Kept = Record<(typeof stores)[number], number>;

export async function whatIsKept(): Promise<Kept> {
  const transaction = (await database()).transaction(stores);
  const counts = await Promise.all(
    stores.map(async (name) => [name, await transaction.objectStore(name).count()] as const),
  );
  const lengths = new Map<string, number>();
  for (const [run, seq] of await transaction.objectStore('events').getAllKeys()) lengths.set(run, seq);
  const events = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  return { ...(Object.fromEntries(counts) as Kept), events };
}

/**
 * Empties the whole database in one transaction. It is not deleted, because another tab that has it open would
 * hold that up. Does NOT reach web storage or caches: the page wipes those.
 */
export async function wipeAll(): Promise<void> {
  const transaction = (await database()).transaction(stores, 'readwrite');
  await Promise.all([...stores.map((name) => transaction.objectStore(name).clear()), transaction.done]);
}
