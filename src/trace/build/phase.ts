/** Where the run stands: read from the last attempt at each step. */
import type { Problem } from '#lib/problem.ts';
import type { RunPhase, StepView } from '#trace/model.ts';
import { byHand } from './by-hand.ts';
import type { Attempt, Branch } from './steps.ts';

/** A branch at one moment. */
export type BranchAt = Pick<Branch, 'view' | 'ended'> & { attempts: ReadonlyMap<string, Attempt> };

export type WhereItStands = {
  phase: RunPhase;
  current?: StepView;
  problem?: Problem;
  inDoubt?: string;
  waitingFor?: string;
};

/** `live`: a page works on the run right now, so what has no answer yet may still get one. */
export function whereItStands(branch: BranchAt, live: boolean): WhereItStands {
  const attempts = [...branch.attempts.values()];
  const next = attempts.find(({ view }) => view.status !== 'done' && view.status !== 'skipped');
  const current = next ? { current: next.view } : {};
  if (branch.ended === 'finished') return { phase: 'finished' };
  if (branch.ended === 'stopped') return { phase: 'stopped', ...current, problem: byHand };
  if (branch.ended === 'failed') {
    const { problem: failure } = attempts.find(({ view }) => view.status === 'failed')?.view ?? {};
    return { phase: 'stopped', ...current, ...(failure ? { problem: failure } : {}) };
  }
  if (next?.view.status === 'waiting') {
    return { phase: 'waiting', ...current, ...(next.open ? { waitingFor: next.open } : {}) };
  }
  const unanswered = next?.open ? { inDoubt: next.open } : {};
  return { phase: phaseOf(branch, attempts, next, live), ...current, ...unanswered };
}

function phaseOf(branch: BranchAt, attempts: Attempt[], next: Attempt | undefined, live: boolean): RunPhase {
  if (live) return next?.polls === 'waits' ? 'waiting' : 'running';
  const untouched = branch.view.branch === 0 && attempts.every(({ view }) => view.status === 'planned');
  return untouched ? 'ready' : 'paused';
}
