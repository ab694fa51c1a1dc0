import { planOf } from '#flows/plan.ts';
import { newId } from '#lib/ids.ts';
import { problem } from '#lib/problem.ts';
import type { TraceEvent } from '#trace/event.ts';
import { buildModel } from '#trace/model.ts';
import type { Engine, FindFlow } from './api.ts';
import type { Ports } from './ports.ts';
import { Recorder } from './recorder.ts';
import { Session } from './run-session.ts';

/** Runs flows. Knows the contract of a flow and no particular one; `findFlow` brings them. */
export function createEngine(ports: Ports, findFlow: FindFlow): Engine {
  const sessions = new Map<string, Promise<Session>>();

  async function flowOf(id: string) {
    const flow = await findFlow(id);
    if (flow) return flow;
    throw problem('flow-unknown', 'There is no such flow', `No flow is called ${id}.`);
  }

  async function open(run: string): Promise<Session> {
    const events = await ports.traces.events(run);
    const started = events[0];
    if (started?.kind !== 'run-started') {
      throw problem('run-not-found', 'This run is not here', `This browser keeps no run ${run}.`);
    }
    const session = new Session(await flowOf(started.flow), new Recorder(run, ports, events), ports);
    await session.prepare();
    return session;
  }

  return {
    async start({ flow: id, target, inputs, extra, mode }) {
      const flow = await flowOf(id);
      const run = newId();
      const started: TraceEvent = {
        kind: 'run-started',
        seq: 1,
        at: ports.now(),
        branch: 0,
        run,
        flow: id,
        title: flow.title,
        target,
        inputs,
        extra,
        mode,
        plan: planOf(flow),
      };
      await ports.traces.append(run, [started]);
      ports.announce(run, buildModel([started]));
      return run;
    },
    opened: (run) => sessions.get(run),
    open(run) {
      const known = sessions.get(run) ?? open(run);
      sessions.set(run, known);
      known.catch(() => sessions.delete(run));
      return known;
    },
  };
}
