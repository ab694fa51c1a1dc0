/** The page's side of the practice tenant: gets the worker into control and says when it answers. */

import { whenIdle } from '#app/idle.ts';
import { whenStaying } from '#app/staying.ts';
import { type Problem, problem } from '#lib/problem.ts';
import { Subscribable } from '#lib/subscribable.ts';
import { trustedScript } from './trusted-script.ts';

export type SandboxStatus = { state: 'starting' | 'ready' | 'unavailable'; reason?: Problem };

const PATIENCE_MS = 10_000;
const STILL_WORKS =
  'Your own tenants and Inspect work all the same, and `npm run sandbox` starts the practice tenant on a port.';

const changes = new Subscribable();
let status: SandboxStatus = { state: 'starting' };
let ready: Promise<Problem | undefined> | undefined;

/** Ends in a slash, as every issuer of Auth0 does. */
export function sandboxIssuer(): string {
  return `${location.origin}/sandbox/`;
}

/** Resolves when the practice tenant answers, or with the reason why it cannot. Starts the worker at the first call. */
export function whenSandboxReady(): Promise<Problem | undefined> {
  ready ??= start().then((reason) => {
    status = reason ? { state: 'unavailable', reason } : { state: 'ready' };
    changes.notify();
    if (!reason) void whenStaying().then(keepApp);
    return reason;
  });
  return ready;
}

/** Has the worker keep the whole app for offline use. */
function keepApp(): void {
  navigator.serviceWorker.controller?.postMessage({ type: 'keep' });
}

/** How the practice tenant is by now. */
export const sandboxStatus = (): SandboxStatus => status;

/** Tells when that changes; starts the worker. Returns how to stop listening. */
export function onSandboxStatus(listener: () => void): () => void {
  void whenSandboxReady();
  return changes.subscribe(listener);
}

async function start(): Promise<Problem | undefined> {
  if (!window.isSecureContext) {
    return unavailable(
      'insecure',
      `On https and localhost only the browser runs service workers and lets a page make and check keys, not on ${location.origin}. A login with PKCE fails here, and no signature can be checked.`,
      'Serve the app over https, or open it on localhost.',
    );
  }
  if (!('serviceWorker' in navigator)) {
    return unavailable(
      'unsupported',
      'This browser has no service workers here; some turn them off in private windows.',
    );
  }
  try {
    // On a first visit the page comes first; later the worker is there, and this only looks for a newer one.
    if (!navigator.serviceWorker.controller) await whenIdle();
    const registration = await navigator.serviceWorker.register(
      trustedScript('grantscope-worker', '/sw.js'),
      {
        scope: '/',
        updateViaCache: 'none',
      },
    );
    await within(Promise.race([navigator.serviceWorker.ready, gaveUp(registration.installing)]));
    if (!navigator.serviceWorker.controller) await within(takenBack(registration));
    return (await answers())
      ? undefined
      : unavailable('silent', 'The service worker runs, but the practice tenant does not answer.');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return unavailable('blocked', `The browser did not start the service worker: ${message}`);
  }
}

function unavailable(code: string, why: string, wayOut = STILL_WORKS): Problem {
  return problem(`sandbox-unavailable-${code}`, 'The sandbox cannot run in this tab', `${why} ${wayOut}`);
}

/** Rejects when the first worker cannot be installed; `ready` would wait for ever. */
function gaveUp(worker: ServiceWorker | null): Promise<never> {
  return new Promise((_, reject) => {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'redundant') reject(new Error('It could not be installed.'));
    });
  });
}

/** After a hard reload there is an active worker that does not control the page. */
function takenBack(registration: ServiceWorkerRegistration): Promise<void> {
  return new Promise((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
    registration.active?.postMessage({ type: 'claim' });
  });
}

/** JSON from the ping proves that the worker answered; a static host would send the page. */
async function answers(): Promise<boolean> {
  const response = await within(fetch(`${sandboxIssuer()}__sandbox/ping`, { cache: 'no-store' }));
  // Read to its end: an answer that nobody reads is a request that never ends.
  await within(response.text());
  return response.headers.get('content-type')?.includes('json') ?? false;
}

function within<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`It did not answer within ${PATIENCE_MS / 1000} s.`)),
      PATIENCE_MS,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
