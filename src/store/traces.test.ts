import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { TRACE_VERSION, type TraceEvent } from '#trace/event.ts';
import { database } from './database.ts';
import { createTraceStore } from './traces.ts';
import { wipeAll } from './wipe.ts';

const note = (seq: number, text = `note ${seq}`): TraceEvent => ({
  kind: 'note',
  seq,
  at: 1_700_000_000_000 + seq,
  branch: 0,
  text,
});

beforeEach(wipeAll);

describe('the trace store', () => {
  it('gives back what was appended, in order, also in a new instance', async () => {
    await createTraceStore().append('a', [note(1), note(2)]);
    await createTraceStore().append('a', [note(3)]);
    expect(await createTraceStore().events('a')).toEqual([note(1), note(2), note(3)]);
  });

  it('gives only what came after a seq', async () => {
    const store = createTraceStore();
    await store.append('a', [note(1), note(2), note(3)]);
    expect(await store.events('a', 2)).toEqual([note(3)]);
    expect(await store.events('a', 3)).toEqual([]);
  });

  it('refuses events that a newer version wrote, and guesses at nothing', async () => {
    const store = createTraceStore();
    await store.append('a', [note(1)]);
    const newer = { run: 'a', seq: 2, version: TRACE_VERSION + 1, json: JSON.stringify([note(2)]) };
    await (await database()).put('events', newer);
    await expect(store.events('a')).rejects.toMatchObject({ kind: 'problem', code: 'trace-too-new' });
    await expect(store.events('a', 1)).rejects.toMatchObject({ code: 'trace-too-new' });
  });

  it('has nothing for a run it does not know, and keeps runs apart', async () => {
    const store = createTraceStore();
    await store.append('a', [note(1)]);
    await store.append('b', [note(1), note(2)]);
    expect(await store.events('c')).toEqual([]);
    expect(await store.events('a')).toEqual([note(1)]);
  });

  it.each([
    ['a gap', [note(3)]],
    ['a seq that is taken', [note(1)]],
    ['a batch with a hole', [note(2), note(4)]],
    ['a batch that repeats itself', [note(2), note(2)]],
  ])('refuses %s with a RangeError and writes nothing', async (_name, events) => {
    const store = createTraceStore();
    await store.append('a', [note(1)]);
    await expect(store.append('a', events)).rejects.toThrow(RangeError);
    expect(await store.events('a')).toEqual([note(1)]);
  });

  it('lets one of two tabs win when both append at once', async () => {
    const [one, two] = [createTraceStore(), createTraceStore()];
    await one.append('a', [note(1)]);
    const outcomes = await Promise.allSettled([
      one.append('a', [note(2, 'one'), note(3, 'one')]),
      two.append('a', [note(2, 'two'), note(3, 'two')]),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const texts = (await one.events('a')).map((event) => (event.kind === 'note' ? event.text : ''));
    expect(texts).toHaveLength(3);
    expect(new Set(texts.slice(1)).size).toBe(1);
  });

  it('takes ten thousand events in one append', async () => {
    const store = createTraceStore();
    await store.append(
      'a',
      Array.from({ length: 10_000 }, (_, index) => note(index + 1)),
    );
    expect((await store.events('a', 9_998)).map(({ seq }) => seq)).toEqual([9_999, 10_000]);
  });
});
