import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { setSecret } from '#app/adapters/client-secrets.ts';
import { closeUnusedPopup, openPopup } from '#app/adapters/popup.ts';
import { getEngine } from '#app/engine.ts';
import { paths } from '#app/paths.ts';
import { useSaveTenant } from '#app/queries/tenants.ts';
import { setCurrentTenant } from '#app/shell/current-tenant.ts';
import { isProblem } from '#lib/problem.ts';
import type { ReadyForm } from './use-flow-form.ts';

/** Keeps what the person entered, writes the first events, and opens the run. Sends nothing to the tenant. */
export function useStart(flow: string) {
  const navigate = useNavigate();
  const save = useSaveTenant();
  const [busy, setBusy] = useState(false);
  const [notice, setNotice] = useState<string>();

  const start = async (form: ReadyForm, toTheEnd: boolean) => {
    if (busy) return;
    if (Object.keys(form.errors).length) {
      setNotice('Something in the inputs cannot be sent as it stands.');
      return;
    }
    if (toTheEnd && form.mode === 'popup') openPopup();
    setBusy(true);
    setNotice(undefined);
    const { choice, target, secret } = form;
    try {
      if (form.secretTyped) {
        setSecret(target.issuer, target.clientId, 'client_secret', secret.value, { keep: secret.keep });
      }
      const applications = choice.unsaved
        ? [...choice.tenant.applications, choice.application]
        : choice.tenant.applications;
      await save.mutateAsync({ ...choice.tenant, applications, usedAt: Date.now() });
      setCurrentTenant(choice.tenant.id);
      const engine = await getEngine();
      const run = await engine.start({
        flow,
        target,
        inputs: form.values,
        extra: form.extra.filter(([name]) => name.trim()),
        mode: form.mode,
      });
      await navigate(paths.run(run), toTheEnd ? { state: { run: 'to-end' } } : {});
    } catch (error) {
      closeUnusedPopup();
      setNotice(
        isProblem(error)
          ? `${error.title}. ${error.detail}`
          : `This browser did not keep the run: ${error instanceof Error ? error.message : String(error)}`,
      );
      setBusy(false);
    }
  };

  return { start, busy, notice };
}
