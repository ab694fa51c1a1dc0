/** The engine with this page's ports: fetch, IndexedDB, Web Locks, and a channel between tabs. */
import type { Engine } from '#engine/api.ts';
import { createEngine } from '#engine/engine.ts';
import type { Circumstances, Ports } from '#engine/ports.ts';
import { findFlow } from '#flows/registry.ts';
import { createTraceStore } from '#store/traces.ts';
import { keyPair } from './adapters/key-pairs.ts';
import { expectBack, leave } from './adapters/leave.ts';
import { currentLeaving } from './adapters/leaving.ts';
import { withRunLock } from './adapters/run-lock.ts';
import { faultsOn } from './adapters/sandbox-faults.ts';
import { sandboxIssuer, whenSandboxReady } from './adapters/sandbox-host.ts';
import { tabShelf } from './adapters/shelf.ts';
import { vault } from './adapters/vault.ts';
import { whenIdle } from './idle.ts';
import { paths } from './paths.ts';
import { onNewsOfTabs, sayToTabs, tellThisTab } from './run-news.ts';
import { summarise } from './run-summary.ts';

const REQUEST_TIMEOUT_MS = 30_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const blockedUrls = new Set<string>();

addEventListener('securitypolicyviolation', (event) => blockedUrls.add(event.blockedURI));

function circumstances(request: Request): Circumstances {
  const { origin, protocol, hostname } = new URL(request.url);
  // What `connect-src` cannot name, as `http://[::1]`; the event that says so may come after the refusal.
  const unnamed =
    import.meta.env.PROD &&
    protocol === 'http:' &&
    origin !== location.origin &&
    !['localhost', '127.0.0.1'].includes(hostname);
  return {
    online: navigator.onLine,
    pageIsSecure: location.protocol === 'https:',
    blockedByCsp: unnamed || blockedUrls.has(request.url) || blockedUrls.has(origin),
    crossOrigin: origin !== location.origin,
  };
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // A longer timer would fire at once.
    const timer = setTimeout(resolve, Math.min(ms, LONGEST_TIMER_MS));
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

const turns = new Map<string, Promise<unknown>>();

/** In place of a lock, which plain http on another host lacks; there the store refuses the tab that comes second. */
function inTurn<T>(run: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(run) ?? Promise.resolve()).then(work);
  turns.set(
    run,
    turn.catch(() => undefined),
  );
  return turn;
}

/** A hidden frame shares this tab's storage, and a popup begins with a copy: the run goes on in the page that opened them. */
function isHelper(): boolean {
  if (window.parent !== window) return true;
  return location.pathname === paths.callback && currentLeaving()?.mode === 'popup';
}

const goingOnKey = (run: string) => `grantscope.going-on.${run}`;

export function makeEngine(): Engine {
  const ports: Ports = {
    // Right after a hard reload the worker does not control the page yet, and the host would answer instead.
    whenReachable: async (url) => (url.startsWith(sandboxIssuer()) ? whenSandboxReady() : undefined),
    fetch: (request) => fetch(request),
    now: () => Date.now(),
    wait,
    inTime: (signal) => AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
    traces: createTraceStore(whenIdle),
    vault,
    keyPair,
    expectBack,
    leave,
    exclusive: (run, work) => (window.isSecureContext ? withRunLock(run, work) : inTurn(run, work)),
    announce: (run, model) => {
      sayToTabs(run);
      // A store that refuses the line of the list refuses the events, too: the run says so.
      const tell = () => tellThisTab(run);
      void summarise(model()).then(tell, tell);
    },
    interruptElsewhere: (run) => sayToTabs({ stop: run }),
    faultsOn: ({ issuer }) => faultsOn(issuer),
    circumstances,
    goingOn: {
      get: (run) => !isHelper() && tabShelf.get(goingOnKey(run)) !== null,
      set: (run, on) => {
        if (isHelper()) return;
        if (on) tabShelf.set(goingOnKey(run), 'yes');
        else tabShelf.remove(goingOnKey(run));
      },
    },
  };
  const engine = createEngine(ports, findFlow);
  onNewsOfTabs(async (said) => {
    if (typeof said === 'object') {
      (await engine.opened(said.stop))?.interrupt();
      return;
    }
    tellThisTab(said);
    const session = await engine.opened(said);
    // What cannot be read, such as the events of a newer version, is said by the next press.
    await session?.refresh().then(
      () => session.resume(),
      () => undefined,
    );
  });
  return engine;
}
