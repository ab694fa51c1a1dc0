/** Hosts the practice tenant at /sandbox/, receives form posts at the callback, and keeps the app offline. */
import { asset, forgetOldApps, isHashed, keepApp, keepsApp, keptPage, page } from './app-cache.ts';
import { CALLBACK, catchPost } from './callback-catcher.ts';
import { isPageMessage } from './messages.ts';
import { answerAsTenant, SANDBOX } from './sandbox-host.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener('install', (event) => {
  event.waitUntil(keepApp().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOldApps().then(() => worker.clients.claim()));
});

/** A hard reload leaves a page without a worker; it asks to be taken back. */
worker.addEventListener('message', (event) => {
  if (isPageMessage(event.data)) event.waitUntil(worker.clients.claim());
});

worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});

/** Undefined leaves the request to the browser. */
function answerTo(request: Request): Promise<Response> | undefined {
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin) return undefined;
  if (pathname.startsWith(SANDBOX)) return answerAsTenant(request);
  if (pathname === CALLBACK && request.method === 'POST') return catchPost(request);
  if (request.method !== 'GET' || !keepsApp) return undefined;
  if (request.mode === 'navigate') return pathname === CALLBACK && search ? keptPage() : page(request);
  return isHashed(pathname) ? asset(request) : undefined;
}
