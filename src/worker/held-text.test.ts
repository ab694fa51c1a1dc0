import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hold, take } from './held-text.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what a tab holds through its reload', () => {
  it('is given to that tab, and once', () => {
    void hold('one', 'a token');
    expect(take('two')).toBeUndefined();
    expect(take('one')).toBe('a token');
    expect(take('one')).toBeUndefined();
  });

  it('is forgotten by itself, and the worker need not live longer', async () => {
    const over = hold('one', 'a token');
    await vi.runAllTimersAsync();
    await over;
    expect(take('one')).toBeUndefined();
  });

  it('is kept for few tabs: the oldest goes first', () => {
    for (let tab = 0; tab < 11; tab++) void hold(`${tab}`, `text ${tab}`);
    expect(take('0')).toBeUndefined();
    expect(take('10')).toBe('text 10');
  });
});
