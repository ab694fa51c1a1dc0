import { clockAheadSeconds } from '#diagnose/attempt.ts';
import { onFailed } from '#diagnose/build.ts';
import { advice, retry, tokenStep } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { TraceModel } from '#trace/model.ts';

/** More than any network takes, and less than a check puts up with. */
const AGREES_WITHIN_SECONDS = 30;

/**
 * A token from the future: a clock is wrong, and the `date` of the answer says whose, where it is there. A token that has
 * expired has a rule of its own.
 */
export const clockSkew = onFailed(
  'clock-skew',
  ['issued-in-future', 'not-yet-valid'],
  ({ problem, detail, evidence }, model) => {
    const whose = whoseClock(model);
    const claim = problem === 'not-yet-valid' ? 'nbf' : 'iat';
    return {
      title:
        whose === 'tenant'
          ? `The tenant dates its token later than its own answer: \`${claim}\` lies in the future`
          : `The token comes from the future: by this device’s clock \`${claim}\` is yet to come`,
      cause: `${causeOf(model, whose)} ${detail}`,
      evidence: [...evidence, ...dateOf(model)],
      fixes:
        whose === 'tenant'
          ? retry(model, tokenStep(model), 'Get a new token')
          : [
              advice(
                'Compare this device’s clock with the network’s. On a server, allow a tolerance of a minute, not more.',
              ),
              ...retry(model, tokenStep(model), 'Compared it. Get a new token'),
            ],
      references: [pages.idTokenValidation],
      ...(whose === 'tenant' ? { causes: { otherwise: 'tenant' } } : {}),
    };
  },
);

function whoseClock(model: TraceModel): 'device' | 'tenant' | 'unknown' {
  const ahead = clockAheadSeconds(model);
  if (!ahead) return 'unknown';
  return Math.abs(ahead.seconds) <= AGREES_WITHIN_SECONDS ? 'tenant' : 'device';
}

function causeOf(model: TraceModel, whose: ReturnType<typeof whoseClock>): string {
  const seconds = clockAheadSeconds(model)?.seconds ?? 0;
  if (whose === 'unknown')
    return 'The token was stamped with one clock and read with another. The answer shows no `date`, so it is not known which of the two is wrong.';
  if (whose === 'tenant')
    return `By the \`date\` of the answer the tenant’s clock and this device’s agree, to ${Math.abs(seconds)} s. So it is not the clock of this device: what stamps the tokens has another time.`;
  return `By the \`date\` of the answer, this device’s clock is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead'}.`;
}

function dateOf(model: TraceModel) {
  const ahead = clockAheadSeconds(model);
  return ahead ? [{ event: ahead.event, path: 'header.date', note: 'The tenant’s time.' }] : [];
}
