import { useEffect, useState } from 'react';
import { tabShelf } from '#app/adapters/shelf.ts';
import type { Draft } from '#engine/api.ts';
import type { Edit } from '#flows/experiment.ts';
import type { EditedDraft } from '#panels/draft/draft-model.ts';
import { rebase } from '#panels/draft/rebase.ts';
import type { HttpRequest } from '#trace/event.ts';
import type { StepView, TraceModel } from '#trace/model.ts';

const ofRun = (run: string) => `grantscope.draft.${run}.`;
const keyOf = (run: string, step: string, branch: number) => `${ofRun(run)}${branch}.${step}`;

/** An edit of a request that was sent before: it waits for the draft of its step, and is made in that. */
type Carried = { base: HttpRequest; edited: HttpRequest };
type Kept = EditedDraft | Carried;

function read(key: string): Kept | undefined {
  const kept = tabShelf.get(key);
  return kept === null ? undefined : (JSON.parse(kept) as Kept);
}

const isCarried = (kept: Kept | undefined): kept is Carried => kept !== undefined && 'base' in kept;

/** Keeps an edit for a later step of the attempt that has just begun. */
export function carryEdit({ run, branch }: TraceModel, step: string, carried: Carried): void {
  tabShelf.set(keyOf(run, step, branch), JSON.stringify(carried));
}

/** The step that such an edit waits for; undefined where none does, or where its step comes next. */
export function stepOfCarried({ run, branch, steps, current }: TraceModel): StepView | undefined {
  return steps.find(
    ({ id, index }) => index > (current?.index ?? index) && isCarried(read(keyOf(run, id, branch))),
  );
}

/** What the engine is told of it; nothing where the draft is as it was made. */
export function editIn(edited: EditedDraft | undefined): Edit | undefined {
  if (edited?.request) return { request: edited.request };
  return edited?.document ? { document: edited.document } : undefined;
}

/**
 * What the person made of a draft. It survives a reload in this tab. It may hold a secret, and a browser may write
 * sessionStorage to its disk: it goes nowhere else, and goes away once its request is sent, or can no more be.
 */
export function useEditedDraft(model: TraceModel, step: string, draft: Draft | undefined) {
  const key = keyOf(model.run, step, model.branch);
  const [edits, setEdits] = useState<Record<string, EditedDraft | undefined>>({});
  useEffect(() => forgetSent(model), [model]);
  const edited = key in edits ? edits[key] : editOf(read(key), draft?.step === step ? draft : undefined);
  const setEdited = (made: EditedDraft | undefined) => {
    setEdits((now) => ({ ...now, [key]: made }));
    if (made) tabShelf.set(key, JSON.stringify(made));
    else tabShelf.remove(key);
  };
  return [edited, setEdited] as const;
}

function editOf(kept: Kept | undefined, draft: Draft | undefined): EditedDraft | undefined {
  if (!isCarried(kept)) return kept;
  return draft?.request && { request: rebase(kept.base, kept.edited, draft.request) };
}

/**
 * Only a step that comes next can still be sent as it was edited, and what waits for a later one. Where the run begins
 * once more, what waits goes along.
 */
function forgetSent({ run, branch, current, phase, steps }: TraceModel): void {
  const open = current?.status === 'planned' ? keyOf(run, current.id, branch) : undefined;
  for (const name of tabShelf.names()) {
    if (!name.startsWith(ofRun(run)) || name === open) continue;
    const [, before = '', id = ''] = /^(\d+)\.(.*)$/s.exec(name.slice(ofRun(run).length)) ?? [];
    const kept = read(name);
    const waits = isCarried(kept) && steps.some((step) => step.id === id && step.status === 'planned');
    const now = keyOf(run, id, branch);
    if (waits && phase !== 'finished' && Number(before) === branch) continue;
    if (waits && phase !== 'finished' && tabShelf.get(now) === null) tabShelf.set(now, JSON.stringify(kept));
    tabShelf.remove(name);
  }
}

/** When a run is deleted. */
export function forgetDrafts(run: string): void {
  for (const name of tabShelf.names()) if (name.startsWith(ofRun(run))) tabShelf.remove(name);
}
