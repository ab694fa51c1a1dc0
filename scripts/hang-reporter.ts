/** Ends a run that a blocked thread would hold for ever: no timeout of a test comes through an endless loop. */
import type { Reporter } from 'vitest/node';
import { patience } from './patience.ts';

/** The build that a test makes is silent for so long on a busy machine. */
const SILENCE_MS = 60_000 * patience();
const LOOK_EVERY_MS = 1000;

export class HangReporter implements Reporter {
  readonly #underWay = new Set<string>();
  #heard = performance.now();
  #watch: NodeJS.Timeout | undefined;

  onTestRunStart(): void {
    this.#hear();
    this.#watch = setInterval(() => {
      if (performance.now() - this.#heard < SILENCE_MS) return;
      process.stderr.write(
        `\nNothing came from ${[...this.#underWay].join(', ')} for ${Math.round(SILENCE_MS / 1000)} s: a hang.\n`,
      );
      process.exit(1);
    }, LOOK_EVERY_MS);
  }

  onTestRunEnd(): void {
    clearInterval(this.#watch);
  }

  onTestModuleQueued({ relativeModuleId }: { relativeModuleId: string }): void {
    this.#underWay.add(relativeModuleId);
    this.#hear();
  }

  onTestModuleEnd({ relativeModuleId }: { relativeModuleId: string }): void {
    this.#underWay.delete(relativeModuleId);
    this.#hear();
  }

  onTestCaseResult(): void {
    this.#hear();
  }

  #hear(): void {
    this.#heard = performance.now();
  }
}
