import { defineConfig } from 'vitest/config';
import { HangReporter } from './scripts/hang-reporter.ts';
import { patience } from './scripts/patience.ts';

/** Where `npm test` wants the counts. */
const report = process.env['GRANTSCOPE_REPORT'];

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
    setupFiles: ['vitest.setup.ts'],
    reporters: ['default', new HangReporter(), ...(report ? ['json'] : [])],
    ...(report ? { outputFile: report } : {}),
    environment: 'node',
    restoreMocks: true,
    unstubGlobals: true,
    // The files of a worker share their modules: to load them anew for each file took half of the time. They come in
    // another order each time, so that what one file leaves behind for the next is found.
    pool: 'threads',
    isolate: false,
    sequence: { shuffle: { files: true } },
    testTimeout: 15_000 * patience(),
    hookTimeout: 15_000 * patience(),
  },
});
