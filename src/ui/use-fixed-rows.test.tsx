// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { MOST_PRINTED, useFixedRows } from './use-fixed-rows.ts';

const ROW = 24;
const SEEN = 10;

function rows(count: number) {
  const frame = document.createElement('div');
  Object.defineProperty(frame, 'clientHeight', { value: ROW * SEEN });
  const ref = { current: frame };
  const { result } = renderHook(() => useFixedRows(ref, count, ROW));
  const scroll = (top: number) =>
    act(async () => {
      frame.scrollTop = top;
      frame.dispatchEvent(new Event('scroll'));
    });
  return { result, frame, scroll };
}

const drawn = ({ first, last }: { first: number; last: number }) => last - first;

describe('rows of one height', () => {
  it('are drawn where they are seen, and a few besides', async () => {
    const { result, scroll } = rows(100_000);
    expect(result.current.first).toBe(0);
    await scroll(50_000 * ROW);
    expect(result.current.first).toBeLessThanOrEqual(50_000);
    expect(result.current.last).toBeGreaterThanOrEqual(50_000 + SEEN);
    expect(drawn(result.current)).toBeLessThan(SEEN * 5);
  });

  it('are all on paper, from the first on, and as before once it is printed', async () => {
    const { result, scroll } = rows(1000);
    await scroll(500 * ROW);
    const before = result.current;
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect([result.current.first, result.current.last]).toEqual([0, 1000]);
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect([result.current.first, result.current.last]).toEqual([before.first, before.last]);
    const long = rows(100_000);
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(drawn(long.result.current)).toBeLessThan(MOST_PRINTED + SEEN * 5);
  });

  it('are never more than there are', async () => {
    const { result, scroll } = rows(5);
    expect([result.current.first, result.current.last]).toEqual([0, 5]);
    await scroll(1000);
    expect(result.current.last).toBe(5);
    expect(result.current.first).toBe(0);
    expect(rows(0).result.current.last).toBe(0);
  });

  it('come into sight by the shortest way, and stay where they are seen already', async () => {
    const { result, frame, scroll } = rows(1000);
    await scroll(100 * ROW);
    result.current.scrollTo(105);
    expect(frame.scrollTop).toBe(100 * ROW);
    result.current.scrollTo(110);
    expect(frame.scrollTop).toBe(101 * ROW);
    result.current.scrollTo(50);
    expect(frame.scrollTop).toBe(50 * ROW);
  });
});
