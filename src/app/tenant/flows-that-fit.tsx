import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { suitability } from '#app/flow/form.ts';
import { paths } from '#app/paths.ts';
import type { Flow } from '#flows/flow.ts';
import { findFlow, flowList } from '#flows/registry.ts';
import type { Application, Tenant } from '#store/types.ts';
import { buttonClass } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { typeNames } from './application-fields.tsx';

const SUITS_BEST = 3;

/** The flows that this application can play by its own settings; what the tenant allows, only a run tells. */
export function FlowsThatFit({ tenant, application }: { tenant: Tenant; application: Application }) {
  const { data: flows } = useQuery({
    queryKey: ['flows'],
    queryFn: async () => {
      const found = await Promise.all(flowList.map(({ id }) => findFlow(id)));
      return found.filter((flow): flow is Flow => flow !== undefined);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const fitting = flows?.filter(
    (flow) => suitability(flow, { key: '', tenant, application, unsaved: false }) === SUITS_BEST,
  );
  return (
    <div className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-1">
      <span className="text-xs">
        <b className="font-medium">{application.name}</b>{' '}
        <span className="text-ink-2">{typeNames[application.type]}</span>
      </span>
      {fitting?.map(({ id, title }) => (
        <Link
          key={id}
          className={buttonClass('plain')}
          to={paths.flow(id, { issuer: tenant.issuer, client_id: application.clientId })}
        >
          <Icon name="play" className="size-3" />
          {title}
        </Link>
      ))}
      {fitting?.length === 0 && (
        <span className="text-xs text-ink-2">
          No flow fits its type together with its authentication method.
        </span>
      )}
    </div>
  );
}
