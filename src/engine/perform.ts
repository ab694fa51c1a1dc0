/**
 * How each kind of step runs, as far as it goes without the person. What a step does in this tab is noted at once when it
 * is over: the store takes it in one piece, and a page that dies before has done nothing.
 */
import type { CheckStep, LocalStep, PromptStep, Step } from '#flows/flow.ts';
import { assertNever } from '#lib/assert-never.ts';
import { isProblem, type Problem } from '#lib/problem.ts';
import { contextOf } from './context.ts';
import { canBeMended, draftOf, type Press } from './draft.ts';
import { leaveOrAwait } from './perform-browser.ts';
import { sendRequest } from './perform-request.ts';
import { editOf, type RunParts } from './run-parts.ts';
import { attempt, settle, verdictOn } from './settle.ts';

/** Resolves to a Problem when the press is refused: nothing was sent, and the run stands where it stood. */
export async function perform(parts: RunParts, step: Step, press: Press): Promise<Problem | undefined> {
  switch (step.kind) {
    case 'local':
      return runLocal(parts, step, press);
    case 'check':
      return check(parts, step);
    case 'prompt':
      return ask(parts, step);
    case 'request':
      return sendRequest(parts, step, press);
    case 'browser':
      return leaveOrAwait(parts, step, press);
    default:
      return assertNever(step);
  }
}

const started = (step: Step) => ({ kind: 'step-started' as const, step: step.id });

async function runLocal(parts: RunParts, step: LocalStep, press: Press): Promise<Problem | undefined> {
  const draft = press.draft ?? (await draftOf(parts, step));
  if (draft?.problem && canBeMended(draft.problem)) return draft.problem;
  const planned = draft?.document;
  const edit = press.edit ?? (planned && editOf(parts, step, { document: planned }));
  const document = edit && 'document' in edit ? edit.document : planned;
  const outcome = draft?.problem ?? (await attempt(step, () => step.run(contextOf(parts, step), document)));
  parts.recorder.note(started(step));
  if (document) {
    const changed = planned && document.text !== planned.text ? { planned: planned.text } : {};
    parts.recorder.note({ kind: 'document', step: step.id, document, ...changed });
  }
  settle(parts, step, outcome, press.edit);
  return undefined;
}

async function check(parts: RunParts, step: CheckStep): Promise<undefined> {
  const { recorder } = parts;
  const checks = await attempt(step, () => step.checks(contextOf(parts, step)));
  recorder.note(started(step));
  if (isProblem(checks)) {
    settle(parts, step, checks);
    return;
  }
  recorder.note({ kind: 'checked', step: step.id, checks });
  settle(parts, step, verdictOn(checks, step) ?? {});
}

async function ask(parts: RunParts, step: PromptStep): Promise<undefined> {
  const inputs = await attempt(step, () => step.ask(contextOf(parts, step)));
  parts.recorder.note(started(step));
  if (isProblem(inputs)) settle(parts, step, inputs);
  else if (inputs.length === 0) takeAnswers(parts, step, {});
}

/** Completes a prompt with what the person entered. */
export function takeAnswers(parts: RunParts, step: PromptStep, answers: Record<string, string>): void {
  parts.recorder.note({ kind: 'answered', step: step.id, answers });
  settle(parts, step, answers);
}
