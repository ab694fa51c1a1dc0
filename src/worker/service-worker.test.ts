/** The worker's life, with a cache that can be looked into: what a first visit waits for, and what it does not. */
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const ORIGIN = 'https://app.example';
const FILES = ['/', '/assets/index-1.js', '/assets/flow-2.js', '/icon.svg'];

type Listener = (event: { data?: unknown; waitUntil(work: Promise<unknown>): void }) => void;

function fakeCaches() {
  const stores = new Map<string, Set<string>>();
  const pathOf = (request: Request | string) =>
    new URL(request instanceof Request ? request.url : request, ORIGIN).pathname;
  const added: string[] = [];
  return {
    stores,
    added,
    open: async (name: string) => {
      const store = stores.get(name) ?? new Set();
      stores.set(name, store);
      return {
        keys: async () => [...store].map((path) => ({ url: ORIGIN + path })),
        addAll: async (requests: Request[]) => {
          for (const path of requests.map(pathOf)) {
            store.add(path);
            added.push(path);
          }
        },
      };
    },
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
  };
}

let listeners: Record<string, Listener>;
let fake: ReturnType<typeof fakeCaches>;
let took: string[];

async function happens(name: string, data?: unknown): Promise<void> {
  const work: Promise<unknown>[] = [];
  listeners[name]?.({ data, waitUntil: (one) => work.push(one) });
  await Promise.all(work);
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

it('forgets old builds only when this one is kept whole', async () => {
  for (const version of ['v0', 'v1']) await fake.open(`grantscope-app-${version}`);
  await happens('activate');
  expect([...fake.stores.keys()]).toEqual(['grantscope-app-v0', 'grantscope-app-v1']);
  await happens('message', { type: 'keep' });
  expect([...fake.stores.keys()]).toEqual(['grantscope-app-v1', 'grantscope-app-v2']);
});

it('takes no orders that it does not know', async () => {
  await happens('message', { type: 'wipe' });
  await happens('message', null);
  expect([took, fake.added]).toEqual([[], []]);
});
