/** Flows through the engine, with every event kept, against the same requests by hand. One process, no network. */

import { createJourney, type Journey } from '../src/flows/testing/journey.ts';
import { API } from '../src/sandbox/seed.ts';
import { memoryStorage } from '../src/sandbox/store.ts';
import { loginParams, practice } from '../src/sandbox/testing/practice.ts';
import { loginByHand, machineByHand, SCOPE } from './by-hand.ts';
import { alternate, type Figure, ms } from './figure.ts';

const ROUNDS = 60;
const WARM_UP = 15;
const GOAL = 1.5;

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function figure(flow: string, ours: number, byHand: number): Figure {
  return {
    what: `Flow \`${flow}\` in one process, against oauth4webapi by hand`,
    goal: `≤ ${GOAL} ×`,
    figure: `${ms(ours)} : ${ms(byHand)}`,
    ratio: (ours / byHand).toFixed(2),
    holds: ours / byHand <= GOAL,
  };
}

export async function benchFlow(): Promise<Figure[]> {
  const tenant = practice({ storage: memoryStorage() });

  const throughTheEngine = async (journey: Journey) => {
    const { world, start, comeBack } = await createJourney(journey, tenant);
    return timed(async () => {
      const { engine } = world.open();
      const run = await start(engine);
      const session = await engine.open(run);
      await session.runToEnd();
      while (session.getSnapshot().model.waitingFor) {
        await comeBack(session);
        await session.resume();
      }
      const { phase, problem } = session.getSnapshot().model;
      if (phase !== 'finished' || problem) throw new Error(`${journey.flow}: ${phase} ${problem?.code}`);
    });
  };
  const login = await alternate(
    ROUNDS,
    WARM_UP,
    () =>
      throughTheEngine({
        flow: 'authorization-code-pkce',
        application: 'spa',
        inputs: { scope: SCOPE, audience: API },
        loggedIn: true,
      }),
    async () => {
      const browser = tenant.browser();
      await browser.logIn(tenant.url('authorize', loginParams()));
      return timed(() => loginByHand(tenant, browser));
    },
  );
  const machine = await alternate(
    ROUNDS,
    WARM_UP,
    () =>
      throughTheEngine({
        flow: 'client-credentials',
        application: 'machine',
        inputs: { audience: API },
      }),
    () => timed(() => machineByHand(tenant)),
  );
  return [figure('authorization-code-pkce', ...login), figure('client-credentials', ...machine)];
}
