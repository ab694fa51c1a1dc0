/** Departures that a callback will come back to, found by the `state` that was sent. */
import { database } from './database.ts';
import type { PendingLeave } from './types.ts';

export async function savePending(leave: PendingLeave): Promise<void> {
  await (await database()).put('pending', leave);
}

export async function findPending(state: string): Promise<PendingLeave | undefined> {
  return (await database()).get('pending', state);
}

/** Every departure that nothing has come back to, the latest first. */
export async function waitingLeaves(): Promise<PendingLeave[]> {
  const leaves = await (await database()).getAll('pending');
  return leaves.filter(({ cameBack }) => !cameBack).sort((a, b) => b.at - a.at);
}

/** Something came back. The departure goes with its run, not before: the same callback may come again. */
export async function closePending(state: string): Promise<void> {
  const transaction = (await database()).transaction('pending', 'readwrite');
  const leave = await transaction.store.get(state);
  if (leave) await transaction.store.put({ ...leave, cameBack: true });
  await transaction.done;
}
