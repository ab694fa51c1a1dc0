import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { remember } from '#app/adapters/page-memory.ts';
import { paths } from '#app/paths.ts';
import { useSaveTenant } from '#app/queries/tenants.ts';
import { setCurrentTenant } from '#app/shell/current-tenant.ts';
import { useHydrated } from '#app/use-hydrated.ts';
import { isProblem } from '#lib/problem.ts';
import { listTenants } from '#store/tenants.ts';
import { Button } from '#ui/button.tsx';
import { Field, TextInput } from '#ui/field.tsx';
import { showToast } from '#ui/toast.tsx';

/**
 * Adds a tenant that passes the check, or that cannot be asked, which is told then. One that fails is taken to the form,
 * with what was typed and what was found.
 */
export function AddTenant() {
  const navigate = useNavigate();
  const save = useSaveTenant();
  const [domain, setDomain] = useState('');
  const [clientId, setClientId] = useState('');
  const [errors, setErrors] = useState<{ domain?: string; clientId?: string }>({});
  const [busy, setBusy] = useState(false);
  // What is typed or pressed before React has taken the page over would be lost.
  const hydrated = useHydrated();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [{ parseIssuer }, { checkTenant, passes }, { newTenant, newApplication }] = await Promise.all([
      import('#catalog/issuer.ts'),
      import('#app/queries/check-tenant.ts'),
      import('#app/tenant/draft.ts'),
    ]);
    const parsed = parseIssuer(domain);
    const found = {
      ...(isProblem(parsed) ? { domain: parsed.detail } : {}),
      ...(clientId.trim() ? {} : { clientId: 'The client id stands in the settings of the application.' }),
    };
    setErrors(found);
    if (isProblem(parsed) || found.clientId) return;
    setBusy(true);
    const report = await checkTenant(parsed.issuer);
    setBusy(false);
    if (!passes(report) && !report.silent) {
      await navigate(paths.newTenant, { state: remember({ domain, clientId, report }) });
      return;
    }
    const { issuer } = report;
    const id = clientId.trim();
    const base =
      (await listTenants()).find((one) => one.issuer === issuer) ?? newTenant({ ...parsed, issuer });
    const tenant = base.applications.some((application) => application.clientId === id)
      ? base
      : { ...base, applications: [...base.applications, newApplication({ clientId: id })] };
    await save.mutateAsync(tenant);
    setCurrentTenant(tenant.id);
    showToast({
      text: [`${tenant.name} is added.`, ...parsed.notices.map((one) => one.replaceAll('`', ''))].join(' '),
    });
    await navigate(paths.tenant(tenant.id), { state: remember({ report }) });
  };

  return (
    <form className="flex flex-1 flex-col gap-3" onSubmit={(event) => void submit(event)} noValidate>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-3">
        <Field label="Tenant domain" {...(errors.domain ? { error: errors.domain } : {})}>
          {(props) => (
            <TextInput
              {...props}
              mono
              placeholder="your-tenant.eu.auth0.com"
              autoComplete="off"
              spellCheck={false}
              readOnly={!hydrated}
              value={domain}
              onChange={(event) => setDomain(event.target.value)}
            />
          )}
        </Field>
        <Field label="Client ID" {...(errors.clientId ? { error: errors.clientId } : {})}>
          {(props) => (
            <TextInput
              {...props}
              mono
              placeholder="32 letters and digits"
              autoComplete="off"
              spellCheck={false}
              readOnly={!hydrated}
              value={clientId}
              onChange={(event) => setClientId(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="submit" className="h-9 px-3.5 text-md" disabled={busy || !hydrated}>
          Check and add
        </Button>
        <span className="text-xs text-ink-2" role="status">
          {busy ? 'asking the tenant' : 'reads its discovery document'}
        </span>
      </div>
    </form>
  );
}
