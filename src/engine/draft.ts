/** What a step would send or sign, before it does. */
import type { Edit } from '#flows/experiment.ts';
import type { Step } from '#flows/flow.ts';
import { isProblem, type Problem } from '#lib/problem.ts';
import type { Draft } from './api.ts';
import { capture, contextOf } from './context.ts';
import type { RunParts } from './run-parts.ts';
import { attempt } from './settle.ts';

/** What a press brings: the draft that was on screen, and what the person made of it. */
export type Press = { draft?: Draft | undefined; edit?: Edit | undefined; signal: AbortSignal };

/**
 * Calls the step's `send`, `leave` or `document` once. Undefined for a step that makes nothing which could be edited
 * before. A step that cannot be drafted gives its Problem.
 */
export async function draftOf(parts: RunParts, step: Step): Promise<Draft | undefined> {
  const ctx = contextOf(parts, step);
  const made = await (() => {
    switch (step.kind) {
      case 'request':
        return attempt(step, async () => ({ request: await capture(() => step.send(ctx)) }), { run: ctx });
      case 'browser':
        return step.leave && attempt(step, async () => ({ request: await step.leave?.(ctx) }));
      case 'local':
        return step.document && attempt(step, async () => ({ document: await step.document?.(ctx) }));
      default:
        return undefined;
    }
  })();
  if (made === undefined) return undefined;
  return isProblem(made) ? { step: step.id, problem: made } : ({ step: step.id, ...made } as Draft);
}

/** A secret that is missing can be entered: the step has not failed. */
export function canBeMended(problem: Problem): boolean {
  return problem.code === 'secret-missing';
}
