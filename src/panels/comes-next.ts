import type { RunSnapshot } from '#engine/api.ts';
import type { StepView } from '#trace/model.ts';

/** The step that Next runs: the drafted one, where steps before it are about to be skipped. */
export function comesNext({ model, draft }: RunSnapshot): StepView | undefined {
  return model.steps.find(({ id, status }) => id === draft?.step && status === 'planned') ?? model.current;
}
