import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { getSecret, isSecretKept, setSecret } from '#app/adapters/client-secrets.ts';
import { paths } from '#app/paths.ts';
import { useDeleteTenant, useSaveTenant } from '#app/queries/tenants.ts';
import { newId } from '#lib/ids.ts';
import { isProblem } from '#lib/problem.ts';
import { listTenants } from '#store/tenants.ts';
import type { Tenant } from '#store/types.ts';
import { Button } from '#ui/button.tsx';
import { showToast } from '#ui/toast.tsx';
import { download } from './download.ts';

/** Duplicate, delete and export of a kept tenant; import where a new one is made. */
export function TenantActions({ tenant }: { tenant: Tenant | undefined }) {
  return tenant ? <KeptTenantActions tenant={tenant} /> : <ImportTenants />;
}

function KeptTenantActions({ tenant }: { tenant: Tenant }) {
  const navigate = useNavigate();
  const save = useSaveTenant();
  const remove = useDeleteTenant();

  const duplicate = async () => {
    const copy: Tenant = {
      ...tenant,
      id: newId(),
      name: `${tenant.name} (copy)`,
      createdAt: Date.now(),
      applications: tenant.applications.map((application) => ({ ...application, id: newId() })),
    };
    await save.mutateAsync(copy);
    await navigate(paths.tenant(copy.id));
  };

  const forget = async () => {
    const secrets = tenant.applications.map(({ clientId }) => ({
      clientId,
      value: getSecret(tenant.issuer, clientId, 'client_secret'),
      keep: isSecretKept(tenant.issuer, clientId, 'client_secret'),
    }));
    const others = (await listTenants()).filter(
      ({ id, issuer }) => id !== tenant.id && issuer === tenant.issuer,
    );
    const deleted = await remove.mutateAsync(tenant.id);
    if (others.length === 0) {
      for (const { clientId } of secrets) {
        setSecret(tenant.issuer, clientId, 'client_secret', undefined, { keep: false });
      }
    }
    await navigate(paths.home);
    showToast({
      text: `${tenant.name} is deleted. Its runs are kept.`,
      action: {
        label: 'Undo',
        onClick: () => {
          for (const { clientId, value, keep } of secrets) {
            if (value) setSecret(tenant.issuer, clientId, 'client_secret', value, { keep });
          }
          save.mutate(deleted ?? tenant);
        },
      },
    });
  };

  const exportAll = async (tenants: Tenant[]) => {
    const { exportTenants } = await import('./transfer.ts');
    download('grantscope-tenants.json', exportTenants(tenants));
  };

  return (
    <>
      <Button variant="quiet" icon="copy" onClick={() => void duplicate()}>
        Duplicate
      </Button>
      <Button variant="quiet" icon="download" onClick={() => void exportAll([tenant])}>
        Export
      </Button>
      <Button variant="quiet" icon="trash" onClick={() => void forget()}>
        Delete
      </Button>
    </>
  );
}

function ImportTenants() {
  const navigate = useNavigate();
  const save = useSaveTenant();
  const queries = useQueryClient();
  const picker = useRef<HTMLInputElement>(null);
  const [notice, setNotice] = useState('');

  const read = async (file: File | undefined) => {
    if (!file) return;
    const { importTenants } = await import('./transfer.ts');
    const tenants = importTenants(await file.text());
    if (isProblem(tenants)) {
      setNotice(`${tenants.title}. ${tenants.detail}`);
      return;
    }
    for (const tenant of tenants) await save.mutateAsync(tenant);
    await queries.invalidateQueries();
    showToast({
      text: tenants.length === 1 ? '1 tenant is imported.' : `${tenants.length} tenants are imported.`,
    });
    const [only] = tenants;
    await navigate(tenants.length === 1 && only ? paths.tenant(only.id) : paths.home);
  };

  return (
    <>
      <span role="status" className="text-xs text-danger">
        {notice}
      </span>
      <Button variant="quiet" icon="upload" onClick={() => picker.current?.click()}>
        Import
      </Button>
      <input
        ref={picker}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label="File with tenants"
        onChange={(event) => {
          void read(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}
