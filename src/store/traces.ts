import type { TraceEvent } from '#trace/event.ts';
import type { TraceStore } from '#trace/trace-store.ts';
import { blockFilledBy, blocksToJoin, joinBlock } from './blocks.ts';
import { database, eventsOf } from './database.ts';
import { eventsIn, recordOf } from './event-records.ts';

/**
 * The trace store of this browser. An append is one transaction: IndexedDB lets only one tab write at a time, and
 * the tab that comes second finds its `seq` taken and gets a RangeError with nothing written.
 *
 * Durability is `relaxed`: what was appended outlives the tab and the browser process, but the disk is not flushed
 * for it, which would cost every step several milliseconds.
 *
 * `whenIdle` resolves when there is time for what only makes the next opening faster.
 */
export function createTraceStore(whenIdle: () => Promise<void> = async () => undefined): TraceStore {
  return {
    async append(run, events) {
      const first = events[0];
      if (!first) return;
      const broken = events.findIndex((event, index) => event.seq !== first.seq + index);
      if (broken >= 0) throw new RangeError(`Event ${broken} of the batch does not continue it.`);

      const opened = await database();
      const transaction = opened.transaction('events', 'readwrite', { durability: 'relaxed' });
      const last = await transaction.store.openKeyCursor(eventsOf(run), 'prev');
      const expected = (last?.key[1] ?? 0) + 1;
      if (first.seq !== expected) {
        transaction.abort();
        await transaction.done.catch(() => undefined);
        throw new RangeError(`Run ${run} continues with event ${expected}, not ${first.seq}.`);
      }
      await Promise.all([transaction.store.add(recordOf(run, events)), transaction.done]);
      const full = blockFilledBy(first.seq, first.seq + events.length - 1);
      // What was appended is kept either way: records that stay apart only take longer to read.
      if (full !== undefined) joinBlock(opened, run, full).catch(() => undefined);
    },

    async events(run, afterSeq = 0): Promise<TraceEvent[]> {
      const records = await (await database()).getAll('events', eventsOf(run, afterSeq));
      const events = eventsIn(records);
      if (afterSeq === 0) {
        joinBlocks(run, blocksToJoin(records), whenIdle).catch(() => undefined);
        return events;
      }
      // The first record may begin before what is asked for.
      return events.filter(({ seq }) => seq > afterSeq);
    },
  };
}

async function joinBlocks(
  run: string,
  ends: readonly number[],
  whenIdle: () => Promise<void>,
): Promise<void> {
  for (const end of ends) {
    await whenIdle();
    await joinBlock(await database(), run, end);
  }
}
