/** Which step comes next. */
import type { Step } from '#flows/flow.ts';
import { contextOf } from './context.ts';
import type { RunParts } from './run-parts.ts';

type Skipped = { kind: 'step-skipped'; step: string; reason: string };

/**
 * The next step of the recorded plan whose condition holds, and the skips before it; undefined when the run stopped,
 * waits or is over. `step` is undefined when only skips are left.
 */
export function upcoming(parts: RunParts): { step: Step | undefined; skipped: Skipped[] } | undefined {
  const { model } = parts.recorder;
  if (model.phase === 'stopped' || model.phase === 'finished' || model.waitingFor) return undefined;
  const skipped: Skipped[] = [];
  for (const { id, status } of model.steps) {
    if (status === 'done' || status === 'skipped') continue;
    const step = parts.code.get(id);
    if (!step) return undefined;
    const reason = status === 'planned' ? whySkipped(parts, step) : undefined;
    if (reason === undefined) return { step, skipped };
    skipped.push({ kind: 'step-skipped', step: id, reason });
  }
  return { step: undefined, skipped };
}

/** A condition that cannot be told is no reason to skip: running the step says what is wrong. */
function whySkipped(parts: RunParts, step: Step): string | undefined {
  if (!step.when) return undefined;
  try {
    const answer = step.when(contextOf(parts, step));
    return answer === true ? undefined : answer;
  } catch {
    return undefined;
  }
}

/** The attempt, the step and the try that come next: what a press was meant for. */
export function placeOf(parts: RunParts): string {
  const { branch, steps } = parts.recorder.model;
  const step = upcoming(parts)?.step;
  const view = steps.find(({ id }) => id === step?.id);
  return [branch, step?.id ?? '', view?.status ?? '', view?.tries ?? 0, view?.unjudged ?? ''].join(' ');
}
