import { database } from './database.ts';
import type { Tenant } from './types.ts';

/** Every tenant, the one used last first. */
export async function listTenants(): Promise<Tenant[]> {
  const tenants = await (await database()).getAll('tenants');
  return tenants.sort((a, b) => b.usedAt - a.usedAt);
}

export async function getTenant(id: string): Promise<Tenant | undefined> {
  return (await database()).get('tenants', id);
}

export async function putTenant(tenant: Tenant): Promise<void> {
  await (await database()).put('tenants', tenant);
}

/** Deletes a tenant and returns it, so that `putTenant` can undo it. Its runs stay. */
export async function deleteTenant(id: string): Promise<Tenant | undefined> {
  const transaction = (await database()).transaction('tenants', 'readwrite');
  const tenant = await transaction.store.get(id);
  await Promise.all([transaction.store.delete(id), transaction.done]);
  return tenant;
}
