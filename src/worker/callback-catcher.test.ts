import 'fake-indexeddb/auto';
import { IDBFactory, IDBObjectStore, IDBRequest } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const PAGE = '<html><body><div id="root"></div></body></html>';
const HOSTILE = '</script><script>alert(1)</script>';
const FIELDS: [string, string][] = [
  ['code', 'the-code'],
  ['state', 'ours'],
  ['state', HOSTILE],
];

const post = (body: BodyInit = new URLSearchParams(FIELDS)) =>
  new Request('https://app.example/callback', { method: 'POST', body });

const appPage = async () =>
  new Response(PAGE, {
    headers: {
      'content-security-policy': "default-src 'none'",
      'content-length': String(PAGE.length),
      etag: 'x',
    },
  });

/** A worker of its own for each test: the database is opened once in each. */
const load = async () => ({
  ...(await import('./callback-catcher.ts')),
  ...(await import('#store/posts.ts')),
});
const catchPost = async (request: Request) => (await load()).catchPost(request, appPage);

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('indexedDB', new IDBFactory());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function expectPosted(response: Response): Promise<void> {
  expect(response.status).toBe(200);
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
  expect(response.headers.get('content-length')).toBeNull();
  const html = await response.text();
  const block = /<script type="application\/json" id="posted">([^<]*)<\/script><\/body>/.exec(html)?.[1];
  expect(JSON.parse(block ?? '')).toEqual(FIELDS);
}

it('keeps the fields and sends the browser to the page that reads them', async () => {
  const response = await catchPost(post());
  expect(response.status).toBe(303);
  const to = new URL(response.headers.get('location') ?? '');
  expect(to.pathname).toBe('/callback');
  expect((await (await load()).findPost(to.searchParams.get('post') ?? ''))?.fields).toEqual(FIELDS);
});

it('answers with the page and the fields where the browser opens no database', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('Not here.', 'InvalidStateError');
    },
  });
  await expectPosted(await catchPost(post()));
});

it('answers with the page and the fields where the disk is full', async () => {
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('Full.', 'QuotaExceededError');
  });
  await expectPosted(await catchPost(post()));
  full.mockRestore();
});

it('answers with the page and the fields where the database never opens', async () => {
  await load();
  vi.useFakeTimers();
  vi.stubGlobal('indexedDB', { open: () => new IDBRequest() });
  const answer = catchPost(post());
  await vi.advanceTimersByTimeAsync(3000);
  await expectPosted(await answer);
});

it('reads no more of a body than a callback can be', async () => {
  let read = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      read += 1;
      controller.enqueue(new Uint8Array(1024 * 1024));
    },
  });
  const request = new Request('https://app.example/callback', {
    method: 'POST',
    body: endless,
    duplex: 'half',
  } as RequestInit);
  expect((await catchPost(request)).status).toBe(413);
  expect(read).toBeLessThan(10);
});
