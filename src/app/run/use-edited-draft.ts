import { useEffect, useState } from 'react';
import { tabShelf } from '#app/adapters/shelf.ts';
import type { Edit } from '#flows/experiment.ts';
import type { EditedDraft } from '#panels/draft/draft-model.ts';
import type { TraceModel } from '#trace/model.ts';

const ofRun = (run: string) => `grantscope.draft.${run}.`;
const keyOf = (run: string, step: string, branch: number) => `${ofRun(run)}${branch}.${step}`;

function read(key: string): EditedDraft | undefined {
  const kept = tabShelf.get(key);
  return kept === null ? undefined : (JSON.parse(kept) as EditedDraft);
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
export function useEditedDraft(model: TraceModel, step: string) {
  const key = keyOf(model.run, step, model.branch);
  const [edits, setEdits] = useState<Record<string, EditedDraft | undefined>>({});
  useEffect(() => forgetSent(model), [model]);
  const edited = key in edits ? edits[key] : read(key);
  const setEdited = (draft: EditedDraft | undefined) => {
    setEdits((now) => ({ ...now, [key]: draft }));
    if (draft) tabShelf.set(key, JSON.stringify(draft));
    else tabShelf.remove(key);
  };
  return [edited, setEdited] as const;
}

/** Only the step that comes next in the branch at work can still be sent as it was edited. */
function forgetSent({ run, branch, current }: TraceModel): void {
  const open = current?.status === 'planned' ? keyOf(run, current.id, branch) : undefined;
  for (const name of tabShelf.names())
    if (name.startsWith(ofRun(run)) && name !== open) tabShelf.remove(name);
}

/** When a run is deleted. */
export function forgetDrafts(run: string): void {
  for (const name of tabShelf.names()) if (name.startsWith(ofRun(run))) tabShelf.remove(name);
}
