/** What a test runner counted, in the file that it wrote. */
import { readFileSync } from 'node:fs';

export type Counts = { passed: number; failed: number };

/** A runner that failed without a failed test counts as one failure, and so does one that wrote nothing. */
export function countsIn(file: string, ok: boolean, read: (report: never) => Counts): Counts {
  try {
    const { passed, failed } = read(JSON.parse(readFileSync(file, 'utf8')) as never);
    return { passed, failed: ok ? failed : Math.max(1, failed) };
  } catch {
    console.error(`No report at ${file}: the runner did not come to its end.`);
    return { passed: 0, failed: 1 };
  }
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number } };

/** Only Firefox is tried again; what passed then has passed (`e2e/playwright.config.ts`). */
export const playwrightCounts = ({ stats }: PlaywrightReport): Counts => ({
  passed: stats.expected + stats.flaky,
  failed: stats.unexpected,
});
