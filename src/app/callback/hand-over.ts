import { currentLeaving, forgetLeaving, type Leaving } from '#app/adapters/leaving.ts';
import { getEngine } from '#app/engine.ts';
import type { RunSession } from '#engine/api.ts';
import type { Callback } from '#flows/flow.ts';
import { isProblem } from '#lib/problem.ts';
import { closePending, findPending } from '#store/pending.ts';
import { keepStray } from '#store/strays.ts';
import { arrivedCallback, clearAddress } from './arrival.ts';

/** Where this page stands: the tab that left, a popup, a hidden frame, or a tab that the callback was opened in. */
type Place = 'tab' | 'popup' | 'frame' | 'elsewhere';

export type HandedOver =
  | { state: 'taken'; run: string; place: Place }
  /** The run refused it: it is on the run's trace. */
  | { state: 'refused'; run: string; callback: Callback }
  /** No run is known for it: it is kept among the strays. */
  | { state: 'stray'; callback: Callback };

function placeOf(leaving: Leaving | undefined): Place {
  if (window.parent !== window) return 'frame';
  if (leaving?.mode === 'popup') return 'popup';
  return leaving ? 'tab' : 'elsewhere';
}

async function openRun(run: string): Promise<RunSession | undefined> {
  try {
    return await (await getEngine()).open(run);
  } catch (error) {
    if (isProblem(error)) return undefined;
    throw error;
  }
}

/** By the `state` that a run has sent; without one that is known, the run that this tab left and that still waits. */
async function sessionFor(callback: Callback, leaving: Leaving | undefined): Promise<RunSession | undefined> {
  const state = callback.params.find(([name]) => name === 'state')?.[1];
  const pending = state ? await findPending(state) : undefined;
  if (pending) return openRun(pending.run);
  const own = leaving && (await openRun(leaving.run));
  return own?.getSnapshot().model.phase === 'waiting' ? own : undefined;
}

async function handOver(): Promise<HandedOver> {
  void getEngine();
  const callback = await arrivedCallback();
  const leaving = currentLeaving();
  const place = placeOf(leaving);
  const session = callback.params.length > 0 ? await sessionFor(callback, leaving) : undefined;
  if (!session) return keepAsStray(callback);
  const taken = await session.receive(callback, false);
  await quietly(clearAddress());
  if (!taken) return { state: 'refused', run: session.run, callback };
  const state = callback.params.find(([name]) => name === 'state')?.[1];
  if (state) await quietly(closePending(state));
  if (place === 'tab') {
    forgetLeaving();
    // Goes on already while the run's screen is on its way.
    void session.resume();
  }
  return { state: 'taken', run: session.run, place };
}

async function keepAsStray(callback: Callback): Promise<HandedOver> {
  const { url, params } = callback;
  if (params.length > 0) await quietly(keepStray({ at: Date.now(), url, params, reason: 'no-run' }));
  await quietly(clearAddress());
  return { state: 'stray', callback };
}

/** What only tidies up may fail where the browser keeps nothing more: the callback is on record, or on the screen. */
async function quietly(work: Promise<void>): Promise<void> {
  await work.catch(() => undefined);
}

let handedOver: Promise<HandedOver> | undefined;

/** Gives what arrived to the run it belongs to, once for each page. */
export function handOverOnce(): Promise<HandedOver> {
  handedOver ??= handOver();
  return handedOver;
}
