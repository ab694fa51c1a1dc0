import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadScreen } from './load-screen.ts';

const failed = () => new TypeError('Failed to fetch dynamically imported module');
let began: string;
let online: boolean;
const reload = vi.fn();

beforeEach(() => {
  began = 'navigate';
  online = true;
  reload.mockClear();
  vi.stubGlobal('performance', { getEntriesByType: () => [{ type: began }] });
  vi.stubGlobal('navigator', {
    get onLine() {
      return online;
    },
  });
  vi.stubGlobal('location', { reload });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('asks once more for a screen that does not come at first', async () => {
  const load = vi.fn().mockRejectedValueOnce(failed()).mockResolvedValueOnce('the screen');
  expect(await loadScreen(load)).toBe('the screen');
  expect(reload).not.toHaveBeenCalled();
});

it('starts the page over where the address stays dead, and meanwhile shows no failure', async () => {
  const load = vi.fn().mockRejectedValue(failed());
  let settled = false;
  const loading = loadScreen(load).finally(() => {
    settled = true;
  });
  void loading.catch(() => undefined);
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  expect(load).toHaveBeenCalledTimes(2);
  expect(settled).toBe(false);
});

it.each([
  ['a page that was started over already', 'reload', true, failed()],
  ['a page without a network', 'navigate', false, failed()],
  ['a screen that came and is broken', 'navigate', true, new ReferenceError('x is not defined')],
])('tells what failed in %s', async (_what, how, connected, error) => {
  [began, online] = [how, connected];
  await expect(loadScreen(() => Promise.reject(error))).rejects.toBe(error);
  expect(reload).not.toHaveBeenCalled();
});
