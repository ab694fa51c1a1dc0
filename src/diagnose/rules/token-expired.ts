import { clockAheadSeconds, partOf, textOf, tokensOf } from '#diagnose/attempt.ts';
import { onFailed } from '#diagnose/build.ts';
import { advice, retry, tokenStep } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { TraceModel } from '#trace/model.ts';

/** What an app puts up with between two clocks. */
const TOLERANCE_SECONDS = 60;

/** A token past its `exp`: it waited here, a clock is wrong, or it came expired. The trace tells which, or that it cannot. */
export const tokenExpired = onFailed('token-expired', ['token-expired'], ({ detail, evidence }, model) => {
  const seen = timesOf(model);
  const { title, cause, otherwise } = explain(seen);
  return {
    title,
    cause: `${cause} ${detail}`.trim(),
    evidence: [
      ...evidence,
      ...(seen.aheadEvent
        ? [{ event: seen.aheadEvent, path: 'header.date', note: 'The tenant’s time.' }]
        : []),
    ],
    fixes: [
      ...retry(model, tokenStep(model), 'Get a new token'),
      ...(otherwise === 'unknown' ? [advice('Compare this device’s clock with the network’s.')] : []),
    ],
    references: [pages.idTokenValidation],
    causes: { otherwise },
  };
});

type Times = { expired?: number; arrived?: number; ahead?: number; aheadEvent?: number };

/** Seconds since the epoch, as far as the trace knows them. */
function timesOf(model: TraceModel): Times {
  const tokens = tokensOf(model);
  const token = tokens?.body['id_token'] ?? tokens?.body['access_token'] ?? textOf(model, 'id_token');
  const { exp } = partOf(token, 1);
  const answered = tokens && model.events[tokens.event - 1]?.at;
  const ahead = clockAheadSeconds(model);
  return {
    ...(typeof exp === 'number' ? { expired: exp } : {}),
    ...(answered === undefined ? {} : { arrived: answered / 1000 }),
    ...(ahead ? { ahead: ahead.seconds, aheadEvent: ahead.event } : {}),
  };
}

function explain({ expired, arrived, ahead }: Times) {
  if (expired !== undefined && arrived !== undefined && arrived <= expired) {
    return {
      title: 'The token expired while this run waited: `exp` has passed',
      cause: `It was good when it came, for ${Math.round(expired - arrived)} s more, and was judged after that.`,
      otherwise: 'unknown',
    } as const;
  }
  if (ahead !== undefined && Math.abs(ahead) <= TOLERANCE_SECONDS) {
    return {
      title: 'The token had expired when it came: `exp` has passed',
      cause: `By the \`date\` of the answer the tenant’s clock and this device’s agree, to ${Math.abs(ahead)} s. So no clock explains it: an old token was handed out, or its lifetime is none.`,
      otherwise: 'tenant',
    } as const;
  }
  if (ahead !== undefined && ahead > 0) {
    return {
      title: 'By this device’s clock the token has expired, and the clock is ahead',
      cause: `By the \`date\` of the answer, this device’s clock is ${ahead} s ahead.`,
      otherwise: 'unknown',
    } as const;
  }
  return {
    title: 'The token has expired: `exp` has passed',
    cause:
      ahead === undefined
        ? 'It was handed out expired, or this device’s clock is ahead. The answer shows no `date`, so the trace does not tell which.'
        : `It was handed out expired. This device’s clock does not explain it: by the \`date\` of the answer it is ${-ahead} s behind.`,
    otherwise: ahead === undefined ? 'unknown' : 'tenant',
  } as const;
}
