/**
 * `npm run check`: lint, types, build, unit tests, dead code; `npm test`: the same, the end-to-end tests, and the main
 * ones in other engines where the system has them. The last line counts: a check without tests of its own is one. Each
 * run has its own build, so two runs never meet.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Counts, countsIn, playwrightCounts } from './counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'grantscope-test-'));
const dist = join(folder, 'dist');
const counts: Counts = { passed: 0, failed: 0 };

function run(title: string, script: string, args: string[], env: Record<string, string> = {}): boolean {
  const start = performance.now();
  console.log(`\n── ${title}`);
  const { status } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  console.log(`── ${title}: ${Math.round((performance.now() - start) / 1000)} s`);
  return status === 0;
}

function check(title: string, script: string, ...args: string[]): boolean {
  const ok = run(title, script, args);
  counts[ok ? 'passed' : 'failed'] += 1;
  return ok;
}

function add(file: string, ok: boolean, read: (report: never) => Counts): void {
  const { passed, failed } = countsIn(file, ok, read);
  counts.passed += passed;
  counts.failed += failed;
}

check('Lint', 'lint');
check('Types', 'types');
// What follows uses this build; where it fails, they make their own and say why that fails.
const built = check('Build', 'build', '--logLevel', 'warn', '--outDir', dist);
const env: Record<string, string> = built ? { GRANTSCOPE_DIST: dist } : {};

const unitReport = join(folder, 'unit.json');
const unitOk = run('Unit tests', 'unit', [], { ...env, GRANTSCOPE_REPORT: unitReport });
add(
  unitReport,
  unitOk,
  ({ numPassedTests, numFailedTests }: { numPassedTests: number; numFailedTests: number }) => ({
    passed: numPassedTests,
    failed: numFailedTests,
  }),
);

check('Dead code', 'dead');

if (!process.argv.includes('--no-e2e')) {
  const e2eReport = join(folder, 'e2e.json');
  const e2eOk = run('End-to-end tests', 'e2e', ['--reporter=list,json'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport,
  });
  add(e2eReport, e2eOk, playwrightCounts);

  const enginesReport = join(folder, 'engines.json');
  const enginesOk = run('Other engines', 'test:engines', ['--main'], {
    ...env,
    GRANTSCOPE_REPORT: enginesReport,
  });
  add(enginesReport, enginesOk, (report: Counts) => report);
}

rmSync(folder, { recursive: true, force: true });
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);
