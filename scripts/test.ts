/** `npm test`: lint, types, unit tests, build, dead code, end-to-end tests; one line of counts at the end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'grantscope-test-'));
const counts = { passed: 0, failed: 0 };

function run(title: string, command: string, args: string[], env: Record<string, string> = {}): boolean {
  console.log(`\n── ${title}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  return status === 0;
}

/** A check without tests of its own counts as one. */
function check(title: string, ...args: string[]): void {
  if (run(title, 'npm', ['run', '--silent', ...args])) counts.passed += 1;
  else counts.failed += 1;
}

/** The counts that a test runner wrote; a runner that failed without a failed test counts as one failure. */
function add(file: string, ok: boolean, read: (report: never) => { passed: number; failed: number }): void {
  let found = { passed: 0, failed: 0 };
  try {
    found = read(JSON.parse(readFileSync(file, 'utf8')) as never);
  } catch {
    console.error(`No report at ${file}: the runner did not start.`);
  }
  counts.passed += found.passed;
  counts.failed += ok ? found.failed : Math.max(1, found.failed);
}

check('Lint', 'lint');
check('Types', 'types');

const unitReport = join(folder, 'unit.json');
const unitOk = run('Unit tests', 'npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile=${unitReport}`,
]);
add(
  unitReport,
  unitOk,
  ({ numPassedTests, numFailedTests }: { numPassedTests: number; numFailedTests: number }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
  }),
);

const dist = join(folder, 'dist');
check('Build', 'build', '--', '--outDir', dist);
check('Dead code', 'dead');

const e2eReport = join(folder, 'e2e.json');
const e2eOk = run('End-to-end tests', 'npm', ['run', '--silent', 'e2e', '--', '--reporter=list,json'], {
  PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
  GRANTSCOPE_DIST: dist,
});
add(e2eReport, e2eOk, ({ stats }: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
}));

rmSync(folder, { recursive: true, force: true });
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);
