/** What becomes of a step: the values it made, the verdict, or that it is asked again; and whether the run is over. */
import type { Edit } from '#flows/experiment.ts';
import { isAgain, type Outcome, type Step, type StepContext } from '#flows/flow.ts';
import type { Produced } from '#flows/known.ts';
import type { Json } from '#lib/json.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import { heaviestFirst, stopsTheRun } from '#trace/check-weight.ts';
import type { Check, NewTraceEvent } from '#trace/event.ts';
import { contextOf } from './context.ts';
import { upcoming } from './plan.ts';
import { type About, problemOf } from './problem-of.ts';
import { editOf, type RunParts } from './run-parts.ts';

/** Values nested deeper could not be kept: a store copies them level by level. */
const DEEPEST = 200;
/** Polling is never faster, whatever the tenant asks for. */
const SHORTEST_PAUSE_SECONDS = 1;

/** Runs what a step wrote; whatever it throws is a Problem. `about`: what tells whose fault it is. */
export async function attempt<T>(
  step: Step,
  run: () => Promise<T> | T,
  about: About = {},
): Promise<T | Problem> {
  try {
    return await run();
  } catch (error) {
    return problemOf(error, step.id, about);
  }
}

/**
 * Writes a step's outcome, and that the run is over where nothing comes after it. `byHand`: what the person puts in the
 * place of the values.
 */
export function settle(parts: RunParts, step: Step, outcome: Outcome, byHand?: Edit): void {
  const { recorder, ports } = parts;
  const { startedAt } = recorder.model.steps.find(({ id }) => id === step.id) ?? {};
  const durationMs = startedAt === undefined ? 0 : Math.max(0, ports.now() - startedAt);
  if (isAgain(outcome)) {
    recorder.note(askedAgain(parts, step, outcome));
  } else if (isProblem(outcome)) {
    recorder.note(
      { kind: 'verdict', step: step.id, problem: outcome },
      { kind: 'step-finished', step: step.id, outcome: 'failed', durationMs },
    );
  } else {
    const made = produced(parts, step, outcome, byHand);
    if (isProblem(made)) {
      settle(parts, step, made);
      return;
    }
    recorder.note(...made, { kind: 'step-finished', step: step.id, outcome: 'done', durationMs });
    endWhereNothingComes(parts);
  }
}

/** What the checks of a step come to: undefined where all that would stop the run hold. */
export function verdictOn(checks: readonly Check[], step: Pick<Step, 'id'>): Problem | undefined {
  const stopping = heaviestFirst(checks.filter(stopsTheRun));
  const [worst] = stopping;
  if (!worst) return undefined;
  const failed = worst.status === 'fail';
  return problem(
    worst.problem ?? (failed ? 'check-failed' : 'not-checked'),
    `${failed ? 'Does not hold' : 'Could not be checked'}: ${worst.title}`,
    worst.detail,
    { cause: { codes: stopping.map((one) => one.problem ?? one.id), endpoint: step.id } },
  );
}

/** Notes what is odd about what came, and says whether it stops the run. What a remark cannot read is one that does not. */
export async function remark<Came>(
  parts: RunParts,
  step: Step & { remarks?(ctx: StepContext, came: Came): Check[] | Promise<Check[]> },
  came: Came,
): Promise<Problem | undefined> {
  if (!step.remarks) return undefined;
  const made = await attempt(step, () => step.remarks?.(contextOf(parts, step), came) ?? []);
  const checks = isProblem(made) ? [unread(made)] : made;
  if (checks.length === 0) return undefined;
  parts.recorder.note({ kind: 'checked', step: step.id, checks });
  return verdictOn(checks, step);
}

const unread = ({ detail }: Problem): Check => ({
  id: 'remarks',
  title: 'The answer could be looked at closely',
  status: 'unknown',
  severity: 'note',
  detail,
  evidence: [],
});

/** What is skipped is told at once, so that the step shown as the next one is the one that comes. */
export function endWhereNothingComes(parts: RunParts): void {
  const next = upcoming(parts);
  if (!next) return;
  if (next.skipped.length > 0) parts.recorder.note(...next.skipped);
  if (!next.step) parts.recorder.note({ kind: 'run-finished' });
}

function produced(
  parts: RunParts,
  step: Step,
  made: Produced,
  byHand: Edit | undefined,
): NewTraceEvent[] | Problem {
  if (isDeeperThan(made, DEEPEST)) {
    return problem(
      'answer-too-deep',
      'The answer is nested too deep',
      `It has more than ${DEEPEST} levels. The exchange has it whole; its values are not taken.`,
    );
  }
  const edit = byHand ?? editOf(parts, step, { values: made });
  const values = edit && 'values' in edit ? edit.values : made;
  const change = step.client?.(values);
  return [
    {
      kind: 'produced',
      step: step.id,
      values: asJson(values),
      ...(values === made ? {} : { made: asJson(made) }),
    },
    ...(change ? [{ kind: 'target-changed' as const, step: step.id, change }] : []),
  ];
}

function askedAgain(
  { recorder }: RunParts,
  step: Step,
  { from = step.id, afterSeconds = 0, because, values }: Extract<Outcome, { kind: 'again' }>,
): NewTraceEvent {
  const { tries = 0 } = recorder.model.steps.find(({ id }) => id === step.id) ?? {};
  // The first repetition may be at once, as for a nonce that the server wants.
  const shortest = from === step.id && tries > 1 ? SHORTEST_PAUSE_SECONDS : 0;
  const seconds = Number.isFinite(afterSeconds) ? Math.max(shortest, afterSeconds) : 5;
  return {
    kind: 'again',
    ...{ step: step.id, from, afterSeconds: seconds, because },
    ...(values ? { values: asJson(values) } : {}),
  };
}

/** A step waits before its first try. */
export function firstPause(step: Step, seconds: number): NewTraceEvent {
  const afterSeconds = Number.isFinite(seconds) ? Math.max(SHORTEST_PAUSE_SECONDS, seconds) : 5;
  return { kind: 'again', step: step.id, from: step.id, afterSeconds };
}

/** Without the names that have no value: JSON knows no `undefined`. */
function asJson(values: Produced): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(values as Record<string, Json | undefined>).filter(
      (entry): entry is [string, Json] => entry[1] !== undefined,
    ),
  );
}

function isDeeperThan(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
