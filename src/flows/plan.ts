import type { Channel, PlannedStep } from '#trace/event.ts';
import type { Step } from './flow.ts';

/** The steps of a flow as data: drawn before anything runs, and kept at the head of each trace. */
export function planOf(steps: readonly Step[]): PlannedStep[] {
  return steps.map((step) => ({
    id: step.id,
    title: step.title,
    kind: step.kind,
    channel: channelOf(step),
    from: step.from,
    to: step.to,
    label: step.label,
    explains: step.explains,
    ...(step.operation ? { operation: step.operation } : {}),
    ...(step.spends ? { spends: [...step.spends] } : {}),
  }));
}

/** A browser trip is front channel; what asks the user shows something in the browser; requests go direct. */
export function channelOf(step: Step): Channel {
  switch (step.kind) {
    case 'browser':
    case 'prompt':
      return 'front';
    case 'request':
      return 'back';
    case 'local':
    case 'check':
      return 'local';
  }
}
