/** Hosts the practice tenant at /sandbox/, receives form posts at the callback, and keeps the app offline. */
import { asset, forgetOldApps, isHashed, keepApp, keepsApp, keptPage, page } from './app-cache.ts';
import { CALLBACK, catchPost } from './callback-catcher.ts';
import { hold, take } from './held-text.ts';
import { isPageMessage, type PageMessage } from './messages.ts';
import { answerAsTenant, prepareTenant, SANDBOX } from './sandbox-host.ts';

const worker = self as unknown as ServiceWorkerGlobalScope;

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
  // A worker before this one still changes the state; what were read now would be old when it is gone.
  if (!worker.registration.active) void prepareTenant(location.origin);
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(worker.clients.claim());
  void prepareTenant(location.origin);
});

worker.addEventListener('message', (event) => {
  if (isPageMessage(event.data)) event.waitUntil(done(event.data, event));
});

async function done(message: PageMessage, { ports }: ExtendableMessageEvent): Promise<void> {
  switch (message.type) {
    case 'claim':
      return worker.clients.claim();
    case 'keep':
      return keepApp().then(forgetOldApps);
    case 'hold':
      return hold(message.tab, message.text);
    case 'take':
      ports[0]?.postMessage(take(message.tab));
  }
}

worker.addEventListener('fetch', (event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});

/** Undefined leaves the request to the browser. */
function answerTo(request: Request): Promise<Response> | undefined {
  const { origin, pathname, search } = new URL(request.url);
  if (origin !== location.origin) return undefined;
  if (pathname.startsWith(SANDBOX)) return answerAsTenant(request);
  if (pathname === CALLBACK && request.method === 'POST') {
    return catchPost(request, () => keptPage(CALLBACK));
  }
  if (request.method !== 'GET' || !keepsApp) return undefined;
  if (request.mode === 'navigate') {
    if (pathname !== CALLBACK) return page(request);
    return search ? keptPage(CALLBACK) : page(request, CALLBACK);
  }
  return isHashed(pathname) ? asset(request) : undefined;
}
