import { describe, expect, it } from 'vitest';
import { form, issuer, refusal } from '#diagnose/testing/story.ts';
import { aLoginStory, goodTokens } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import { attemptsOf } from './attempts.ts';

const refused = () => aLoginStory({ token: refusal(403, 'unauthorized_client') });
const exchange = form(`${issuer}oauth/token`, { grant_type: 'authorization_code' });
const told = (events: ReturnType<typeof refused>['events']) =>
  attemptsOf(buildModel(events)).map(({ title, note, current, rows }) => ({
    title,
    note,
    current,
    numbers: [rows[0]?.number, rows.at(-1)?.number],
  }));

describe('the rows of a run with several attempts', () => {
  it('are not grouped while there is one', () => {
    expect(told(refused().events)).toEqual([]);
  });

  it('are those of both, of the first and of the second, and their numbers go on', () => {
    const story = refused().retry('token').request('token', exchange, { json: goodTokens }, goodTokens);
    expect(told(story.events)).toEqual([
      { title: 'Both attempts', note: 'steps 1 to 6', current: true, numbers: [1, 7] },
      { title: 'Attempt 1', note: 'stopped at step 7', current: false, numbers: [8, 8] },
      { title: 'Attempt 2', note: 'from step 7', current: true, numbers: [9, 9] },
    ]);
  });

  it('tell who shares what, where a later attempt begins earlier', () => {
    const story = refused()
      .retry('token')
      .request('token', exchange, refusal(403, 'unauthorized_client'))
      .retry('pkce')
      .local('pkce', { code_verifier: 'v' });
    expect(told(story.events).map(({ title, note }) => `${title}: ${note}`)).toEqual([
      'All attempts: steps 1 to 2',
      'Attempts 1 and 2: steps 3 to 6',
      'Attempt 1: stopped at step 7',
      'Attempt 2: from step 7, stopped at step 7',
      'Attempt 3: from step 3',
    ]);
  });

  it('are open for the attempt on screen, whichever is the newest', () => {
    const story = refused().retry('token').request('token', exchange, refusal(403, 'unauthorized_client'));
    const groups = attemptsOf(buildModel(story.events), 0);
    expect(groups.map(({ title, note, current }) => `${title}, ${note}: ${current}`)).toEqual([
      'Both attempts, steps 1 to 6: true',
      'Attempt 1, stopped at step 7: true',
      'Attempt 2, from step 7, stopped at step 7: false',
    ]);
  });
});
