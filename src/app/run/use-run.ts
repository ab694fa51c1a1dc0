import { useEffect, useState, useSyncExternalStore } from 'react';
import { getEngine } from '#app/engine.ts';
import { catchUpLine } from '#app/run-summary.ts';
import type { RunSession, RunSnapshot } from '#engine/api.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';

export type OpenRun =
  | { state: 'opening' }
  | { state: 'failed'; problem: Problem }
  | { state: 'open'; session: RunSession };

/** Opens a run of this browser. What another tab writes arrives by itself. */
export function useOpenRun(run: string): OpenRun {
  const [opened, setOpened] = useState<OpenRun>({ state: 'opening' });
  useEffect(() => {
    let gone = false;
    setOpened({ state: 'opening' });
    getEngine()
      .then((engine) => engine.open(run))
      .then(
        (session) => {
          // A store that refuses the line refuses the run's events, too, and that is told.
          void catchUpLine(session.getSnapshot().model).catch(() => undefined);
          if (!gone) setOpened({ state: 'open', session });
        },
        (error: unknown) => {
          if (gone) return;
          const notice = isProblem(error)
            ? error
            : problem('run-unreadable', 'This run cannot be read', String(error));
          setOpened({ state: 'failed', problem: notice });
        },
      );
    return () => {
      gone = true;
    };
  }, [run]);
  return opened;
}

export function useSnapshot(session: RunSession): RunSnapshot {
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}
