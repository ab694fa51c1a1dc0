import { forgetLeaving, leavingRun } from '#app/adapters/leave.ts';
import { getEngine } from '#app/engine.ts';
import type { Callback } from '#flows/flow.ts';
import { isProblem } from '#lib/problem.ts';
import { findPending, removePending } from '#store/pending.ts';
import { keepStray } from '#store/strays.ts';
import { arrivedCallback } from './arrival.ts';

export type HandedOver =
  | { state: 'taken'; run: string; mine: boolean }
  /** The run refused it: it is on the run's trace. */
  | { state: 'refused'; run: string; callback: Callback }
  /** No run is known for it: it is kept among the strays. */
  | { state: 'stray'; callback: Callback };

/** Whether this page is the tab that left: a popup or a frame reports and goes. */
const isMine = () =>
  window.parent === window && window.name !== 'grantscope-popup' && leavingRun() !== undefined;

async function handOver(): Promise<HandedOver> {
  const callback = await arrivedCallback();
  const state = callback.params.find(([name]) => name === 'state')?.[1];
  const pending = state ? await findPending(state) : undefined;
  const run = pending?.run ?? leavingRun();
  if (!run || callback.params.length === 0) return keepAsStray(callback);
  const mine = isMine();
  try {
    const session = await (await getEngine()).open(run);
    const taken = await session.receive(callback, false);
    if (taken && state) await removePending(state);
    if (mine) forgetLeaving();
    return taken ? { state: 'taken', run, mine } : { state: 'refused', run, callback };
  } catch (error) {
    if (!isProblem(error)) throw error;
    return keepAsStray(callback);
  }
}

async function keepAsStray(callback: Callback): Promise<HandedOver> {
  const { url, params } = callback;
  if (params.length > 0) await keepStray({ at: Date.now(), url, params, reason: 'no-run' });
  return { state: 'stray', callback };
}

let handedOver: Promise<HandedOver> | undefined;

/** Gives what arrived to the run it belongs to, once for each page. */
export function handOverOnce(): Promise<HandedOver> {
  handedOver ??= handOver();
  return handedOver;
}
