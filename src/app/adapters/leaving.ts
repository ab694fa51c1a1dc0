/** What a tab left for, so that it knows itself when it comes back. A popup is told by the page that opened it. */
import type { LeaveMode } from '#trace/event.ts';
import { shelf, tabShelf } from './shelf.ts';

export type Leaving = { run: string; step: string; mode: LeaveMode; issuer: string };

/** How long a hidden frame may take: as long as Auth0's own SDK waits for a silent answer. */
export const FRAME_PATIENCE_MS = 60_000;

const KEY = 'grantscope.leaving';

/** `popup`: the empty window that leaves; its tab has a storage of its own, where it has one. */
export function rememberLeaving(leaving: Leaving, popup?: Window): void {
  const tab = popup ? shelf(() => popup.sessionStorage) : tabShelf;
  tab.set(KEY, JSON.stringify(leaving));
}

export function currentLeaving(): Leaving | undefined {
  const kept = tabShelf.get(KEY);
  return kept ? (JSON.parse(kept) as Leaving) : undefined;
}

export function forgetLeaving(): void {
  tabShelf.remove(KEY);
}
