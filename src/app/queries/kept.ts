import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { listSecrets } from '#app/adapters/client-secrets.ts';
import { sandboxIssuer } from '#app/adapters/sandbox-host.ts';
import { browserShelf, type Shelf, tabShelf } from '#app/adapters/shelf.ts';
import { type KeyName, listKeyPairs } from '#store/keys.ts';
import { waitingLeaves } from '#store/pending.ts';
import { listStrays } from '#store/strays.ts';
import { type Kept, whatIsKept, wipeAll } from '#store/wipe.ts';

export type Holdings = {
  database: Kept;
  /** Departures that nothing has come back to. */
  waiting: number;
  secrets: ReturnType<typeof listSecrets>;
  strays: Awaited<ReturnType<typeof listStrays>>;
  keyPairs: KeyName[];
  /** Names of our other entries in web storage: theme, chosen tenant, fingerprint key, trips under way. */
  local: string[];
  session: string[];
  caches: string[];
};

const ours = (shelf: Shelf) =>
  shelf.names().filter((key) => key.startsWith('grantscope.') && !key.startsWith('grantscope.secret.'));

async function readHoldings(): Promise<Holdings> {
  return {
    database: await whatIsKept(),
    waiting: (await waitingLeaves()).length,
    secrets: listSecrets(),
    strays: await listStrays(),
    keyPairs: await listKeyPairs(),
    local: ours(browserShelf),
    session: ours(tabShelf),
    caches: 'caches' in window ? await caches.keys() : [],
  };
}

export function useHoldings() {
  return useQuery({ queryKey: ['holdings'], queryFn: readHoldings });
}

/**
 * Empties the database, web storage and caches of this origin. The sandbox is reset first, because the worker holds
 * its state in memory too. The service worker stays: it is the app itself, and fills its cache again.
 */
async function wipeEverything(): Promise<void> {
  if (navigator.serviceWorker?.controller) {
    await fetch(`${sandboxIssuer()}__sandbox/reset`, { method: 'POST' }).catch(() => undefined);
  }
  await wipeAll();
  browserShelf.clear();
  tabShelf.clear();
  if ('caches' in window) {
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  }
}

export function useWipe() {
  const queries = useQueryClient();
  return useMutation({ mutationFn: wipeEverything, onSuccess: () => queries.invalidateQueries() });
}
