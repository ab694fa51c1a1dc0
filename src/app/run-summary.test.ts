import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aLogin } from '#diagnose/testing/traces.ts';
import { Snapshot } from '#lib/snapshot-list.ts';
import { closeDatabase } from '#store/database.ts';
import * as runs from '#store/runs.ts';
import { getRun } from '#store/runs.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { summarise } from './run-summary.ts';

/** The run as it stood after each event, under an id of its own. */
function models(run: string) {
  const events = aLogin().map(
    (event): TraceEvent => (event.kind === 'run-started' ? { ...event, run } : event),
  );
  return events.map((_, index) => buildModel(events.slice(0, index + 1)));
}

afterEach(() => closeDatabase());

describe('the line of a run in the list', () => {
  it('says in the end what the last model said', async () => {
    const all = models('last');
    await Promise.all(all.map(summarise));
    const last = all.at(-1);
    expect(await getRun('last')).toMatchObject({
      phase: 'finished',
      updatedAt: last?.events.at(-1)?.at,
      note: `step ${last?.steps.length} of ${last?.steps.length}`,
    });
  });

  it('is written for a new run and for each phase, not for each event', async () => {
    const put = vi.spyOn(runs, 'putRun');
    const all = models('each');
    await Promise.all(all.map(summarise));
    expect(all.length).toBeGreaterThan(20);
    expect(put.mock.calls.length).toBeGreaterThan(0);
    expect(put.mock.calls.length).toBeLessThan(all.length / 2);
  });

  it('costs the same however long the trace is: no list of events, rows or exchanges is made for it', async () => {
    const lists = vi.spyOn(Snapshot.prototype, 'toArray');
    await Promise.all(models('lists').map(summarise));
    expect(lists).not.toHaveBeenCalled();
    lists.mockRestore();
  });

  it('of a new run is there before the page is idle', async () => {
    vi.stubGlobal('setTimeout', () => 0);
    const [first] = models('new');
    if (first) await summarise(first);
    vi.unstubAllGlobals();
    expect(await getRun('new')).toMatchObject({ phase: 'ready' });
  });
});
