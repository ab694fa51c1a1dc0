import { useState } from 'react';
import type { HttpRequest } from '#trace/event.ts';

const keyOf = (run: string, step: string, branch: number) => `grantscope.draft.${run}.${branch}.${step}`;

function read(key: string): HttpRequest | undefined {
  const kept = sessionStorage.getItem(key);
  return kept === null ? undefined : (JSON.parse(kept) as HttpRequest);
}

/** What the person made of a draft. It survives a reload in this tab; it may hold a secret, so it goes nowhere else. */
export function useEditedDraft(run: string, step: string, branch: number) {
  const key = keyOf(run, step, branch);
  const [edits, setEdits] = useState<Record<string, HttpRequest | undefined>>({});
  const edited = key in edits ? edits[key] : read(key);
  const setEdited = (request: HttpRequest | undefined) => {
    setEdits((now) => ({ ...now, [key]: request }));
    if (request) sessionStorage.setItem(key, JSON.stringify(request));
    else sessionStorage.removeItem(key);
  };
  return [edited, setEdited] as const;
}
