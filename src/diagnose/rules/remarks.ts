import { rule } from '#diagnose/build.ts';
import { editsOf } from '#diagnose/edits.ts';
import type { Rule, Severity, Told } from '#diagnose/rule.ts';
import { faultsOfAttempt } from '#diagnose/sandbox-faults.ts';
import { weightOf } from '#trace/check-weight.ts';
import type { Check } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';

type Odd = { severity: Severity; checks: Check[] };

/** What is odd about the answers and stops nothing: one finding for each severity. */
const told = rule('remarks', 'warning', find, ({ checks }, model) => {
  const [first] = checks;
  const title = (check: Check) => check.title.replace(/[.:]$/, '');
  return {
    title:
      checks.length === 1 && first
        ? `Does not hold: ${title(first)}`
        : `${checks.length} things about the answers are odd`,
    cause:
      checks.length === 1
        ? (first?.detail ?? '')
        : 'None of them stops a run by itself. What each is stands below, with where it was seen.',
    evidence:
      checks.length === 1
        ? (first?.evidence ?? [])
        : checks.flatMap((check) => {
            const note = `${title(check)}: ${check.detail}`;
            return check.evidence.slice(0, 1).map((proof) => ({ ...proof, note }));
          }),
    fixes: [],
    references: [],
    // An edit, or a fault that was on, can have brought it about as well.
    causes: { otherwise: isUntouched(model) ? ('tenant' as const) : ('unknown' as const) },
  };
});

export const remarks: Rule = {
  ...told,
  findings: (model): Told[] =>
    told.findings(model).map((one, index) => ({ ...one, severity: find(model)[index]?.severity ?? 'note' })),
};

const isUntouched = (model: TraceModel) =>
  editsOf(model).length === 0 && faultsOfAttempt(model).met.length === 0;

function find({ checks }: TraceModel): Odd[] {
  return (['warning', 'note'] as const).flatMap((severity) => {
    const odd = checks.filter((check) => weightOf(check) === severity);
    return odd.length > 0 ? [{ severity, checks: odd }] : [];
  });
}
