import { useEffect } from 'react';
import { FRAME_PATIENCE_MS } from '#app/adapters/leaving.ts';
import type { RunSession } from '#engine/api.ts';
import type { TraceModel } from '#trace/model.ts';

/** The page that opened the frame says first that nothing came; this is for when it was closed or reloaded. */
const GRACE_MS = 5_000;

/** A hidden frame goes with the page that opened it: a run that still waits for one is told so in time. */
export function useFramePatience(session: RunSession, { waitingFor, exchanges }: TraceModel): void {
  const waiting = waitingFor ? exchanges.get(waitingFor) : undefined;
  const exchange = waiting?.mode === 'iframe' ? waiting.id : undefined;
  const leftAt = waiting?.startedAt ?? 0;
  useEffect(() => {
    if (!exchange) return;
    const left = Math.max(0, leftAt + FRAME_PATIENCE_MS + GRACE_MS - Date.now());
    const timer = setTimeout(() => void session.unanswered(exchange, FRAME_PATIENCE_MS), left);
    return () => clearTimeout(timer);
  }, [session, exchange, leftAt]);
}
