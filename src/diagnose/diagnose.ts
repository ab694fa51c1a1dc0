import type { TraceModel } from '#trace/model.ts';
import { withMaker } from './made-by.ts';
import type { Finding, Rule, Severity, Told } from './rule.ts';
import { rules } from './rules.ts';
import { unexplained } from './unexplained.ts';

const order: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

/**
 * What the rules find, errors first, then in the order of `rules.ts`. A run that stopped and that no rule explains
 * gets one finding made of its verdict, so that a stop is never without a reason. A rule that throws has a bug and
 * finds nothing; the others still speak.
 */
export function diagnose(model: TraceModel): Finding[] {
  return inOrder(
    rules.flatMap((rule) => apply(rule, model)),
    model,
  );
}

/**
 * The same findings, with a pause before each rule: a rule reads the whole trace, and thirty rules over a hundred
 * thousand events take longer than a page may stand still. Undefined when it is no longer wanted.
 */
export async function diagnoseInSteps(
  model: TraceModel,
  pause: () => Promise<void>,
  signal: AbortSignal,
): Promise<Finding[] | undefined> {
  const found: Finding[] = [];
  for (const rule of rules) {
    await pause();
    if (signal.aborted) return undefined;
    found.push(...apply(rule, model));
  }
  return inOrder(found, model);
}

function inOrder(found: Finding[], model: TraceModel): Finding[] {
  const explained = found.some(({ severity }) => severity === 'error');
  const rest = explained ? [] : unexplained(model).map((told) => withMaker(told, model));
  return [...found, ...rest].sort((one, other) => order[one.severity] - order[other.severity]);
}

function apply(rule: Rule, model: TraceModel): Finding[] {
  try {
    if (!rule.applies(model)) return [];
    return rule.findings(model).map((told) => withMaker(withoutRepeats(told), model));
  } catch {
    return [];
  }
}

/** A check and its rule often point at the same event. */
function withoutRepeats(finding: Told): Told {
  const seen = new Map(finding.evidence.map((one) => [`${one.event} ${one.path ?? ''}`, one]));
  return { ...finding, evidence: [...seen.values()] };
}
