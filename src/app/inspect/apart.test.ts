import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkApart, inspectApart } from './apart.ts';

/** Answers, fails or says nothing, as the test wants it; remembers whether it was ended. */
function aWorker(behaviour: (worker: EventTarget, question: unknown) => void) {
  const made: { ended: boolean }[] = [];
  class TestWorker extends EventTarget {
    ended = false;
    constructor() {
      super();
      made.push(this);
    }
    postMessage(question: unknown) {
      behaviour(this, question);
    }
    terminate() {
      this.ended = true;
    }
  }
  vi.stubGlobal('Worker', TestWorker);
  return made;
}

const silent = () => undefined;
const wanted = () => new AbortController();

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a text that is read apart', () => {
  it('is what the worker says, and the worker is ended', async () => {
    const made = aWorker((worker) =>
      worker.dispatchEvent(new MessageEvent('message', { data: { title: 'A title' } })),
    );
    expect(await inspectApart('text', wanted().signal)).toEqual({ title: 'A title' });
    expect(made.map(({ ended }) => ended)).toEqual([true]);
  });

  it('is given up when it is no longer wanted, and the worker is ended', async () => {
    const made = aWorker(silent);
    const reading = wanted();
    const read = inspectApart('text', reading.signal);
    reading.abort();
    await expect(read).rejects.toBe(reading.signal.reason);
    expect(made.map(({ ended }) => ended)).toEqual([true]);
  });

  it('says so when it takes too long, and the worker is ended', async () => {
    vi.useFakeTimers();
    const made = aWorker(silent);
    const read = inspectApart('text', wanted().signal);
    await vi.runAllTimersAsync();
    expect(await read).toMatchObject({
      title: 'Not read',
      broken: { message: expect.stringContaining('too long') },
    });
    expect(made.map(({ ended }) => ended)).toEqual([true]);
  });

  it('says so when the worker fails', async () => {
    aWorker((worker) =>
      worker.dispatchEvent(Object.assign(new Event('error'), { message: 'Out of memory' })),
    );
    expect(await inspectApart('text', wanted().signal)).toMatchObject({
      broken: { message: expect.stringContaining('Out of memory') },
    });
  });

  it('is read in the page where there are no workers', async () => {
    vi.stubGlobal('Worker', undefined);
    expect((await inspectApart('https://app.example/callback?code=a', wanted().signal)).title).toBe(
      'Callback URL',
    );
  });
});

describe('the checks of a token', () => {
  it('are made in the page for one of usual size: no worker starts', async () => {
    const made = aWorker(silent);
    const token = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.';
    const checks = await checkApart(token, { nowMs: 0 }, wanted().signal);
    expect(checks.map(({ id }) => id)).toContain('alg');
    expect(made).toEqual([]);
  });
});
