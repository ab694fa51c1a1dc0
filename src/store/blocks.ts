/**
 * A run grows by records of one append each, and a long one would be opened from tens of thousands of them. So records
 * are joined, block by block: a block is 1024 events, and is joined once it is full. An append then costs the same
 * at any length, and so does the joining, which is shared by the appends of a block. With blocks of 256 Chromium took
 * three times as long to read a long run, and with larger ones as long.
 */
import type { Database } from './database.ts';
import { canBeJoined, type EventRecord, joined } from './event-records.ts';

export const BLOCK = 1024;

/** The end of the block that is full now by an append of these; undefined where none is. */
export function blockFilledBy(first: number, last: number): number | undefined {
  const end = Math.ceil(first / BLOCK) * BLOCK;
  return end <= last ? end : undefined;
}

/**
 * Joins the records that end in the block up to `end`, in one transaction that begins before this returns: whoever
 * reads meanwhile sees the one or the other. The last of them keeps its key, so that the next `seq` stays what it was. A
 * record that reaches beyond the block is left to the next one.
 */
export async function joinBlock(database: Database, run: string, end: number): Promise<void> {
  const transaction = database.transaction('events', 'readwrite', { durability: 'relaxed' });
  const block = IDBKeyRange.bound([run, end - BLOCK], [run, end], true);
  const records = await transaction.store.getAll(block);
  const change = canBeJoined(records)
    ? [transaction.store.delete(block), ...joined(records).map((record) => transaction.store.put(record))]
    : [];
  await Promise.all([...change, transaction.done]);
}

/** Where the full blocks end that have more records than they need: an older version of the site joined none. */
export function blocksToJoin(records: readonly EventRecord[]): number[] {
  const blocks = new Map<number, EventRecord[]>();
  for (const record of records) {
    const end = Math.ceil(record.seq / BLOCK) * BLOCK;
    const block = blocks.get(end);
    if (block) block.push(record);
    else blocks.set(end, [record]);
  }
  const last = records.at(-1)?.seq ?? 0;
  return [...blocks].flatMap(([end, block]) => (end <= last && canBeJoined(block) ? [end] : []));
}
