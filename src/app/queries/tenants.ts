import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSandboxStatus } from '#app/adapters/use-sandbox-status.ts';
import { deleteTenant, listTenants, putTenant } from '#store/tenants.ts';
import type { Tenant } from '#store/types.ts';
import { SANDBOX_ID, syncSandboxTenant } from './sandbox-tenant.ts';

const KEY = ['tenants'];

/** Every tenant: the sandbox first, then the one used last. Read anew from the sandbox once that is ready. */
export function useTenants() {
  const { state } = useSandboxStatus();
  return useQuery({
    queryKey: [...KEY, state],
    placeholderData: keepPreviousData,
    queryFn: async () => {
      if (state === 'ready') await syncSandboxTenant();
      const tenants = await listTenants();
      return tenants.sort((a, b) => Number(b.id === SANDBOX_ID) - Number(a.id === SANDBOX_ID));
    },
  });
}

export function useSaveTenant() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (tenant: Tenant) => putTenant(tenant),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}

export function useDeleteTenant() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => deleteTenant(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  });
}
