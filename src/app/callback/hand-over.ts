import { currentLeaving, forgetLeaving, type Leaving } from '#app/adapters/leaving.ts';
import { getEngine } from '#app/engine.ts';
import { paths } from '#app/paths.ts';
import type { RunSession, RunSnapshot } from '#engine/api.ts';
import { isAnswer, keyOf, keysOf } from '#flows/callback.ts';
import type { Callback } from '#flows/flow.ts';
import { isProblem } from '#lib/problem.ts';
import { closePending, findPending, waitingLeaves } from '#store/pending.ts';
import { keepStray } from '#store/strays.ts';
import type { PendingLeave } from '#store/types.ts';
import { arrivedCallback, clearAddress } from './arrival.ts';

/** Where this page stands: the tab that left, a popup, a hidden frame, or a tab that the callback was opened in. */
type Place = 'tab' | 'popup' | 'frame' | 'elsewhere';

/** `exchanged`: what the run does with its callback is done here, or is another page's to do. Never rejects. */
export type HandedOver =
  | { state: 'taken'; run: string; place: Place; exchanged: Promise<void> }
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

/** The departure that this answers, by its mark; a mark that is not known belongs to nobody. */
async function pendingFor(callback: Callback): Promise<PendingLeave | undefined> {
  const found = await Promise.all(keysOf(callback).map(findPending));
  return found.find((pending) => pending !== undefined);
}

/** The tenant sent the browser back without a word. Not a form post that was lost here, nor an address that was cleared. */
function isBareReturn({ via }: Callback, leaving: Leaving | undefined, step: string | undefined): boolean {
  return via === 'none' && leaving?.step === step;
}

/** Without a departure of its own: the run that this tab left and that still waits, or one that takes whatever comes. */
async function waitingSession(
  callback: Callback,
  leaving: Leaving | undefined,
): Promise<RunSession | undefined> {
  const own = leaving && (await openRun(leaving.run));
  const { phase, current } = own?.getSnapshot().model ?? {};
  const isReturn = callback.params.length > 0 || isBareReturn(callback, leaving, current?.id);
  if (own && phase === 'waiting' && isReturn) return own;
  if (!isAnswer(callback.params)) return undefined;
  const open = (await waitingLeaves()).find(({ state, run }) => state === keyOf('whatever-comes', run));
  const session = open && (await openRun(open.run));
  return session?.getSnapshot().model.phase === 'waiting' ? session : undefined;
}

async function handOver(): Promise<HandedOver> {
  void getEngine();
  const callback = await arrivedCallback();
  const leaving = currentLeaving();
  const place = placeOf(leaving);
  const pending = await pendingFor(callback);
  const session = (pending && (await openRun(pending.run))) ?? (await waitingSession(callback, leaving));
  if (!session) return keepAsStray(callback);
  const taken = await session.receive(callback, false);
  if (!taken) {
    await quietly(clearAddress());
    return { state: 'refused', run: session.run, callback };
  }
  const tidied = () =>
    Promise.all([
      quietly(clearAddress(place === 'tab' ? paths.run(session.run) : paths.callback)),
      quietly(closePending(pending?.state ?? keyOf('whatever-comes', session.run))),
    ]);
  if (place === 'tab') {
    forgetLeaving();
    const exchanged = untilExchanged(session, session.resume());
    void tidied();
    return { state: 'taken', run: session.run, place, exchanged };
  }
  await tidied();
  if (place === 'popup') window.close();
  return { state: 'taken', run: session.run, place, exchanged: Promise.resolve() };
}

/** Until the first request is answered, judged and its tokens are checked, or until the run goes no further by itself. */
async function untilExchanged(session: RunSession, rests: Promise<unknown>): Promise<void> {
  const begun = Date.now();
  const isExchanged = ({ model }: RunSnapshot) =>
    model.current?.kind !== 'check' &&
    model.steps.some(
      ({ kind, status, startedAt = 0 }) => kind === 'request' && status === 'done' && startedAt >= begun,
    );
  let stop = () => {};
  const exchanged = new Promise<void>((resolve) => {
    stop = session.subscribe(() => isExchanged(session.getSnapshot()) && resolve());
  });
  await Promise.race([rests.catch(() => undefined), exchanged]);
  stop();
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
