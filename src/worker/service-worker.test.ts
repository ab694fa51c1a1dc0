/** The worker's life, with a cache that can be looked into: what a first visit waits for, and what it does not. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const ORIGIN = 'https://app.example';
const FILES = ['/', '/assets/index-1.js', '/assets/flow-2.js', '/icon.svg'];

type FakeEvent = {
  data?: unknown;
  request?: { url: string; method: string; mode: string };
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
};
type Listener = (event: FakeEvent) => void;

function fakeCaches() {
  const stores = new Map<string, Map<string, string>>();
  const pathOf = (request: Request | string) =>
    new URL(request instanceof Request ? request.url : request, ORIGIN).pathname;
  const added: string[] = [];
  const modes: string[] = [];
  return {
    stores,
    added,
    modes,
    open: async (name: string) => {
      const store = stores.get(name) ?? new Map<string, string>();
      stores.set(name, store);
      return {
        keys: async () => [...store.keys()].map((path) => ({ url: ORIGIN + path })),
        match: async (path: string) => responseOf(store.get(pathOf(path))),
        put: async (path: string, response: Response) => store.set(pathOf(path), await response.text()),
        addAll: async (requests: Request[]) => {
          for (const request of requests) {
            const path = pathOf(request);
            store.set(path, `${path} of ${name}`);
            added.push(path);
            modes.push(`${request.cache} ${path}`);
          }
        },
      };
    },
    match: async (path: string) =>
      responseOf(
        [...stores.values()].map((store) => store.get(pathOf(path))).find((text) => text !== undefined),
      ),
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
  };
}

const responseOf = (text: string | undefined) => (text === undefined ? undefined : new Response(text));

let listeners: Record<string, Listener>;
let fake: ReturnType<typeof fakeCaches>;
let took: string[];

async function happens(name: string, data?: unknown): Promise<void> {
  const work: Promise<unknown>[] = [];
  listeners[name]?.({ data, waitUntil: (one) => work.push(one), respondWith: () => undefined });
  await Promise.all(work);
}

async function asks(path: string, mode: string): Promise<string | undefined> {
  let answer: Promise<Response> | undefined;
  listeners['fetch']?.({
    request: { url: ORIGIN + path, method: 'GET', mode },
    waitUntil: () => undefined,
    respondWith: (one) => {
      answer = one;
    },
  });
  return (await answer)?.text();
}

beforeEach(async () => {
  vi.resetModules();
  listeners = {};
  fake = fakeCaches();
  took = [];
  vi.stubGlobal('__PRECACHE__', { version: 'v2', files: FILES });
  vi.stubGlobal('location', new URL(ORIGIN));
  vi.stubGlobal('caches', fake);
  // Relative to the worker's own address, as in a browser.
  vi.stubGlobal(
    'Request',
    class extends Request {
      constructor(input: string | Request, init?: RequestInit) {
        super(typeof input === 'string' ? new URL(input, ORIGIN) : input, init);
      }
    },
  );
  vi.stubGlobal('self', {
    registration: { active: null },
    addEventListener: (name: string, listener: Listener) => {
      listeners[name] = listener;
    },
    skipWaiting: async () => took.push('control'),
    clients: { claim: async () => took.push('pages') },
  });
  await import('./service-worker.ts');
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('takes control without keeping the app first', async () => {
  await happens('install');
  await happens('activate');
  expect(took).toEqual(['control', 'pages']);
  expect(fake.added).toEqual([]);
});

it('keeps the app once a page asks: what is missing, and once', async () => {
  const cache = await fake.open('grantscope-app-v2');
  await cache.addAll([new Request('/assets/index-1.js')]);
  await happens('message', { type: 'keep' });
  await happens('message', { type: 'keep' });
  expect(fake.added).toEqual(['/assets/index-1.js', '/', '/assets/flow-2.js', '/icon.svg']);
});

it('takes from the browser’s own cache what the page loaded before it, and pages afresh', async () => {
  await happens('message', { type: 'keep' });
  expect(fake.modes).toEqual([
    'reload /',
    'force-cache /assets/index-1.js',
    'force-cache /assets/flow-2.js',
    'reload /icon.svg',
  ]);
});

it('forgets old builds only when this one is kept whole', async () => {
  for (const version of ['v0', 'v1']) await fake.open(`grantscope-app-${version}`);
  await happens('activate');
  expect([...fake.stores.keys()]).toEqual(['grantscope-app-v0', 'grantscope-app-v1']);
  await happens('message', { type: 'keep' });
  expect([...fake.stores.keys()]).toEqual(['grantscope-app-v1', 'grantscope-app-v2']);
});

it('opens a callback with the page of its own build, without telling the host; offline with an older one', async () => {
  const old = await fake.open('grantscope-app-v1');
  await old.addAll(['/', '/callback', '/assets/flow-1.js'].map((path) => new Request(path)));
  const fetched: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    fetched.push(url);
    return new Response('the page of v2');
  });
  expect(await asks('/callback?code=c', 'navigate')).toBe('the page of v2');
  expect(await asks('/callback?code=d', 'navigate')).toBe('the page of v2');
  expect(fetched).toEqual(['/callback']);
  expect(await asks('/assets/flow-1.js', 'no-cors')).toBe('/assets/flow-1.js of grantscope-app-v1');
  await fake.delete('grantscope-app-v2');
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await asks('/callback?code=e', 'navigate')).toBe('/callback of grantscope-app-v1');
});

it('opens a callback offline with the one page of a build from before callbacks had their own', async () => {
  await (await fake.open('grantscope-app-v1')).addAll([new Request('/')]);
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await asks('/callback?code=c', 'navigate')).toBe('/ of grantscope-app-v1');
});

it('opens a callback by fragment with the page for callbacks where there is no network', async () => {
  const own = await fake.open('grantscope-app-v2');
  await own.addAll([new Request('/'), new Request('/callback')]);
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await asks('/callback', 'navigate')).toBe('/callback of grantscope-app-v2');
  expect(await asks('/runs/abc', 'navigate')).toBe('/ of grantscope-app-v2');
});

it('takes no orders that it does not know', async () => {
  await happens('message', { type: 'wipe' });
  await happens('message', null);
  expect([took, fake.added]).toEqual([[], []]);
});
