/** Each breakage for real, against the practice tenant: the finding that it promises is the first that the attempt gets. */
import { describe, expect, it } from 'vitest';
import { diagnose } from '#diagnose/diagnose.ts';
import { createJourney, type Journey } from '#flows/testing/journey.ts';
import { practice } from '#sandbox/testing/practice.ts';
import { breakagesOf, breakRun } from './breakages.ts';

const API = 'https://api.practice.example';
const journeys: Journey[] = [
  { flow: 'authorization-code-pkce', application: 'spa', inputs: { scope: 'openid profile', audience: API } },
  { flow: 'authorization-code-pkce', application: 'web', inputs: { scope: 'openid' } },
  { flow: 'client-credentials', application: 'machine', inputs: { audience: API } },
  { flow: 'device-code', application: 'tv', inputs: { scope: 'openid' } },
];
const tenant = practice();

async function finished(journey: Journey) {
  const { world, start, goOn } = await createJourney(journey, tenant);
  const { engine } = world.open();
  const session = await engine.open(await start(engine));
  await goOn(session);
  expect(session.getSnapshot().model.phase).toBe('finished');
  return { session, goOn };
}

describe('Break it', () => {
  it.each(journeys)('leads to its finding: $flow of $application', async (journey) => {
    const { session } = await finished(journey);
    for (const { id } of breakagesOf(session.getSnapshot().model)) {
      const { session: one, goOn } = await finished(journey);
      const breakage = breakagesOf(one.getSnapshot().model).find((other) => other.id === id);
      expect(breakage && (await breakRun(one, breakage))).toBeUndefined();
      await goOn(one);
      const { model } = one.getSnapshot();
      expect([id, model.phase, model.branch, diagnose(model)[0]?.code]).toEqual([
        id,
        'stopped',
        1,
        breakage?.finds,
      ]);
    }
  });

  it('offers what the run really sent, before a trip of the browser', async () => {
    const offered = async (journey: Journey | undefined) => {
      if (!journey) return [];
      const { session } = await finished(journey);
      return breakagesOf(session.getSnapshot().model).map(({ id }) => id);
    };
    expect(await offered(journeys[0])).toEqual([
      'state-off',
      'nonce-off',
      'verifier-wrong',
      'audience-unknown',
    ]);
    expect(await offered(journeys[1])).not.toContain('secret-wrong');
    expect(await offered(journeys[2])).toEqual(['audience-unknown', 'secret-wrong']);
    expect(await offered(journeys[3])).toEqual([]);
  });
});
