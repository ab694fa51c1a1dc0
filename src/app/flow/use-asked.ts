import { useQuery } from '@tanstack/react-query';
import { faultsOn } from '#app/adapters/sandbox-faults.ts';
import { checkTenant, type TenantReport } from '#app/queries/check-tenant.ts';
import type { Json } from '#lib/json.ts';
import type { Target } from '#trace/event.ts';
import { type Registered, registeredIn } from './ask-before.ts';

const FRESH_MS = 60_000;

export type Asked = { report: TenantReport; registered: Registered | undefined };

/** Two reads without credentials, discovery and keys; a practice tenant of this tab is looked into as well. */
export function useAsked(target: Target, wanted: boolean): { asked: Asked | undefined; asking: boolean } {
  const { data, isFetching } = useQuery({
    queryKey: ['before', target.issuer, target.clientId],
    enabled: wanted,
    staleTime: target.tenantKind === 'sandbox' ? 0 : FRESH_MS,
    queryFn: async (): Promise<Asked> => {
      const [report, registered] = await Promise.all([
        checkTenant(target.issuer),
        target.tenantKind === 'sandbox' ? lookInto(target) : undefined,
      ]);
      return { report, registered };
    },
  });
  return { asked: data, asking: isFetching && !data };
}

async function lookInto({ issuer, clientId }: Target): Promise<Registered | undefined> {
  const [state, faults] = await Promise.all([
    fetch(`${issuer}__sandbox/state`)
      .then(async (answer) => (answer.ok ? ((await answer.json()) as Json) : null))
      .catch(() => null),
    faultsOn(issuer),
  ]);
  return faults && registeredIn(state, clientId, faults);
}
