import type { Step, StepContext } from '#flows/flow.ts';
import type { Known, Name } from '#flows/known.ts';
import { madeAt, paramsSent } from '#flows/read-run.ts';
import type { Json } from '#lib/json.ts';
import { problem } from '#lib/problem.ts';
import type { HttpRequest } from '#trace/event.ts';
import { isMarker } from '#trace/secrecy/marker.ts';
import type { RunParts } from './run-parts.ts';
import { secretMissing } from './vault.ts';
import { requestAsData } from './wire.ts';

/** Carries the captured request out of a step that wanted to send it. */
class Captured {
  readonly request: HttpRequest;
  constructor(request: HttpRequest) {
    this.request = request;
  }
}

/**
 * The context of one step, of the moment it is made: the run's values and inputs, and a `fetch` that captures the
 * request instead of sending it. The engine sends; a step never does.
 */
export function contextOf({ run, recorder, ports }: RunParts, step: Pick<Step, 'id'>): StepContext {
  const { model } = recorder;
  const { target, inputs } = model;
  const { tries = 0, paceSeconds = 0, unjudged } = model.steps.find(({ id }) => id === step.id) ?? {};
  const stored = (name: Name): Json | undefined => {
    const value = model.values.get(name)?.value ?? (inputs[name]?.trim() || undefined);
    return value === undefined && name === 'client_secret' ? ports.vault.ofApplication(target, name) : value;
  };
  const get = <K extends Name>(name: K): Known[K] | undefined => {
    const value = stored(name);
    const opened = typeof value === 'string' && isMarker(value) ? ports.vault.open(run, value) : value;
    return opened as Known[K] | undefined;
  };
  return {
    target,
    extra: model.extra,
    get,
    need: (name) => {
      const value = get(name);
      if (value !== undefined) return value;
      const reference = stored(name);
      if (typeof reference === 'string') throw secretMissing(name, reference);
      if (name === 'client_secret') throw secretMissing(name);
      throw problem('value-missing', `\`${name}\` is not there`, 'No step of this run has made it.', {
        cause: { name },
      });
    },
    input: (name) => {
      const value = inputs[name]?.trim() || undefined;
      return value !== undefined && isMarker(value) ? ports.vault.open(run, value) : value;
    },
    madeBy: (name) => model.values.get(name)?.event,
    madeAt: (name) => madeAt(model, name),
    cameIn: () => (unjudged === undefined ? undefined : model.exchanges.get(unjudged)?.responseEvent),
    sent: (id) => paramsSent(model, id),
    key: (use, alg) => ports.keyPair(target, use, alg),
    tries,
    paceSeconds,
    fetch: async (input, init) => {
      throw new Captured(await requestAsData(input, init));
    },
    now: ports.now,
  };
}

/** Runs a step's `send` up to the point where it would send, and returns that request. */
export async function capture(send: () => Promise<unknown>): Promise<HttpRequest> {
  try {
    await send();
  } catch (thrown) {
    if (thrown instanceof Captured) return thrown.request;
    throw thrown;
  }
  throw new Error('The step sent nothing.');
}
