import { describe, expect, it } from 'vitest';
import { refusal } from '#diagnose/testing/story.ts';
import { aLoginStory } from '#diagnose/testing/traces.ts';
import { attemptModel } from './attempt-model.ts';
import { buildModel } from './build-model.ts';

function twoAttempts() {
  const story = aLoginStory({ token: refusal(403, 'invalid_grant') });
  const first = buildModel(story.events);
  story.retry('pkce', { scope: 'openid' }).local('pkce', { code_verifier: 'v2', code_challenge: 'c2' });
  return { first, model: buildModel(story.events) };
}

describe('the attempts of a run', () => {
  it('say where each stands: the newest now, an older one when the next began', () => {
    const { first, model } = twoAttempts();
    expect(model.branches).toMatchObject([
      {
        branch: 0,
        phase: 'stopped',
        current: { id: 'token', index: 6 },
        problem: { code: 'invalid-grant' },
        updatedAt: first.updatedAt,
      },
      { branch: 1, phase: 'paused', parent: 0, from: 'pkce', changed: ['scope'], current: { id: 'state' } },
    ]);
  });

  it('are running while a page works on the newest', () => {
    const { events } = twoAttempts().model;
    expect(buildModel(events, { live: true }).branches.map(({ phase }) => phase)).toEqual([
      'stopped',
      'running',
    ]);
  });
});

describe('an earlier attempt', () => {
  it('is the run as it stood at its end, with the numbers of now', () => {
    const { first, model } = twoAttempts();
    const earlier = attemptModel(model, 0);
    expect(earlier.steps).toEqual(first.steps);
    expect(earlier.inputs).toEqual(first.inputs);
    expect(earlier.rows).toEqual(model.rows.slice(0, first.rows.length));
  });

  it('is built once, however often the run goes on', () => {
    const { model } = twoAttempts();
    expect(attemptModel(model, 0)).toBe(attemptModel(model, 0));
  });

  it('is the model itself for the newest one and for one that is not there', () => {
    const { model } = twoAttempts();
    expect([1, 7, -1].map((branch) => attemptModel(model, branch) === model)).toEqual([true, true, true]);
  });
});
