import { problem } from '#lib/problem.ts';

/** What ends a run that a person stops, and the step that was at work. */
export const byHand = problem('stopped', 'You stopped this run', 'Nothing more was sent.');
