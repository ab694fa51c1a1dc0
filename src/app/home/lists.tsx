import { Link } from 'react-router-dom';
import { paths } from '#app/paths.ts';
import { useHoldings } from '#app/queries/kept.ts';
import { useDeleteRun, useRestoreRun, useRuns } from '#app/queries/runs.ts';
import { useTenants } from '#app/queries/tenants.ts';
import { useCurrentTenant } from '#app/shell/current-tenant.ts';
import { useHydrated } from '#app/use-hydrated.ts';
import { phaseLooks } from '#panels/phase-looks.ts';
import type { RunSummary, Tenant } from '#store/types.ts';
import { IconButton } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { showToast } from '#ui/toast.tsx';
import { clock } from './clock.ts';

const row =
  'grid min-w-0 grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-2 px-3 py-2 text-ink no-underline -outline-offset-2 hover:bg-hover';
const sub = 'col-start-2 truncate text-xs text-ink-2';
const list = 'divide-y divide-line border border-line bg-surface';
const head = 'flex min-h-row items-center gap-3 pb-2';
/** A place for as many rows as are mostly there, so that nothing moves when they come; more scroll inside it. */
const places = { three: 'h-[9.75rem] overflow-y-auto', five: 'h-[16.25rem] overflow-y-auto' };

function useListedTenants() {
  const { data, error } = useTenants();
  return useHydrated() ? { tenants: data, error } : { tenants: undefined, error: null };
}

export function Tenants() {
  const { tenants, error } = useListedTenants();
  const current = useCurrentTenant(tenants);
  return (
    <section aria-labelledby="tenants-head">
      <div className={head}>
        <h2 id="tenants-head" className="text-lg">
          Tenants
        </h2>
        <Link
          className="ml-auto inline-flex min-h-6 items-center gap-1.5 text-ink-2 no-underline hover:text-ink"
          to={paths.newTenant}
        >
          <Icon name="plus" className="size-3.5" />
          Add<span className="sr-only"> a tenant</span>
        </Link>
      </div>
      <div className={places.three}>
        {error && (
          <p className="text-ink-2" role="alert">
            {`This browser does not open its database, so nothing can be kept: ${error.message}`}
          </p>
        )}
        {tenants?.length === 0 && (
          <p className="text-ink-2">None yet. The sandbox comes by itself; your own you add above.</p>
        )}
        {tenants && tenants.length > 0 && (
          <ul className={list}>
            {tenants.map((tenant) => (
              <li key={tenant.id}>
                <Link className={row} to={paths.tenant(tenant.id)}>
                  <TenantDot tenant={tenant} current={tenant.id === current?.id} />
                  <b
                    className={`truncate font-medium ${tenant.kind === 'sandbox' ? '' : 'font-wire text-xs'}`}
                  >
                    {tenant.name}
                  </b>
                  <span className="text-xs text-ink-3">
                    {tenant.id === current?.id ? 'current' : clock(tenant.usedAt)}
                  </span>
                  <span className={sub}>{subtitle(tenant)}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

function TenantDot({ tenant, current }: { tenant: Tenant; current: boolean }) {
  const shape =
    tenant.kind === 'sandbox'
      ? 'rounded-[1px] border-[1.5px] border-ink-2'
      : `rounded-full ${current ? 'bg-accent' : 'bg-ink-3'}`;
  return <span aria-hidden="true" className={`size-2 justify-self-center ${shape}`} />;
}

function subtitle({ kind, applications }: Tenant): string {
  const more = applications.length - 1;
  const named = applications[0]
    ? `${applications[0].name}${more > 0 ? ` and ${more} more` : ''}`
    : 'no application yet';
  return kind === 'sandbox' ? `in this tab, ${applications.length} applications` : named;
}

const MOST_RECENT = 5;

export function RecentRuns() {
  const { data } = useRuns();
  const runs = useHydrated() ? data : undefined;
  const remove = useDeleteRun();
  const restore = useRestoreRun();
  const forget = async (run: RunSummary) => {
    const deleted = await remove.mutateAsync(run.run);
    showToast({
      text: `Run ${run.number} is deleted.`,
      action: { label: 'Undo', onClick: () => restore.mutate(deleted) },
    });
  };
  return (
    <section aria-labelledby="runs-head">
      <div className={head}>
        <h2 id="runs-head" className="text-lg">
          Recent runs
        </h2>
        {runs && runs.length > 0 && (
          <Link className="link ml-auto inline-flex min-h-6 items-center" to={paths.runs}>
            {runs.length > MOST_RECENT ? `All ${runs.length} runs` : 'All runs'}
          </Link>
        )}
      </div>
      <div className={places.five}>
        {runs?.length === 0 && (
          <p className="text-ink-2">None yet. A run stays here with its whole trace until you delete it.</p>
        )}
        {runs && runs.length > 0 && (
          <ul className={list}>
            {runs.slice(0, MOST_RECENT).map((run) => {
              const look = phaseLooks[run.phase];
              return (
                <li
                  key={run.run}
                  className="grid grid-cols-[minmax(0,1fr)_auto] items-center pr-1 hover:bg-hover"
                >
                  <Link className={row} to={paths.run(run.run)}>
                    <Icon name={look.icon} className={`size-4 ${look.look}`} />
                    <b className="truncate font-medium">{run.name ?? run.title}</b>
                    <span className="text-xs text-ink-3">{clock(run.updatedAt)}</span>
                    <span className={sub} title={`${run.tenantName}, ${run.applicationName}`}>
                      {look.word}, {run.note}, {run.tenantName}
                    </span>
                  </Link>
                  <IconButton
                    label={`Delete run ${run.number}`}
                    icon="trash"
                    onClick={() => void forget(run)}
                  />
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </section>
  );
}

export function Keeps() {
  const { data } = useHoldings();
  const held = useHydrated() ? data : undefined;
  const count = (amount: number | undefined, word: string) =>
    `${amount === undefined ? '–' : amount || 'no'} ${word}${amount === 1 ? '' : 's'}`;
  return (
    <section aria-labelledby="keeps-head">
      <div className={head}>
        <h2 id="keeps-head" className="text-lg">
          What this browser keeps
        </h2>
      </div>
      <p className="text-ink-2">
        {`${count(held?.database.tenants, 'tenant')}, ${count(held?.database.runs, 'run')}, ${count(held?.secrets.length, 'secret')}. `}
        <Link className="link" to={paths.storage}>
          See the list, or wipe it.
        </Link>
      </p>
    </section>
  );
}
