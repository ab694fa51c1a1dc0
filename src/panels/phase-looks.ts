import type { RunPhase } from '#trace/model.ts';
import type { IconName } from '#ui/icon.tsx';

/** How it looks where a run or an attempt stands: the same in every list. */
export const phaseLooks: Record<RunPhase, { icon: IconName; look: string; word: string }> = {
  ready: { icon: 'planned', look: 'text-ink-2', word: 'ready' },
  running: { icon: 'current', look: 'text-accent', word: 'running' },
  waiting: { icon: 'clock', look: 'text-accent', word: 'waiting' },
  paused: { icon: 'current', look: 'text-accent', word: 'paused' },
  stopped: { icon: 'error', look: 'text-danger', word: 'stopped' },
  finished: { icon: 'check', look: 'text-accent', word: 'finished' },
};
