import { useSyncExternalStore } from 'react';
import { browserShelf } from '#app/adapters/shelf.ts';
import { Subscribable } from '#lib/subscribable.ts';
import type { Tenant } from '#store/types.ts';

const KEY = 'grantscope.tenant';
const changes = new Subscribable();

/** Which tenant flows start with. Only its id is kept. */
export function setCurrentTenant(id: string): void {
  browserShelf.set(KEY, id);
  changes.notify();
}

/** The chosen tenant; without a choice the first one, which is the sandbox on a first visit. */
export function useCurrentTenant(tenants: Tenant[] | undefined): Tenant | undefined {
  const id = useSyncExternalStore(
    changes.subscribe,
    () => browserShelf.get(KEY),
    () => null,
  );
  return (
    tenants?.find((tenant) => tenant.id === id) ?? tenants?.find(({ id }) => id === 'sandbox') ?? tenants?.[0]
  );
}
