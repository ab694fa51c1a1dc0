/** Keeps the app for offline use. Replaced at build time by the list of built files. */
declare const __PRECACHE__: { version: string; files: string[] };

const PREFIX = 'grantscope-app-';
const precache = __PRECACHE__;
const current = PREFIX + precache.version;
/** In dev nothing is kept: Vite serves. */
export const keepsApp = precache.files.length > 0;

export const isHashed = (path: string) => path.startsWith('/assets/');

/**
 * Keeps the files of this build that are not kept yet, all of them or none. Only once a page asks for it: a first
 * visit waits for the practice tenant, not for screens that nobody opened.
 */
export async function keepApp(): Promise<void> {
  if (!keepsApp) return;
  const cache = await caches.open(current);
  const kept = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  if (precache.files.every((file) => kept.has(file))) return;
  const missing = precache.files.filter((file) => !isHashed(file) || !kept.has(file));
  // What the page has loaded before this worker came is in the browser's own cache, however the host labelled it.
  await cache.addAll(
    missing.map((file) => new Request(file, { cache: isHashed(file) ? 'force-cache' : 'reload' })),
  );
}

/** The build before this one stays: a page that is open still loads its parts from it. */
export async function forgetOldApps(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== current);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

/** A hashed file never changes: from whichever build has it, else from the network. */
export async function asset({ url }: Request): Promise<Response> {
  return (await caches.match(url)) ?? fetchAndKeep(url);
}

/** The page for any address of the app: fresh where the network is, else the kept one. */
export async function page(request: Request, kept: PageAddress = '/'): Promise<Response> {
  return fetch(request).catch(() => keptPage(kept));
}

/** The app has two pages: the callback's own, and the one for all other addresses. */
export type PageAddress = '/' | '/callback';

/**
 * The page, whatever the address was: the host of the site never learns the parameters. Of this build, which began
 * what comes back here; one of a build before it only where there is no network.
 */
export async function keptPage(address: PageAddress): Promise<Response> {
  const cache = await caches.open(current);
  const found = await cache.match(address);
  if (found) return found;
  return fetchAndKeep(address).catch(async (error: unknown) => {
    // A build from before there was a page for callbacks has one page for all.
    const older = (await caches.match(address)) ?? (await caches.match('/'));
    if (older) return older;
    throw error;
  });
}

async function fetchAndKeep(path: string): Promise<Response> {
  const fresh = await fetch(path);
  if (fresh.ok) await (await caches.open(current)).put(path, fresh.clone());
  return fresh;
}
