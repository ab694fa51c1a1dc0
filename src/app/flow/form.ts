/** The form of a flow as data: who can be talked to, and what each input starts with. */
import { newApplication, newTenant } from '#app/tenant/draft.ts';
import type { Flow, Input } from '#flows/flow.ts';
import { isProblem, type Problem } from '#lib/problem.ts';
import type { Application, Tenant } from '#store/types.ts';
import type { LeaveMode, Target, TenantKind } from '#trace/event.ts';
import type { FlowLink } from './link.ts';

/** An application to play. `unsaved`: it came with a link and is kept when the flow starts. */
export type Choice = { key: string; tenant: Tenant; application: Application; unsaved: boolean };

export type ParsedIssuer = { issuer: string; kind: Exclude<TenantKind, 'sandbox'>; notices: string[] };

/**
 * Every application of every tenant, and before them the one a link asks for when it is not known. Which is chosen
 * at first: the link's, else the one of the current tenant that suits the flow best.
 */
export function choicesFor(
  tenants: Tenant[],
  current: Tenant | undefined,
  link: Pick<FlowLink, 'issuer' | 'clientId'>,
  parseIssuer: (text: string) => ParsedIssuer | Problem,
  suits: (choice: Choice) => number,
): { choices: Choice[]; first: Choice | undefined; problem?: Problem } {
  const known = tenants.flatMap((tenant) =>
    tenant.applications.map((application) => choice(tenant, application, false)),
  );
  const best = (list: Choice[]) => list.toSorted((a, b) => suits(b) - suits(a))[0];
  const ofCurrent = best(known.filter(({ tenant }) => tenant.id === current?.id)) ?? best(known);
  if (link.issuer === undefined && link.clientId === undefined) return { choices: known, first: ofCurrent };

  const parsed = link.issuer === undefined ? undefined : parseIssuer(link.issuer);
  if (isProblem(parsed)) return { choices: known, first: ofCurrent, problem: parsed };
  const asked = tenants.filter(({ issuer }) => !parsed || issuer === parsed.issuer);
  const match = best(
    known.filter(
      ({ tenant, application }) =>
        asked.includes(tenant) && (link.clientId === undefined || application.clientId === link.clientId),
    ),
  );
  if (match) return { choices: known, first: match };

  const tenant = parsed ? (asked[0] ?? newTenant(parsed)) : (current ?? tenants[0]);
  if (!tenant) return { choices: known, first: ofCurrent };
  const fresh = choice(tenant, newApplication({ clientId: link.clientId ?? '', name: 'From a link' }), true);
  return { choices: [fresh, ...known], first: fresh };
}

function choice(tenant: Tenant, application: Application, unsaved: boolean): Choice {
  return { key: `${tenant.id} ${application.id}`, tenant, application, unsaved };
}

/**
 * How well an application suits a flow: what the flow needs holds, and a machine plays the flows that have no user.
 * Does NOT know what the tenant allows.
 */
export function suitability(flow: Flow, choice: Choice): number {
  const target = targetOf(choice, '');
  const unattended = flow.steps.every(({ kind }) => kind !== 'browser' && kind !== 'prompt');
  const met = flow.needs.every(({ holds }) => holds(target) === true);
  return (met ? 2 : 0) + ((target.applicationType === 'machine') === unattended ? 1 : 0);
}

/**
 * What an input starts with: the link's value, else the application's, else the flow's own. A hidden frame can show
 * nobody a page, so it starts with `prompt=none`.
 */
export function startValue(
  input: Input,
  application: Application,
  link: FlowLink,
  redirectUri: string,
  mode: LeaveMode,
): string {
  const linked = Object.hasOwn(link.inputs, input.name) ? link.inputs[input.name] : undefined;
  if (linked !== undefined) return linked;
  if (mode === 'iframe' && input.name === 'prompt') return 'none';
  const own = input.from === 'redirectUri' ? redirectUri : input.from ? application[input.from] : '';
  return own || input.initial || '';
}

export function targetOf({ tenant, application }: Choice, redirectUri: string): Target {
  return {
    tenantId: tenant.id,
    tenantName: tenant.name,
    tenantKind: tenant.kind,
    issuer: tenant.issuer,
    applicationId: application.id,
    applicationName: application.name,
    applicationType: application.type,
    clientId: application.clientId,
    authMethod: application.authMethod,
    redirectUri,
  };
}

/**
 * The ways to leave that the flow's first trip allows; none when the browser never leaves. A later trip that does not
 * allow the chosen one takes its own first: the engine sees to that.
 */
export function modesOf(flow: Flow): readonly LeaveMode[] {
  return flow.steps.find((step) => step.kind === 'browser')?.modes ?? [];
}

/** Field name to message for what cannot be sent as it stands. */
export function inputErrors(inputs: Input[], values: Record<string, string>): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { name, kind, required, check } of inputs) {
    const value = values[name]?.trim() ?? '';
    if (required && !value) errors[name] = 'It is needed.';
    else if (kind === 'number' && value && !/^\d+$/.test(value)) errors[name] = 'A whole number, in digits.';
    else if (kind === 'url' && value && !/^https?:\/\//.test(value))
      errors[name] = 'An http or https address.';
    else if (kind === 'scope' && /[,;]/.test(value)) errors[name] = 'Scopes are parted by spaces.';
    else if (value && check?.(value)) errors[name] = check(value) ?? '';
  }
  return errors;
}
