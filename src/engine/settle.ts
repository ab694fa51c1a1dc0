/** What becomes of a step: the values it made, the verdict, or that it is asked again; and whether the run is over. */
import type { Edit } from '#flows/experiment.ts';
import { isAgain, type Outcome, type Step } from '#flows/flow.ts';
import type { Produced } from '#flows/known.ts';
import type { Json } from '#lib/json.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import type { NewTraceEvent } from '#trace/event.ts';
import { upcoming } from './plan.ts';
import { problemOf } from './problem-of.ts';
import { editOf, type RunParts } from './run-parts.ts';

/** Values nested deeper could not be kept: a store copies them level by level. */
const DEEPEST = 200;
/** Polling is never faster, whatever the tenant asks for. */
const SHORTEST_PAUSE_SECONDS = 1;

/** Runs what a step wrote; whatever it throws is a Problem. */
export async function attempt<T>(step: Step, run: () => Promise<T> | T): Promise<T | Problem> {
  try {
    return await run();
  } catch (error) {
    return problemOf(error, step.id);
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
