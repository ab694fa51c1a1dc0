/** What a check means for its run: one answer for the engine, the panels and the rules. */
import type { Check } from './event.ts';
import type { TraceModel } from './model.ts';

export type CheckWeight = 'fail' | 'unknown' | 'warning' | 'note' | 'pass' | 'skip';

const HEAVIEST_FIRST: readonly CheckWeight[] = ['fail', 'unknown', 'warning', 'note', 'pass', 'skip'];

/** What does not hold, or cannot be judged, weighs what its severity says; without one it stops the run. */
export function weightOf({ status, severity }: Pick<Check, 'status' | 'severity'>): CheckWeight {
  return status === 'pass' || status === 'skip' ? status : (severity ?? status);
}

/** What cannot be judged is no pass: it stops a run like a failure, and a person may go on. */
export function stopsTheRun(check: Check): boolean {
  const weight = weightOf(check);
  return weight === 'fail' || weight === 'unknown';
}

/** The checks, those that weigh most first; equal ones in their order. */
export function heaviestFirst(checks: readonly Check[]): Check[] {
  return checks.toSorted(
    (one, two) => HEAVIEST_FIRST.indexOf(weightOf(one)) - HEAVIEST_FIRST.indexOf(weightOf(two)),
  );
}

/** `1 warning`, `2 notes`: what was remarked on and stopped nothing; empty where nothing was. */
export function remarksCounted(checks: readonly Check[]): string[] {
  return (['warning', 'note'] as const).flatMap((weight) => {
    const many = checks.filter((check) => weightOf(check) === weight).length;
    return many === 0 ? [] : [`${many} ${weight}${many === 1 ? '' : 's'}`];
  });
}

export function heaviestOf(checks: readonly Check[]): CheckWeight | undefined {
  const [first] = heaviestFirst(checks);
  return first && weightOf(first);
}

/**
 * The checks that stopped the run because nobody could judge them, by id; empty where one of them failed, or something
 * else stopped it. Where there are some, the person may go on all the same.
 */
export function openChecks({ problem, current, branch, events }: TraceModel): string[] {
  if (!problem || current?.status !== 'failed') return [];
  const judged = events.findLast(
    (event) => event.kind === 'checked' && event.step === current.id && event.branch === branch,
  );
  const stopping = judged?.kind === 'checked' ? judged.checks.filter(stopsTheRun) : [];
  // A step that refuses what came has a verdict of its own.
  if (!stopping.some((check) => (check.problem ?? 'not-checked') === problem.code)) return [];
  return stopping.every((check) => weightOf(check) === 'unknown') ? stopping.map(({ id }) => id) : [];
}
