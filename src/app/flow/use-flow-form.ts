import { useMemo, useState } from 'react';
import { getSecret } from '#app/adapters/client-secrets.ts';
import { callbackUrl } from '#app/paths.ts';
import { parseIssuer } from '#catalog/issuer.ts';
import type { Flow } from '#flows/flow.ts';
import type { Tenant } from '#store/types.ts';
import type { LeaveMode, ParamList } from '#trace/event.ts';
import { choicesFor, inputErrors, modesOf, startValue, suitability, targetOf } from './form.ts';
import type { FlowLink } from './link.ts';

/**
 * The form of a flow. What was typed is kept beside what the tenant, the link and the flow give, so that another
 * application fills in everything that was not touched.
 */
export function useFlowForm(flow: Flow, tenants: Tenant[], current: Tenant | undefined, link: FlowLink) {
  const [chosenKey, choose] = useState<string>();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [typedExtra, setExtra] = useState<ParamList>();
  const [typedMode, setMode] = useState<LeaveMode>();
  const [secrets, setSecrets] = useState<Record<string, { value: string; keep: boolean }>>({});

  const { choices, first, problem } = useMemo(
    () => choicesFor(tenants, current, link, parseIssuer, (choice) => suitability(flow, choice)),
    [tenants, current, link, flow],
  );
  const choice = choices.find(({ key }) => key === chosenKey) ?? first;
  if (!choice) return { choices, problem, ready: undefined, choose };

  const redirectUri = callbackUrl();
  const { tenant, application } = choice;
  const modes = modesOf(flow);
  const mode = typedMode ?? modes.find((one) => one === link.mode) ?? modes[0] ?? 'same-tab';
  const values = Object.fromEntries(
    flow.inputs.map((input) => [
      input.name,
      typed[input.name] ?? startValue(input, application, link, redirectUri, mode),
    ]),
  );
  const kept = getSecret(tenant.issuer, application.clientId, 'client_secret');
  const secret = secrets[choice.key] ?? { value: kept ?? '', keep: false };
  return {
    choices,
    problem,
    choose,
    ready: {
      choice,
      target: targetOf(choice, redirectUri),
      values,
      errors: inputErrors(flow.inputs, values),
      extra: typedExtra ?? [...application.extra, ...link.extra],
      modes,
      mode,
      secret,
      secretTyped: choice.key in secrets,
      set: (name: string, value: string) => setTyped((known) => ({ ...known, [name]: value })),
      setExtra,
      setMode,
      setSecret: (value: { value: string; keep: boolean }) =>
        setSecrets((known) => ({ ...known, [choice.key]: value })),
    },
  };
}

export type ReadyForm = NonNullable<ReturnType<typeof useFlowForm>['ready']>;
