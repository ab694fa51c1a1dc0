import { Link, useLocation, useNavigate, useParams } from 'react-router-dom';
import { recall, remember } from '#app/adapters/page-memory.ts';
import { paths } from '#app/paths.ts';
import type { TenantReport } from '#app/queries/check-tenant.ts';
import { useSaveTenant, useTenants } from '#app/queries/tenants.ts';
import { setCurrentTenant } from '#app/shell/current-tenant.ts';
import { usePageTitle } from '#app/shell/page-title.ts';
import { newApplication } from '#app/tenant/draft.ts';
import { SandboxTenant } from '#app/tenant/sandbox-tenant.tsx';
import { TenantForm } from '#app/tenant/tenant-form.tsx';
import { applicationDraft, draftOf } from '#app/tenant/use-tenant-draft.ts';
import type { Tenant } from '#store/types.ts';
import { Empty } from '#ui/empty.tsx';
import { showToast } from '#ui/toast.tsx';

/** What the start page hands over when its own check did not pass, and this page when a tenant was added. */
type Given = { domain?: string; clientId?: string; report?: TenantReport };

export function TenantRoute() {
  const { id = 'new' } = useParams();
  const location = useLocation();
  const given = (recall(location.state) ?? {}) as Given;
  const navigate = useNavigate();
  const tenants = useTenants();
  const save = useSaveTenant();
  const tenant = tenants.data?.find((one) => one.id === id);
  usePageTitle(tenant?.name ?? (id === 'new' ? 'Add a tenant' : 'Tenant'));

  const onSaved = async (next: Tenant, report: TenantReport | undefined) => {
    await save.mutateAsync(next);
    setCurrentTenant(next.id);
    showToast({ text: `${next.name} is ${id === 'new' ? 'added' : 'saved'}.` });
    if (id === 'new') await navigate(paths.tenant(next.id), { replace: true, state: remember({ report }) });
  };

  if (id === 'new') {
    return (
      <TenantForm
        key="new"
        tenant={undefined}
        draftKey={given.domain === undefined ? 'new' : `new ${location.key}`}
        report={given.report}
        onSaved={onSaved}
        start={() => ({
          name: '',
          issuer: given.domain ?? '',
          applications: [applicationDraft(newApplication({ clientId: given.clientId ?? '' }), '')],
        })}
      />
    );
  }
  if (!tenants.data) return <p className="p-4 text-ink-2">Reading the tenants of this browser</p>;
  if (!tenant) {
    return (
      <div className="p-4">
        <h1 className="sr-only">No such tenant</h1>
        <Empty title="This browser keeps no such tenant">
          It was deleted, or it lives in another browser.{' '}
          <Link className="link" to={paths.newTenant}>
            Add a tenant
          </Link>
        </Empty>
      </div>
    );
  }
  if (tenant.kind === 'sandbox') return <SandboxTenant tenant={tenant} />;
  return (
    <TenantForm
      key={tenant.id}
      draftKey={tenant.id}
      tenant={tenant}
      report={given.report}
      onSaved={onSaved}
      start={() => draftOf(tenant)}
    />
  );
}
