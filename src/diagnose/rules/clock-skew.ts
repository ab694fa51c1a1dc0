import { tokensOf } from '#diagnose/attempt.ts';
import { onFailed } from '#diagnose/build.ts';
import { advice, loginStep, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import { headerOf } from '#trace/fields.ts';

export const clockSkew = onFailed(
  'clock-skew',
  ['issued-in-future', 'not-yet-valid', 'token-expired'],
  ({ check, detail, evidence }, model) => {
    const tokens = tokensOf(model);
    const date = Date.parse(headerOf(tokens?.exchange.response?.headers ?? [], 'date') ?? '');
    const answered = model.events[(tokens?.event ?? 0) - 1]?.at;
    const seconds = answered === undefined ? Number.NaN : Math.round((answered - date) / 1000);
    const late = check?.problem === 'token-expired';
    return {
      title: late
        ? 'A fresh token has already expired: the clocks differ'
        : 'The token comes from the future: the clocks differ',
      cause: `${
        Number.isNaN(seconds)
          ? 'The tenant stamped the token with its own clock, and this device’s clock says another time.'
          : `By the \`date\` header of the answer, this device’s clock is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead'}.`
      } ${detail}`,
      evidence: [
        ...evidence,
        ...(tokens ? [{ event: tokens.event, path: 'header.date', note: 'The tenant’s time.' }] : []),
      ],
      fixes: [
        advice(
          'Set this device’s clock by the network. On a server, allow a tolerance of a minute, not more.',
        ),
        ...retry(model, loginStep(model), 'Set it. Log in again'),
      ],
      references: [pages.idTokenValidation],
    };
  },
);
