import type { RunSummary } from '#store/types.ts';
import type { IconName } from '#ui/icon.tsx';

type Look = { icon: IconName; colour: string; word: string };

const looks: Record<RunSummary['phase'], Look> = {
  ready: { icon: 'planned', colour: 'text-ink-2', word: 'ready' },
  running: { icon: 'current', colour: 'text-accent', word: 'running' },
  waiting: { icon: 'current', colour: 'text-accent', word: 'waiting' },
  paused: { icon: 'current', colour: 'text-accent', word: 'paused' },
  stopped: { icon: 'error', colour: 'text-danger', word: 'stopped' },
  finished: { icon: 'check', colour: 'text-accent', word: 'finished' },
};

export const phaseLook = ({ phase }: RunSummary): Look => looks[phase];
