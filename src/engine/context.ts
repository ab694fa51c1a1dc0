import type { StepContext } from '#flows/flow.ts';
import { problem } from '#lib/problem.ts';
import type { HttpRequest } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import type { Ports } from './ports.ts';
import { recordRequest } from './wire.ts';

/** Carries the captured request out of a step that wanted to send it. */
class Captured {
  readonly request: HttpRequest;
  constructor(request: HttpRequest) {
    this.request = request;
  }
}

/**
 * The context of one step: the run's values and inputs, and a `fetch` that captures the request instead of sending
 * it. The engine sends; a step never does.
 */
export function contextOf(model: TraceModel, ports: Ports): StepContext {
  return {
    target: model.target,
    inputs: model.inputs,
    extra: model.extra,
    values: Object.fromEntries([...model.values].map(([name, { value }]) => [name, value])),
    madeBy: (name) => model.values.get(name)?.event,
    secret: (name) => {
      const secret = ports.secret(model.target, name);
      if (secret) return secret;
      throw problem(
        'secret-missing',
        `\`${name}\` is not here`,
        `${model.target.applicationName} proves itself with \`${model.target.authMethod}\`. A secret is kept in this tab only, unless you ask to keep it; enter it to go on.`,
      );
    },
    fetch: async (input, init) => {
      throw new Captured(await recordRequest(new Request(input, init)));
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
