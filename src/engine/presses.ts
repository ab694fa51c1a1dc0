/** What a press does to a run once it has its turn: a retry, going on without a check, an answer to what is asked. */
import { type Problem, problem } from '#lib/problem.ts';
import { openChecks } from '#trace/check-weight.ts';
import { restartFrom } from '#trace/restart.ts';
import { noteFaults } from './note-faults.ts';
import { takeAnswers } from './perform.ts';
import { asked, refusedAnswers, trimmed } from './prompt.ts';
import type { RunParts } from './run-parts.ts';
import { endWhereNothingComes } from './settle.ts';

const nothingOpen = problem(
  'nothing-open',
  'There is nothing to go on without',
  'Only a check that nobody could judge leaves the choice. What failed is mended, or tried again.',
);
const notAsked = problem(
  'not-asked',
  'Nothing is asked now',
  'The run has gone on, or it waits for something else.',
);

/** Opens the next attempt, at the step that makes anew what the one before has used up. */
export async function beginAgain(
  parts: RunParts,
  from: string,
  inputs: Record<string, string>,
  why: string | undefined,
): Promise<Problem | undefined> {
  const { recorder } = parts;
  const restart = restartFrom(recorder.model, from);
  if (!restart) return problem('step-unknown', 'There is no such step', `The run has no step \`${from}\`.`);
  const spent = restart.spent.map(({ name }) => name);
  const refused = await recorder.append({
    kind: 'branch-started',
    ...{ parent: recorder.model.branch, from: restart.step.id, inputs },
    ...(restart.step.id === from ? {} : { wanted: from }),
    ...(spent.length > 0 ? { spent } : {}),
    ...(why ? { why } : {}),
  });
  if (!refused) await noteFaults(parts);
  return refused;
}

/** Takes back the verdict of checks that nobody could judge; what failed cannot be gone on without. */
export function goOnWithout(parts: RunParts): Problem | undefined {
  const { recorder } = parts;
  const { current } = recorder.model;
  const checks = openChecks(recorder.model);
  if (!current || checks.length === 0) return nothingOpen;
  recorder.note({ kind: 'went-on', step: current.id, checks });
  endWhereNothingComes(parts);
  return undefined;
}

/** Completes the prompt that is open with what the person entered, where it can be used. */
export function answerWith(parts: RunParts, answers: Record<string, string>): Problem | undefined {
  const { recorder, code } = parts;
  const { current } = recorder.model;
  const step = current && code.get(current.id);
  if (step?.kind !== 'prompt') return notAsked;
  const given = trimmed(asked(parts, step), answers);
  const wrong = refusedAnswers(parts, step, given);
  if (wrong) return wrong;
  if (current?.status === 'planned') recorder.note({ kind: 'step-started', step: step.id });
  takeAnswers(parts, step, given);
  return undefined;
}
