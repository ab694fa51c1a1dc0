/** Keeps the app for offline use. Replaced at build time by the list of built files. */
declare const __PRECACHE__: { version: string; files: string[] };

const PREFIX = 'grantscope-app-';
const precache = __PRECACHE__;
const current = PREFIX + precache.version;
/** In dev nothing is kept: Vite serves. */
export const keepsApp = precache.files.length > 0;

export async function keepApp(): Promise<void> {
  if (!keepsApp) return;
  const cache = await caches.open(current);
  await cache.addAll(precache.files.map((file) => new Request(file, { cache: 'reload' })));
}

/** The build before this one stays: a page that is open still loads its parts from it. */
export async function forgetOldApps(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== current);
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
}

/** A hashed file never changes: from the cache, else from the network. */
export async function asset(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

/** The page for any address of the app: fresh where the network is, else the kept one. */
export async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await keptPage();
    if (kept) return kept;
    throw error;
  }
}

/** The kept page, whatever the address: the host of the site never learns the parameters. */
export async function keptPage(): Promise<Response | undefined> {
  const cache = await caches.open(current);
  return cache.match('/');
}
