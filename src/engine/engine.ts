import { planOf } from '#flows/plan.ts';
import { newId } from '#lib/ids.ts';
import { problem } from '#lib/problem.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { sealEvent } from '#trace/secrecy/seal.ts';
import type { Engine, FindExperiment, FindFlow } from './api.ts';
import type { Ports } from './ports.ts';
import { Recorder } from './recorder.ts';
import { codeOf, whyReadOnly } from './run-parts.ts';
import { Session } from './session.ts';

/** Runs flows. Knows the contract of a flow and no particular one; `findFlow` brings them. */
export function createEngine(
  ports: Ports,
  findFlow: FindFlow,
  findExperiment: FindExperiment = async () => undefined,
): Engine {
  const sessions = new Map<string, Promise<Session>>();

  async function open(run: string): Promise<Session> {
    const events = await ports.traces.events(run);
    const started = events[0];
    if (started?.kind !== 'run-started') {
      throw problem('run-not-found', 'This run is not here', `This browser keeps no run ${run}.`);
    }
    const flow = await findFlow(started.flow);
    const recorder = new Recorder(run, ports, events);
    const experiment = started.experiment && (await findExperiment(started.experiment));
    const session = new Session(
      { run, code: codeOf(flow), recorder, ports, ...(experiment ? { experiment } : {}) },
      whyReadOnly(flow, recorder.model),
    );
    await session.prepare();
    return session;
  }

  return {
    async start({ flow: id, target, inputs, extra, mode, experiment }) {
      const flow = await findFlow(id);
      if (!flow) throw problem('flow-unknown', 'There is no such flow', `No flow is called ${id}.`);
      const run = newId();
      const started: TraceEvent = {
        kind: 'run-started',
        seq: 1,
        at: ports.now(),
        branch: 0,
        run,
        flow: id,
        title: flow.title,
        ...{ target, inputs, extra, mode },
        plan: planOf(flow.steps),
        ...(experiment === undefined ? {} : { experiment }),
      };
      const { vault } = ports;
      const sealed = sealEvent(started, (credential) => vault.keep(run, credential), vault.held(run, target));
      const faults = await ports.faultsOn?.(target);
      const events: TraceEvent[] = faults?.length
        ? [sealed, { kind: 'faults-on', seq: 2, at: ports.now(), branch: 0, faults: [...faults] }]
        : [sealed];
      await ports.traces.append(run, events);
      ports.announce(run, () => buildModel(events));
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
