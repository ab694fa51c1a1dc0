// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  history.replaceState(null, '', '/');
});

/** Whether `whenStaying` has resolved, after what is due by now. */
async function stays(act: () => void): Promise<boolean> {
  const { whenStaying } = await import('./staying.ts');
  let resolved = false;
  void whenStaying().then(() => {
    resolved = true;
  });
  act();
  await vi.advanceTimersByTimeAsync(600);
  return resolved;
}

it('waits on the start page for a sign of life', async () => {
  expect(await stays(() => undefined)).toBe(false);
});

it.each(['pointermove', 'pointerdown', 'keydown', 'wheel'])('takes %s as one', async (name) => {
  expect(await stays(() => dispatchEvent(new Event(name)))).toBe(true);
});

it('takes it that who looks for twenty seconds reads', async () => {
  expect(await stays(() => void vi.advanceTimersByTime(20_000))).toBe(true);
});

it('does not wait on any other page', async () => {
  history.replaceState(null, '', '/runs/abc');
  expect(await stays(() => undefined)).toBe(true);
});
