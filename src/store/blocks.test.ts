import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TRACE_VERSION, type TraceEvent } from '#trace/event.ts';
import { BLOCK, blocksToJoin } from './blocks.ts';
import { database, eventsOf } from './database.ts';
import { createTraceStore } from './traces.ts';
import { wipeAll } from './wipe.ts';

const note = (seq: number, text = `note ${seq}`): TraceEvent => ({
  ...{ kind: 'note', seq, at: 1_700_000_000_000 + seq, branch: 0, text },
});
const notes = (first: number, count: number, text?: string) =>
  Array.from({ length: count }, (_, index) => note(first + index, text));

const recordsOf = async (run: string) => (await database()).getAll('events', eventsOf(run));
const keysOf = async (run: string) => (await database()).getAllKeys('events', eventsOf(run));

/** Counts what is asked of the database, and how many records it gives out, while `work` runs. */
async function asked(work: () => Promise<void>): Promise<number> {
  let count = 0;
  const spies = (['add', 'put', 'get', 'getAll', 'delete', 'openCursor', 'openKeyCursor'] as const).map(
    (name) => {
      const original = IDBObjectStore.prototype[name] as (...args: unknown[]) => IDBRequest;
      return vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
        this: unknown,
        ...args: unknown[]
      ) {
        const request = original.apply(this, args);
        count += 1;
        request.addEventListener('success', () => {
          if (Array.isArray(request.result)) count += request.result.length;
        });
        return request as never;
      });
    },
  );
  await work();
  for (const spy of spies) spy.mockRestore();
  return count;
}

beforeEach(wipeAll);

describe('a run that grows', () => {
  it('is few records, and reads as it was written', async () => {
    const store = createTraceStore();
    for (let seq = 1; seq <= 3 * BLOCK; seq += 8) await store.append('a', notes(seq, 8));
    expect(await keysOf('a')).toEqual([1, 2, 3].map((block) => ['a', block * BLOCK]));
    expect(await store.events('a')).toEqual(notes(1, 3 * BLOCK));
    expect(await store.events('a', 2 * BLOCK - 1)).toEqual(notes(2 * BLOCK, BLOCK + 1));
  });

  it('asks as much of the database for an append at any length', async () => {
    const store = createTraceStore();
    const costs = new Set<number>();
    for (const length of [0, 2, 10]) {
      const before = (await store.events('a')).length;
      if (length > 0) await store.append('a', notes(before + 1, length * BLOCK - before));
      costs.add(
        await asked(async () => {
          for (let seq = 1; seq <= BLOCK; seq += 8) await store.append('a', notes(length * BLOCK + seq, 8));
          // Comes after the joining.
          await keysOf('a');
        }),
      );
    }
    expect(costs.size).toBe(1);
  });

  it('is the same whatever the batches were', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 2 * BLOCK }), { minLength: 1, maxLength: 8 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(sizes, fc.nat(), async (batches, after) => {
        const id = `run-${run++}`;
        const store = createTraceStore();
        let length = 0;
        for (const size of batches) {
          await store.append(id, notes(length + 1, size));
          length += size;
        }
        const from = after % (length + 1);
        expect(await store.events(id, from)).toEqual(notes(from + 1, length - from));
        expect(blocksToJoin(await recordsOf(id))).toEqual([]);
        await expect(store.append(id, [note(length)])).rejects.toThrow(RangeError);
        await store.append(id, [note(length + 1)]);
      }),
      { numRuns: 20 },
    );
  });

  it('is never copied whole: events of a megabyte stay apart', async () => {
    const store = createTraceStore();
    const large = 'x'.repeat(600_000);
    for (let seq = 1; seq <= 3; seq++) await store.append('a', [note(seq, large)]);
    await store.append('a', notes(4, BLOCK - 4, 'small'));
    await store.append('a', notes(BLOCK, 1));
    expect(await keysOf('a')).toEqual([1, 2, BLOCK].map((seq) => ['a', seq]));
    expect(blocksToJoin(await recordsOf('a'))).toEqual([]);
    expect(await store.events('a')).toHaveLength(BLOCK);
  });
});

describe('a run of single events, as the first version wrote them', () => {
  const old = ['poll-waiting', 'note'];

  it('is joined when it was opened, keeps its version, and goes on', async () => {
    const writing = (await database()).transaction('events', 'readwrite');
    for (let seq = 1; seq <= 2 * BLOCK + 10; seq++) {
      const event = { kind: old[seq % 2], seq, at: seq, branch: 0, step: 'poll', seconds: 5, text: 'x' };
      void writing.store.put({ run: 'a', seq, event });
    }
    await writing.done;
    const store = createTraceStore();
    const before = await store.events('a');
    expect(before[1]).toMatchObject({ kind: 'again', afterSeconds: 5 });
    await vi.waitFor(async () => expect(await keysOf('a')).toHaveLength(12));
    expect(await store.events('a')).toEqual(before);

    const next = before.length + 1;
    await store.append('a', notes(next, BLOCK));
    expect(await store.events('a')).toEqual([...before, ...notes(next, BLOCK)]);
    expect((await recordsOf('a')).map((record) => 'json' in record && record.version)).toEqual([
      ...[1, 1, 1, TRACE_VERSION],
    ]);
  });

  it('that is deleted while it is joined stays deleted', async () => {
    const writing = (await database()).transaction('events', 'readwrite');
    for (const event of notes(1, BLOCK)) void writing.store.put({ run: 'a', seq: event.seq, event });
    await writing.done;
    let go = () => {};
    const idle = new Promise<void>((resolve) => {
      go = resolve;
    });
    await createTraceStore(() => idle).events('a');
    await (await database()).delete('events', eventsOf('a'));
    go();
    await idle;
    await createTraceStore().append('b', [note(1)]);
    expect(await keysOf('a')).toEqual([]);
  });
});
