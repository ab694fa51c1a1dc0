/** Every flow against the practice tenant, in one process: what goes over the wire, and what a crash costs. */
import { describe, expect, it } from 'vitest';
import { isInDoubt } from '#trace/restart.ts';
import { traceText } from '#trace/text.ts';
import { createJourney, type Journey } from './testing/journey.ts';

const API = 'https://api.practice.example';

const journeys: (Journey & { name: string })[] = [
  {
    name: 'authorization-code-pkce',
    flow: 'authorization-code-pkce',
    application: 'spa',
    inputs: { scope: 'openid profile email offline_access read:orders', audience: API },
  },
  {
    name: 'authorization-code-pkce-opaque',
    flow: 'authorization-code-pkce',
    application: 'web',
    inputs: { scope: 'openid profile email', max_age: '3600' },
  },
  {
    name: 'client-credentials',
    flow: 'client-credentials',
    application: 'machine',
    inputs: { audience: API },
  },
  {
    name: 'device-code',
    flow: 'device-code',
    application: 'tv',
    inputs: { scope: 'openid profile offline_access', audience: API },
  },
];

describe('a logout', () => {
  it('can be retried: its callback looks like the one before, and is taken all the same', async () => {
    const { world, start, goOn } = await createJourney(journeys[1] as Journey);
    const { engine } = world.open();
    const session = await engine.open(await start(engine));
    await goOn(session);
    await session.retry('logout');
    await goOn(session);
    const { phase, branch } = session.getSnapshot().model;
    expect({ phase, branch }).toEqual({ phase: 'finished', branch: 1 });
  });
});

describe.each(journeys)('$name', ({ name, ...journey }) => {
  it('goes over the wire as recorded', async () => {
    const { world, start, goOn } = await createJourney(journey);
    const { engine } = world.open();
    const run = await start(engine);
    await goOn(await engine.open(run));
    await expect(traceText(world.eventsOf(run))).toMatchFileSnapshot(`./fixtures/${name}.txt`);
  });

  it('is remarked on by nothing: the practice tenant does what the specifications say', async () => {
    const { world, start, goOn } = await createJourney(journey);
    const { engine } = world.open();
    const session = await engine.open(await start(engine));
    await goOn(session);
    const remarks = session.getSnapshot().model.checks.filter(({ severity }) => severity);
    expect(remarks.map(({ id, detail }) => `${id}: ${detail}`)).toEqual([]);
  });

  it('finishes after a crash at any moment, and sends nothing twice by itself', async () => {
    const whole = await createJourney(journey);
    const first = whole.world.open();
    const complete = await whole.start(first.engine);
    await whole.goOn(await first.engine.open(complete));
    const appends = first.appends() - 1;

    for (let appended = 1; appended < appends; appended++) {
      const { world, start, goOn } = await createJourney(journey, whole.tenant);
      const dying = world.open();
      const run = await start(dying.engine);
      const session = await dying.engine.open(run);
      const death = dying.dieAfter(appended);
      void goOn(session).catch(() => undefined);
      await death;
      const kept = world.eventsOf(run);
      const asked = world.requests.length;

      const next = await world.open().engine.open(run);
      expect(next.getSnapshot().model.events, `after append ${appended}`).toEqual(kept);
      if (isInDoubt(next.getSnapshot().model)) expect((await next.next())?.code).toBe('in-doubt');
      expect(world.requests.length, `after append ${appended}`).toBe(asked);
      await goOn(next);
      const { model } = next.getSnapshot();
      expect(`${appended}: ${model.phase} ${model.problem?.code ?? ''}`).toBe(`${appended}: finished `);
    }
  }, 60_000);
});
