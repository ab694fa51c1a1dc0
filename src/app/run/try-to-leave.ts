import type { RunSession } from '#engine/api.ts';
import type { Problem } from '#lib/problem.ts';
import { comesNext } from '#panels/comes-next.ts';

/**
 * A new attempt that goes on, in the press that asked for it, until the browser has left at the step `at`: a window opens
 * for a press and for nothing else. Returns why it came to no end.
 */
export async function tryToLeave(
  session: RunSession,
  from: string,
  at: string,
  why: string,
): Promise<Problem | undefined> {
  const refused = await session.retry(from, {}, why);
  if (refused) return refused;
  for (;;) {
    await session.prepare();
    const next = comesNext(session.getSnapshot());
    if (session.getSnapshot().model.phase !== 'paused' || !next) return undefined;
    const stuck = await session.next();
    if (stuck || next.id === at) return stuck;
  }
}
