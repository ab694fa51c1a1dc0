/** A run as scenes: one for each step of the branch at work, and the diagram grown so far. */
import { type Message, messagesOfPlan } from '#panels/sequence/lane-model.ts';
import { messagesOfRow } from '#panels/sequence/row-messages.ts';
import type { Row, StepView, TraceModel } from '#trace/model.ts';

/** So many rows of a step that polls are drawn at its begin and at its end. */
const ENDS_OF_A_POLL = 2;
/** The scene on screen and so many before it are drawn whole. */
const OPEN_BEFORE = 2;

export function rowsOfStep(model: TraceModel, step: StepView): Row[] {
  return model.rows.filter((row) => row.step === step.id && row.branch === step.branch);
}

/** What one step sent, got, made and checked; what it plans where it has not run. Tries of a poll are counted. */
export function messagesOfStep(model: TraceModel, step: StepView): Message[] {
  const rows = rowsOfStep(model, step);
  const left = rows.length - 2 * ENDS_OF_A_POLL;
  const polled =
    left > 1
      ? [
          ...rows.slice(0, ENDS_OF_A_POLL).flatMap((row) => messagesOfRow(model, row)),
          foldOf(`tries:${step.id}`, step, `${left} more tries`),
          ...rows.slice(-ENDS_OF_A_POLL).flatMap((row) => messagesOfRow(model, row)),
        ]
      : rows.flatMap((row) => messagesOfRow(model, row));
  const messages = rows.length > 0 ? polled : withoutRows(step);
  return messages.map(({ gutter: _, ...message }, index) => ({
    ...message,
    step: step.id,
    ...(index === 0 ? { gutter: String(step.index + 1) } : {}),
  }));
}

/** A step that has not run, or was skipped. */
function withoutRows(step: StepView): Message[] {
  if (step.status === 'planned') return messagesOfPlan([step]);
  return [{ ...foldOf(`none:${step.id}`, step, `${step.title}: ${step.status}`), kind: 'text' }];
}

function foldOf(key: string, { from, channel, id }: StepView, label: string): Message {
  const place = { channel, from, to: from, status: '', bad: false, planned: false, values: [] };
  return { key, id: key, step: id, kind: 'fold', label, ...place };
}

/**
 * The diagram when the scene `at` is on screen: nothing of what comes later. Older steps fold to one line each stretch,
 * unless one carried the value that is followed, or the person unfolded them.
 */
export function growthOf(
  model: TraceModel,
  at: number,
  { carries, unfolded }: { carries(message: Message): boolean; unfolded: boolean },
): Message[] {
  const grown: Message[] = [];
  let folded: StepView[] = [];
  const fold = () => {
    const [first] = folded;
    const last = folded.at(-1);
    if (!first || !last) return;
    const range = first === last ? `${first.index + 1}` : `${first.index + 1}–${last.index + 1}`;
    const label = folded.map(({ title }, index) => (index === 0 ? title : lowerFirst(title))).join(', ');
    grown.push({ ...foldOf(`fold:${range}`, first, label), gutter: range });
    folded = [];
  };
  for (const step of model.steps.slice(0, at + 1)) {
    const messages = messagesOfStep(model, step);
    const isOpen = unfolded || step.index >= at - OPEN_BEFORE || messages.some(carries);
    if (!isOpen) {
      folded.push(step);
      continue;
    }
    fold();
    grown.push(...messages);
  }
  fold();
  return grown;
}

/** `Read discovery` inside a sentence; names of the protocol keep their capitals. */
function lowerFirst(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** The step that can be run from here: what Next runs, where the run is ready or paused and nothing is in doubt. */
export function runnable(model: TraceModel, comes: StepView | undefined): StepView | undefined {
  const rests = model.phase === 'ready' || model.phase === 'paused';
  return rests && !model.inDoubt && comes?.status === 'planned' ? comes : undefined;
}

/** The last scene that may be shown: what has happened, and the step that can be run from here. */
export function lastScene(model: TraceModel, comes: StepView | undefined): number {
  const happened = model.steps.findLastIndex(({ status }) => status !== 'planned');
  return Math.max(0, happened, runnable(model, comes)?.index ?? 0);
}

/** Where a presentation begins: at the start of a run that is over, where it stands in one that is not. */
export function firstScene(model: TraceModel): number {
  if (model.phase === 'finished' || model.phase === 'ready') return 0;
  return Math.max(
    0,
    model.steps.findLastIndex(({ status }) => status !== 'planned'),
  );
}
