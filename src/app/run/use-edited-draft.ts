import { useState } from 'react';
import { tabShelf } from '#app/adapters/shelf.ts';
import type { EditedDraft } from '#panels/draft/draft-model.ts';

const keyOf = (run: string, step: string, branch: number) => `grantscope.draft.${run}.${branch}.${step}`;

function read(key: string): EditedDraft | undefined {
  const kept = tabShelf.get(key);
  return kept === null ? undefined : (JSON.parse(kept) as EditedDraft);
}

/** What the person made of a draft. It survives a reload in this tab; it may hold a secret, so it goes nowhere else. */
export function useEditedDraft(run: string, step: string, branch: number) {
  const key = keyOf(run, step, branch);
  const [edits, setEdits] = useState<Record<string, EditedDraft | undefined>>({});
  const edited = key in edits ? edits[key] : read(key);
  const setEdited = (draft: EditedDraft | undefined) => {
    setEdits((now) => ({ ...now, [key]: draft }));
    if (draft) tabShelf.set(key, JSON.stringify(draft));
    else tabShelf.remove(key);
  };
  return [edited, setEdited] as const;
}
