import { database, eventsOf } from './database.ts';
import type { EventRecord } from './event-records.ts';
import type { PendingLeave, RunSummary } from './types.ts';

const COUNTER = 'run-counter';

/** Every run of this browser, the one that changed last first. */
export async function listRuns(): Promise<RunSummary[]> {
  const runs = await (await database()).getAll('runs');
  return runs.sort((a, b) => b.updatedAt - a.updatedAt);
}

export async function getRun(run: string): Promise<RunSummary | undefined> {
  return (await database()).get('runs', run);
}

/** Keeps the line of a run as it stands; the name that a person gave it stays. */
export async function putRun(summary: RunSummary): Promise<void> {
  const transaction = (await database()).transaction('runs', 'readwrite');
  const { name = summary.name } = (await transaction.store.get(summary.run)) ?? {};
  await Promise.all([
    transaction.store.put(name === undefined ? summary : { ...summary, name }),
    transaction.done,
  ]);
}

/** Names a run, or takes its name away where `name` is empty. Does nothing for a run that is gone. */
export async function renameRun(run: string, name: string): Promise<void> {
  const transaction = (await database()).transaction('runs', 'readwrite');
  const kept = await transaction.store.get(run);
  if (kept) {
    const { name: _before, ...rest } = kept;
    await transaction.store.put(name ? { ...rest, name } : rest);
  }
  await transaction.done;
}

/** 1, 2, 3 … A number is never given twice, also when its run is deleted. */
export async function nextRunNumber(): Promise<number> {
  const transaction = (await database()).transaction('settings', 'readwrite');
  const last = await transaction.store.get(COUNTER);
  const next = (typeof last === 'number' ? last : 0) + 1;
  await Promise.all([transaction.store.put(next, COUNTER), transaction.done]);
  return next;
}

/** All that `restoreRun` needs to undo a deletion. */
export type DeletedRun = { summary: RunSummary | undefined; events: EventRecord[]; pending: PendingLeave[] };

/** Deletes a run with its trace and whatever still waits for its callback. */
export async function deleteRun(run: string): Promise<DeletedRun> {
  const transaction = (await database()).transaction(['runs', 'events', 'pending'], 'readwrite');
  const runs = transaction.objectStore('runs');
  const events = transaction.objectStore('events');
  const pending = transaction.objectStore('pending');
  const [summary, stored, leaves] = await Promise.all([
    runs.get(run),
    events.getAll(eventsOf(run)),
    pending.index('run').getAll(run),
  ]);
  await Promise.all([
    runs.delete(run),
    events.delete(eventsOf(run)),
    ...leaves.map((leave) => pending.delete(leave.state)),
    transaction.done,
  ]);
  return { summary, events: stored, pending: leaves };
}

/** Puts back what `deleteRun` took. */
export async function restoreRun({ summary, events, pending }: DeletedRun): Promise<void> {
  if (!summary) return;
  const transaction = (await database()).transaction(['runs', 'events', 'pending'], 'readwrite');
  await Promise.all([
    transaction.objectStore('runs').put(summary),
    ...events.map((record) => transaction.objectStore('events').put(record)),
    ...pending.map((leave) => transaction.objectStore('pending').put(leave)),
    transaction.done,
  ]);
}
