import { rule } from '#diagnose/build.ts';
import type { Rule, Severity, Told } from '#diagnose/rule.ts';
import { weightOf } from '#trace/check-weight.ts';
import type { Check } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';

type Odd = { severity: Severity; checks: Check[] };

/** What is odd about the answers and stops nothing: one finding for each severity. */
const told = rule('remarks', 'warning', find, ({ checks }) => {
  const [first] = checks;
  const title = (check: Check) => check.title.replace(/[.:]$/, '');
  return {
    title:
      checks.length === 1 && first
        ? `Does not hold, and stops nothing: ${title(first)}`
        : `${checks.length} things about the answers are odd, and stop nothing`,
    cause:
      checks.length === 1
        ? (first?.detail ?? '')
        : checks.map((check) => `${title(check)}: ${check.detail}`).join(' '),
    evidence: checks.flatMap(({ evidence }) => evidence),
    fixes: [],
    references: [],
    causes: { otherwise: 'tenant' as const },
  };
});

export const remarks: Rule = {
  ...told,
  findings: (model): Told[] =>
    told.findings(model).map((one, index) => ({ ...one, severity: find(model)[index]?.severity ?? 'note' })),
};

function find({ checks }: TraceModel): Odd[] {
  return (['warning', 'note'] as const).flatMap((severity) => {
    const odd = checks.filter((check) => weightOf(check) === severity);
    return odd.length > 0 ? [{ severity, checks: odd }] : [];
  });
}
