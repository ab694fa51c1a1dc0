import { onRefusal } from '#diagnose/build.ts';
import { advice, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import { headerOf } from '#trace/fields.ts';

export const rateLimited = onRefusal(
  'rate-limited',
  ({ status, error }) => error === 'too_many_requests' || (status === 429 && error !== 'slow_down'),
  ({ exchange, event, evidence }, model) => {
    const headers = exchange.response?.headers ?? [];
    const reset = Number(headerOf(headers, 'x-ratelimit-reset') ?? Number.NaN);
    const seconds = Number(headerOf(headers, 'retry-after') ?? reset - Math.floor(exchange.startedAt / 1000));
    const known = Number.isFinite(seconds) && seconds >= 0;
    return {
      title: known
        ? `Too many requests: the tenant takes the next one in ${Math.ceil(seconds)} s`
        : 'Too many requests: the tenant asks for a pause',
      cause:
        'Each endpoint has a bucket for the tenant, and `/userinfo` one for each user: about 5 a minute on a free tenant. The headers say how much is left, where the browser may read them.',
      evidence: [evidence, { event, path: 'header.x-ratelimit-reset' }],
      fixes: [
        advice(
          'Wait, then try again. An app keeps the answer of `/userinfo` instead of asking on each page.',
        ),
        ...retry(model, exchange.step, 'Try again'),
      ],
      references: [pages.rateLimits, pages.tooMany],
    };
  },
);
