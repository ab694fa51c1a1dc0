import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '#diagnose/testing/story.ts';
import { aLogin, aLoginStory, check } from '#diagnose/testing/traces.ts';
import { Snapshot } from '#lib/snapshot-list.ts';
import { closeDatabase } from '#store/database.ts';
import * as runs from '#store/runs.ts';
import { getRun } from '#store/runs.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { catchUpLine, summarise } from './run-summary.ts';

function named(run: string, events: TraceEvent[]): TraceEvent[] {
  return events.map((event) => (event.kind === 'run-started' ? { ...event, run } : event));
}

/** The run as it stood after each event, under an id of its own. */
function models(run: string) {
  const events = named(run, aLogin());
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

  it('of a run that failed carries the title of its finding, as plain text', async () => {
    const nonce = [check('nonce', 'fail', 'nonce-mismatch')];
    await summarise(buildModel(named('failed', aLogin({ idTokenChecks: nonce }))));
    expect((await getRun('failed'))?.note).toBe('The ID token was made for another login: nonce is not ours');
  });

  it('is brought in step when the run is opened: the browser had left before it was kept', async () => {
    const all = models('left');
    await summarise(all[2] as (typeof all)[number]);
    const waiting = buildModel(named('left', aLogin({ back: null })));
    await catchUpLine(waiting);
    expect(await getRun('left')).toMatchObject({ phase: 'waiting', note: 'step 5 of 10' });
    const put = vi.spyOn(runs, 'putRun');
    put.mockClear();
    await catchUpLine(waiting);
    expect(put).not.toHaveBeenCalled();
  });

  it('of a run that was stopped by hand says so, and no code', async () => {
    const story = aLoginStory({ back: null }).add({ kind: 'run-stopped' });
    await summarise(buildModel(named('by-hand', story.events)));
    expect((await getRun('by-hand'))?.note).toMatch(/^by hand, at step \d+ of 10$/);
  });

  it('counts the step that comes next, as the head of the run does', async () => {
    const waiting = buildModel(named('waiting', aLogin({ back: null })));
    await summarise(waiting);
    expect(waiting.current?.index).toBe(4);
    expect(await getRun('waiting')).toMatchObject({ phase: 'waiting', note: 'step 5 of 10' });
  });

  it('of a run that was tried again meanwhile is not overwritten by what went wrong before', async () => {
    const story = aLoginStory({ token: refusal(403, 'invalid_grant') });
    const failed = buildModel(named('again', story.events));
    const again = buildModel(named('again', story.retry('authorize').events));
    await Promise.all([summarise(failed), summarise(again)]);
    expect((await getRun('again'))?.note).toMatch(/^step /);
  });

  it('of a new run is there before the page is idle', async () => {
    vi.stubGlobal('setTimeout', () => 0);
    const [first] = models('new');
    if (first) await summarise(first);
    vi.unstubAllGlobals();
    expect(await getRun('new')).toMatchObject({ phase: 'ready' });
  });
});
