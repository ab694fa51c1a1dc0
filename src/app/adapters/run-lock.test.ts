// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withRunLock } from './run-lock.ts';

/** One lock, given in turn. */
let held: Promise<unknown>;

beforeEach(() => {
  held = Promise.resolve();
  vi.stubGlobal('navigator', {
    locks: {
      request: (_name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<unknown>) => {
        const turn = held.then(() => signal.throwIfAborted()).then(hold);
        held = turn.catch(() => undefined);
        return turn;
      },
    },
  });
});

afterEach(() => {
  window.dispatchEvent(new Event('pageshow'));
  vi.unstubAllGlobals();
});

it('gives the lock on when the work is done, and what it returned', async () => {
  const told: string[] = [];
  const first = withRunLock('r', async () => told.push('first'));
  await withRunLock('r', async () => told.push('second'));
  expect(await first).toBe(1);
  expect(told).toEqual(['first', 'second']);
});

it('gives the lock on when the work fails', async () => {
  await expect(withRunLock('r', () => Promise.reject(new Error('The disk is full.')))).rejects.toThrow(
    'disk',
  );
  expect(await withRunLock('r', async () => 'next')).toBe('next');
});

it('gives the lock on when the page goes, and takes no other until the page is back', async () => {
  const told: string[] = [];
  const begun = new Promise<void>((resolve) => {
    void withRunLock('r', () => {
      resolve();
      return new Promise(() => undefined);
    });
  });
  const waits = withRunLock('r', async () => told.push('waited'));
  await begun;
  window.dispatchEvent(new Event('pagehide'));
  const late = withRunLock('r', async () => told.push('late'));
  // Another page would have it now.
  await held;
  expect(told).toEqual([]);
  window.dispatchEvent(new Event('pageshow'));
  await Promise.all([waits, late]);
  expect(told.toSorted()).toEqual(['late', 'waited']);
});
