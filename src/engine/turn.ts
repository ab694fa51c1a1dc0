/** One worker at a time: in this page by a flag, among tabs by a lock. */
import { type Problem, problem } from '#lib/problem.ts';
import type { Ports } from './ports.ts';
import type { Recorder } from './recorder.ts';

export const busy = problem(
  'run-busy',
  'The run is at work',
  'A request is on its way. Wait for its answer, or stop the run.',
);

export class Turn {
  readonly #recorder: Recorder;
  readonly #ports: Ports;
  #abort: AbortController | undefined;
  #working: Promise<unknown> | undefined;

  constructor(recorder: Recorder, ports: Ports) {
    this.#recorder = recorder;
    this.#ports = ports;
  }

  get taken(): boolean {
    return this.#abort !== undefined;
  }

  /** Resolves when the work in hand, if any, is over. */
  async free(): Promise<void> {
    while (this.#abort) await this.#working?.catch(() => undefined);
  }

  interrupt(): void {
    this.#abort?.abort();
  }

  /**
   * Runs `work` alone on this run, on what is on record by then, and ends when what it noted is kept or refused. Refuses
   * with `run-busy` while this page is at work already.
   */
  async take(work: (signal: AbortSignal) => Promise<Problem | undefined>): Promise<Problem | undefined> {
    if (this.#abort) return busy;
    const abort = new AbortController();
    this.#abort = abort;
    const working = this.#ports.exclusive(this.#recorder.run, async () => {
      await this.#recorder.refresh();
      // Stopped while another tab was at work: nothing may begin.
      if (abort.signal.aborted) return undefined;
      this.#recorder.live = true;
      try {
        return await work(abort.signal);
      } finally {
        await this.#recorder.settled();
      }
    });
    this.#working = working;
    try {
      return await working;
    } finally {
      this.#abort = undefined;
      this.#recorder.live = false;
    }
  }
}
