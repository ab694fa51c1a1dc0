import type { RunSession } from '#engine/api.ts';
import { type Problem, problem } from '#lib/problem.ts';
import { rebase } from '#panels/draft/rebase.ts';
import type { HttpRequest } from '#trace/event.ts';
import type { StepView } from '#trace/model.ts';
import { restartFrom } from '#trace/restart.ts';
import type { Selection } from './selection.ts';
import { carryEdit } from './use-edited-draft.ts';

export type SendAgain = (step: string, base: HttpRequest, edited: HttpRequest) => void;

/**
 * Sends a request once more, as the person edited it, in an attempt of its own. Where a value that it carries is spent,
 * the attempt begins where a new one is made, and what was edited waits in the draft of its step.
 */
export function useSendAgain(
  session: RunSession,
  attempt: (work: () => Promise<Problem | undefined>) => Promise<void>,
  selection: Selection,
): SendAgain {
  return (step, base, edited) =>
    void attempt(async () => {
      const restart = restartFrom(session.getSnapshot().model, step);
      const refused = await session.retry(step, {}, 'edited and sent again');
      if (refused || !restart) return refused;
      carryEdit(session.getSnapshot().model, step, { base, edited });
      await session.prepare({ anew: true });
      const { draft } = session.getSnapshot();
      if (restart.step.id !== step || !draft?.request) {
        selection.selectStep(restart.step.id);
        return undefined;
      }
      selection.clear();
      return session.next({ request: rebase(base, edited, draft.request) });
    });
}

/** To the end without a stop would send that step as it was planned. */
export function editWaits({ title, index }: StepView): Problem {
  return problem(
    'edit-waits',
    `Your changes wait for step ${index + 1}`,
    `Press Next until you are there: the draft of “${title}” has them. To the end without a stop would leave them out.`,
  );
}
