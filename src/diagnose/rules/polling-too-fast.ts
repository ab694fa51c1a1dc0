import { onRefusal } from '#diagnose/build.ts';
import { pages } from '#diagnose/references.ts';

export const pollingTooFast = onRefusal(
  'polling-too-fast',
  ({ error }) => error === 'slow_down',
  ({ evidence }) => ({
    title: 'The tenant asked to poll more slowly: `slow_down`',
    cause:
      'The requests came faster than `interval`. From here on five seconds are added to each pause, for good. The code stays valid.',
    evidence: [evidence],
    fixes: [],
    references: [pages.devicePolling],
  }),
  'note',
);
