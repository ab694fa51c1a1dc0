import { describe, expect, it } from 'vitest';
import { refusal } from '#diagnose/testing/story.ts';
import { aLogin, aLoginStory } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import { attemptsOf } from './attempts.ts';
import { inTime, linesOf, type Sort } from './lines.ts';
import { type Chip, countsOf, fitting } from './row-filter.ts';

function shown(chips: Chip[], sort: Sort = inTime, model = buildModel(aLogin())): string[] {
  const lines = linesOf({
    rows: model.rows,
    groups: attemptsOf(model),
    planned: model.steps.filter(({ status }) => status === 'planned'),
    sort,
    isOpen: ({ current }) => current,
    fits: fitting(chips, model.events),
  });
  return lines.map((line) =>
    line.kind === 'row' ? String(line.row.number) : line.kind === 'group' ? line.group.title : line.step.id,
  );
}

const retried = () =>
  buildModel(
    aLoginStory({ token: refusal(403, 'unauthorized_client') })
      .retry('state')
      .local('state', { state: 'another' }).events,
  );

describe('the lines of the timeline', () => {
  it('are the rows in the order of time', () => {
    expect(shown([])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11']);
  });

  it('are turned round, and sorted by what took longest', () => {
    expect(shown([], { by: 'number', down: true })[0]).toBe('11');
    expect(shown([], { by: 'took', down: true })[0]).toBe('5');
  });

  it('are the rows of a channel, or of two', () => {
    expect(shown([{ kind: 'channel', channel: 'front' }])).toEqual(['5', '6']);
    const both = shown([
      { kind: 'channel', channel: 'front' },
      { kind: 'channel', channel: 'local' },
    ]);
    expect(both).toEqual(['3', '4', '5', '6', '7', '9']);
  });

  it('fold an older attempt to one line, and end with what is planned', () => {
    const lines = shown([], inTime, retried());
    expect(lines.slice(0, 7)).toEqual(['Both attempts', '1', '2', '3', 'Attempt 1', 'Attempt 2', '9']);
    expect(lines.at(-1)).toBe('refresh');
  });

  it('are those of one attempt that failed', () => {
    const chips: Chip[] = [{ kind: 'failed' }, { kind: 'attempt', group: '0' }];
    expect(shown(chips, inTime, retried())).toEqual(['Attempt 1']);
    expect(shown([{ kind: 'failed' }, { kind: 'attempt', group: '1' }], inTime, retried())).toEqual([]);
  });
});

it('what a person edited is counted', () => {
  const events = aLogin();
  const at = events.findIndex(({ kind }) => kind === 'redirect-out');
  const out = events[at];
  if (out?.kind !== 'redirect-out') throw new Error('The login leaves.');
  events[at] = { ...out, planned: { ...out.sent, url: `${out.sent.url}&nonce=n` } };
  expect(countsOf(buildModel(events))).toMatchObject({ front: 2, local: 4, failed: 0, edited: 1 });
});
