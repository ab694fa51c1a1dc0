/** What steps and panels read of a run, in one way: values, inputs, and what really went out. */
import type { Json } from '#lib/json.ts';
import type { ParamList, Target } from '#trace/event.ts';
import { bodyOf, queryOf } from '#trace/fields.ts';
import type { TraceModel } from '#trace/model.ts';
import type { StepContext } from './flow.ts';

/** The part of a step's context that judging what came needs. */
export type RunReading = Pick<StepContext, 'target' | 'get' | 'input' | 'madeBy' | 'madeAt' | 'sent' | 'now'>;

/** Reads from the trace alone: a credential is its reference, and nothing of the vault is opened. */
export function readRun(model: TraceModel, now: () => number): RunReading {
  const kept = (name: string): Json | undefined =>
    model.values.get(name)?.value ?? (model.inputs[name]?.trim() || undefined);
  const target: Target = model.target;
  return {
    target,
    get: (name) => kept(name) as never,
    input: (name) => model.inputs[name]?.trim() || undefined,
    madeBy: (name) => model.values.get(name)?.event,
    madeAt: (name) => madeAt(model, name),
    sent: (step) => paramsSent(model, step),
    now,
  };
}

/** When a value came, in milliseconds since the epoch. */
export function madeAt(model: TraceModel, name: string): number | undefined {
  return model.events[(model.values.get(name)?.event ?? 0) - 1]?.at;
}

/** The parameters that a step of this attempt sent last, with what the person changed. */
export function paramsSent({ steps, exchanges }: TraceModel, id: string): ParamList | undefined {
  const branch = steps.find((view) => view.id === id)?.branch;
  const { sent } = exchanges.values().findLast((one) => one.step === id && one.branch === branch) ?? {};
  if (!sent) return undefined;
  const body = bodyOf(sent);
  return [...queryOf(sent.url), ...(body.kind === 'form' ? body.params : [])];
}
