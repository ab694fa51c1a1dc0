/** The three shapes that most rules have. */
import type { Check } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import { failedChecks, type Refusal, refusalsOf, verdictOf } from './attempt.ts';
import type { Finding, Rule, Severity, Told } from './rule.ts';

/** A finding without what the rule itself says. */
export type Explained = Omit<Told, 'code' | 'severity'>;

/** A rule on whatever `find` returns. */
export function rule<Seen>(
  code: string,
  severity: Severity,
  find: (model: TraceModel) => Seen[],
  explain: (seen: Seen, model: TraceModel) => Explained,
): Rule {
  return {
    code,
    severity,
    applies: (model) => find(model).length > 0,
    findings: (model) => find(model).map((seen) => ({ code, severity, ...explain(seen, model) })),
  };
}

/** A rule on an answer or callback that carries an error. The same error at several tries is one finding: the last. */
export function onRefusal(
  code: string,
  matches: (refusal: Refusal, model: TraceModel) => boolean,
  explain: (refusal: Refusal, model: TraceModel) => Explained,
  severity: Severity = 'error',
): Rule {
  const find = (model: TraceModel) =>
    refusalsOf(model)
      .filter((refusal) => matches(refusal, model))
      .slice(-1);
  return rule(code, severity, find, explain);
}

/** What a check compared, or a step that would not go on. */
export type Failed = {
  problem: string;
  check?: Check;
  detail: string;
  evidence: Check['evidence'];
  expected?: string;
  actual?: string;
};

/** A rule on a failed check, or on a verdict of that code where the run stopped before its checks. */
export function onFailed(
  code: string,
  problems: string[],
  explain: (failed: Failed, model: TraceModel) => Explained,
  severity: Severity = 'error',
): Rule {
  return { ...rule(code, severity, (model) => failedOf(model, problems), explain), problems };
}

export function failedOf(model: TraceModel, problems: string[]): Failed[] {
  // Of a token that cannot be read nothing else is known: what is held against it is made of nothing.
  if (failedChecks(model, 'token-malformed').length > 0) return [];
  const [check] = failedChecks(model, ...problems);
  const verdict = verdictOf(model, ...problems);
  const { expected, actual } = (verdict?.problem.cause ?? {}) as { expected?: unknown; actual?: unknown };
  const compared = {
    ...(typeof expected === 'string' ? { expected } : {}),
    ...(typeof actual === 'string' ? { actual } : {}),
  };
  if (check)
    return [
      { problem: check.problem ?? '', check, detail: check.detail, evidence: check.evidence, ...compared },
    ];
  if (!verdict) return [];
  return [
    {
      problem: verdict.problem.code,
      detail: verdict.problem.detail,
      evidence: [{ event: verdict.seq }],
      ...compared,
    },
  ];
}

type Side = { label: string; value: string | undefined; event?: number | undefined };

/** Two values of one parameter side by side, where both are there and they differ. */
export function difference(
  name: string,
  one: Side,
  other: Side,
): { difference?: NonNullable<Finding['difference']> } {
  if (one.value === undefined || other.value === undefined || one.value === other.value) return {};
  const side = ({ label, value = '', event }: Side) => ({ label, value, name, ...(event ? { event } : {}) });
  return { difference: [side(one), side(other)] };
}
