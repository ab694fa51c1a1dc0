import type { TraceEvent } from '#trace/event.ts';
import type { TraceStore } from '#trace/trace-store.ts';
import { database, eventsOf } from './database.ts';
import { eventsIn, recordOf } from './event-records.ts';

/**
 * The trace store of this browser. An append is one transaction: IndexedDB lets only one tab write at a time, and
 * the tab that comes second finds its `seq` taken and gets a RangeError with nothing written.
 *
 * Durability is `relaxed`: what was appended outlives the tab and the browser process, but the disk is not flushed
 * for it, which would cost every step several milliseconds.
 */
export function createTraceStore(): TraceStore {
  return {
    async append(run, events) {
      const first = events[0];
      if (!first) return;
      const broken = events.findIndex((event, index) => event.seq !== first.seq + index);
      if (broken >= 0) throw new RangeError(`Event ${broken} of the batch does not continue it.`);

      const transaction = (await database()).transaction('events', 'readwrite', { durability: 'relaxed' });
      const last = await transaction.store.openKeyCursor(eventsOf(run), 'prev');
      const expected = (last?.key[1] ?? 0) + 1;
      if (first.seq !== expected) {
        transaction.abort();
        await transaction.done.catch(() => undefined);
        throw new RangeError(`Run ${run} continues with event ${expected}, not ${first.seq}.`);
      }
      await Promise.all([transaction.store.add(recordOf(run, events)), transaction.done]);
    },

    async events(run, afterSeq = 0): Promise<TraceEvent[]> {
      const events = eventsIn(await (await database()).getAll('events', eventsOf(run, afterSeq)));
      // The first record may begin before what is asked for.
      return afterSeq === 0 ? events : events.filter(({ seq }) => seq > afterSeq);
    },
  };
}
