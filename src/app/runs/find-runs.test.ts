import { describe, expect, it } from 'vitest';
import type { RunSummary } from '#store/types.ts';
import { findRuns } from './find-runs.ts';

const run = (number: number, change: Partial<RunSummary> = {}): RunSummary => ({
  ...{ run: `r${number}`, number, flow: 'a-flow', title: 'Login', tenantId: 't', tenantName: 'orders' },
  ...{ applicationName: 'Shop', startedAt: 0, updatedAt: 0, phase: 'finished', note: 'step 9 of 9' },
  ...change,
});
const runs = [
  run(12),
  run(1, { phase: 'stopped', note: 'The ID token was made for another login' }),
  run(2, { phase: 'waiting', name: 'before the demo' }),
  run(3, { phase: 'stopped', imported: true }),
];
const numbers = (words: string, where: Parameters<typeof findRuns>[2] = 'all') =>
  findRuns(runs, words, where).map(({ number }) => number);

describe('the runs of this browser', () => {
  it('are found by every word of their line, in their order', () => {
    expect(numbers('')).toEqual([12, 1, 2, 3]);
    expect(numbers('shop ORDERS')).toEqual([12, 1, 2, 3]);
    expect(numbers('another login')).toEqual([1]);
    expect(numbers('demo')).toEqual([2]);
    expect(numbers('#12')).toEqual([12]);
    expect(numbers('no-such-word')).toEqual([]);
  });

  it('are narrowed by where they stand', () => {
    expect(numbers('', 'open')).toEqual([2]);
    expect(numbers('', 'stopped')).toEqual([1, 3]);
    expect(numbers('', 'finished')).toEqual([12]);
    expect(numbers('', 'imported')).toEqual([3]);
  });
});
