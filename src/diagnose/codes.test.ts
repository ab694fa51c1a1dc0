/** Each code that the engine, a flow or a check can give is explained, and the explanation has all that a finding has. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problem } from '#lib/problem.ts';
import { buildModel } from '#trace/build-model.ts';
import { causes, causesOf } from './causes.ts';
import { diagnose } from './diagnose.ts';
import { explanations } from './explanations.ts';
import { rules } from './rules.ts';
import { aLogin, check } from './testing/traces.ts';

const SRC = new URL('..', import.meta.url).pathname;
const LITERAL =
  /\bproblem\(\s*'([a-z0-9-]+)'|\b(?:problem|code): '([a-z0-9-]+)'|'([a-z-]+-(?:mismatch|missing|time-changed))'/g;

/** What a press is refused with, or the page is told: no step ends with it. */
const OF_A_PRESS = new Set([
  ...[
    'already-done',
    'answer-invalid',
    'draft-invalid',
    'flow-changed',
    'flow-unknown',
    'imported',
    'in-doubt',
  ],
  ...['not-asked', 'not-kept', 'nothing-open', 'run-busy', 'run-not-found', 'step-unknown', 'stopped'],
  // The draft asks for it.
  'secret-missing',
]);

/** Explained by rules that look at the exchange, whatever the verdict is called. */
const BY_THE_EXCHANGE = new Set(['expired']);

/** Remarks stop nothing: the rule `remarks` tells them all. */
function codesIn(room: string): string[] {
  const files = readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|testing\/|fixtures\/|remarks\//.test(file))
    .flatMap((file) => [...readFileSync(join(SRC, room, file), 'utf8').matchAll(LITERAL)])
    .flatMap(([, one, two, three]) => one ?? two ?? three ?? []);
}

const found = new Set([
  ...['engine', 'flows', 'inspect'].flatMap(codesIn),
  'at-hash-mismatch',
  'c-hash-mismatch',
]);
const ofSteps = [...found].filter((code) => !OF_A_PRESS.has(code) && !BY_THE_EXCHANGE.has(code)).sort();
const explained = new Set([...Object.keys(explanations), ...rules.flatMap((rule) => rule.problems ?? [])]);

describe('the code of a problem', () => {
  it('is found in the source: the test is about something', () => {
    for (const code of ['subject-mismatch', 'unknown-kid', 'answer-cut', 'metadata-missing', 'iat-went-back'])
      expect(ofSteps).toContain(code);
  });

  it.each(ofSteps)('%s has a rule or an explanation', (code) => {
    expect([...explained]).toContain(code);
  });

  it.each(Object.keys(explanations))('%s gives a finding that says who, and where to begin again', (code) => {
    const verdict = problem(code, 'What happened', 'With these values.');
    const [finding] = diagnose(buildModel(aLogin({ token: { json: {}, problem: verdict } })));
    expect(finding).toMatchObject({ code, severity: 'error', title: 'What happened' });
    expect(finding?.madeBy.who).toBe(explanations[code]?.otherwise);
    expect(finding?.cause).toMatch(/^With these values\. [A-Z`].*\.$/);
    expect(finding?.evidence.length).toBeGreaterThan(0);
    const buttons = finding?.fixes.filter(({ kind }) => kind === 'retry').length;
    expect(buttons).toBe(explanations[code]?.begin === 'never' ? 0 : 1);
  });

  it.each(rules.map(({ code }) => code))('%s says what can have caused it', (code) => {
    expect(Object.keys(causes)).toContain(code);
  });

  it('is never a name that JavaScript has already', () => {
    expect(causesOf('constructor').otherwise).toBe('unknown');
  });

  it('of a check that is only odd is a finding that stops nothing, and a clean run has none', () => {
    const odd = { ...check('typ', 'fail', 'typ-odd', 'It says `x`.'), severity: 'note' as const };
    const findings = diagnose(
      buildModel(aLogin({ idTokenChecks: [check('signature'), odd, { ...odd, id: 'acr' }] })),
    );
    expect(findings).toMatchObject([{ code: 'remarks', severity: 'note' }]);
    expect(findings[0]?.title).toBe('2 things about the answers are odd');
  });
});
