import { refusedCallbacks } from '#diagnose/attempt.ts';
import { rule } from '#diagnose/build.ts';
import { loginStep, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const callbackNotExpected = rule(
  'callback-not-expected',
  'warning',
  (model) =>
    refusedCallbacks(model)
      .filter(({ reason }) => reason !== 'twice')
      .slice(-1),
  ({ seq, reason }, model) => ({
    title:
      reason === 'finished'
        ? 'A callback came after this run had finished'
        : 'A callback came while this run did not wait for one',
    cause:
      'It was kept, and nothing in it was used. A run takes a callback only between leaving for the tenant and coming back.',
    evidence: [{ event: seq, path: 'params' }],
    fixes: retry(model, loginStep(model), 'Begin this login again'),
    references: [pages.csrf],
  }),
);
