/** Ways out, for whichever tenant the run talks to. */
import { type DashboardPlace, dashboard } from '#catalog/dashboard.ts';
import { paramOf } from '#trace/fields.ts';
import type { Exchange, TraceModel } from '#trace/model.ts';
import { restartFrom, whyFromThere } from '#trace/restart.ts';
import { authorizeOf, stepOf, tokensOf } from './attempt.ts';
import type { Fix } from './rule.ts';

/**
 * The setting to change: its place in the Dashboard for Auth0, the same words for the sandbox, and for any other
 * provider the setting's name alone, because its pages are its own.
 */
export function setting(
  model: TraceModel,
  place: DashboardPlace,
  more: { value?: string; note?: string } = {},
): Fix {
  const { tenantKind, applicationName } = model.target;
  const api = model.inputs['audience'] || 'the API';
  const words = dashboard[place].map((word) =>
    word === '{app}' ? applicationName : word === '{api}' ? api : word,
  );
  if (tenantKind !== 'oidc') {
    const root = tenantKind === 'sandbox' ? 'Sandbox' : 'Dashboard';
    return { kind: 'dashboard', path: [root, ...words], ...more };
  }
  const sentences = [
    `At your provider, look for the setting that Auth0 calls “${words.at(-1)}”.`,
    more.value ? `It needs \`${more.value}\`.` : '',
    more.note ?? '',
  ];
  return { kind: 'advice', text: sentences.filter(Boolean).join(' ') };
}

export function advice(text: string): Fix {
  return { kind: 'advice', text };
}

/** A retry from a step of the plan; nothing when the plan has no such step. */
export function retry(
  model: TraceModel,
  step: string | undefined,
  title: string,
  inputs: Record<string, string> = {},
): Fix[] {
  const from = stepOf(model, step);
  if (!from) return [];
  const why = whyThere(model, from.id);
  const label = fromStep(model, title, from.id);
  return [{ kind: 'retry', label, from: from.id, inputs, ...(why ? { why } : {}) }];
}

/** "`code` is spent."; undefined where it begins at the step itself. */
export function whyThere(model: TraceModel, step: string): string | undefined {
  const restart = restartFrom(model, step);
  const why = restart && whyFromThere(restart);
  return why && `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
}

/** A field for another client secret, and a button that begins again with it. */
export function secret(model: TraceModel, step: string, label: string): Fix[] {
  const from = stepOf(model, step);
  return from ? [{ kind: 'secret', label: fromStep(model, label, from.id), from: from.id }] : [];
}

/** A button says where it really begins again, where values are spent: "Log in again, from step 4". */
export function fromStep(model: TraceModel, label: string, step: string): string {
  const { index } = restartFrom(model, step)?.step ?? { index: 0 };
  return `${label}${/try again$/i.test(label) ? '' : ','} from step ${index + 1}`;
}

/** Lets the tenant ask: by the button where `prompt` is an input of the run, else told. */
export function withoutPrompt(model: TraceModel, exchange: Exchange, label: string): Fix[] {
  if (paramOf(exchange.sent, 'prompt') === model.inputs['prompt'])
    return retry(model, againStep(model, exchange), label, { prompt: '' });
  return [advice('`prompt=none` is among the extra parameters of this run: start a new run without it.')];
}

/** The step that made a value. */
export function makerOf(model: TraceModel, ...names: string[]): string | undefined {
  return names.map((name) => model.values.get(name)?.step).find((step) => step !== undefined);
}

/** The step that asks the person for a login: the first that makes state, or sends the browser, or asks for a code. */
export function loginStep(model: TraceModel): string | undefined {
  return makerOf(model, 'state') ?? authorizeOf(model)?.step ?? makerOf(model, 'device_code');
}

/** Where new tokens begin: at the login, or at the request that brings them without one. */
export function tokenStep(model: TraceModel): string | undefined {
  return loginStep(model) ?? tokensOf(model)?.exchange.step;
}

/** Where an exchange begins anew: after a callback with a new `state`, since the old one has been answered. */
export function againStep(model: TraceModel, { callback, step }: Exchange): string {
  return (callback && loginStep(model)) || step;
}

/** Adds a word to the `scope` that the run asks for. */
export function scopeWith(model: TraceModel, word: string): Record<string, string> {
  const words = (model.inputs['scope'] ?? '').split(/\s+/).filter(Boolean);
  return { scope: [...new Set([...words, word])].join(' ') };
}
