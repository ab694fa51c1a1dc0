import { DEVICE_GRANT, grantOf, type Refusal } from '#diagnose/attempt.ts';
import { onRefusal } from '#diagnose/build.ts';
import { advice, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { Evidence } from '#trace/event.ts';
import { headerOf } from '#trace/fields.ts';
import type { Exchange } from '#trace/model.ts';

export const rateLimited = onRefusal('rate-limited', isIt, ({ exchange, evidence, error }, model) => {
  const wait = waitOf(exchange);
  const isAuth0 = model.target.tenantKind !== 'oidc';
  return {
    title: wait
      ? `Too many requests: the tenant takes the next one in ${wait.seconds} s`
      : 'Too many requests: the tenant asks for a pause',
    cause: [
      error === 'slow_down'
        ? '`slow_down` is a word for a device that polls; here nothing polls, so it is a limit like any other.'
        : '',
      isAuth0
        ? 'Each endpoint has a bucket for the tenant, and `/userinfo` one for each user: about 5 a minute on a free tenant.'
        : 'The tenant counts requests, by address, by user or by application; it does not say which.',
      wait
        ? `\`${wait.header}\` says when to go on.`
        : 'No header that this page may read says when to go on.',
    ]
      .filter(Boolean)
      .join(' '),
    evidence: [evidence, ...(wait ? [wait.evidence] : [])],
    fixes: [
      advice('Wait, then try again. An app keeps the answer of `/userinfo` instead of asking on each page.'),
      ...retry(model, exchange.step, wait ? `Waited ${wait.seconds} s. Try again` : 'Waited. Try again'),
    ],
    references: [pages.rateLimits, pages.tooMany],
  };
});

function isIt({ exchange, status, error }: Refusal): boolean {
  const polls = grantOf(exchange) === DEVICE_GRANT && error === 'slow_down';
  return !polls && (status === 429 || ['too_many_requests', 'slow_down'].includes(error));
}

type Wait = { seconds: number; header: string; evidence: Evidence };

/** `Retry-After` in seconds or as a date (RFC 9110 section 10.2.3), else Auth0's `x-ratelimit-reset`. */
export function waitOf({ response, responseEvent = 0, startedAt }: Exchange): Wait | undefined {
  const headers = response?.headers ?? [];
  const after = headerOf(headers, 'retry-after')?.trim();
  const reset = headerOf(headers, 'x-ratelimit-reset')?.trim();
  const found = (header: string, seconds: number): Wait[] =>
    Number.isFinite(seconds) && seconds >= 0
      ? [
          {
            seconds: Math.ceil(seconds),
            header,
            evidence: { event: responseEvent, path: `header.${header}` },
          },
        ]
      : [];
  const inSeconds =
    after && /^\d+$/.test(after) ? Number(after) : (Date.parse(after ?? '') - startedAt) / 1000;
  return [
    ...found('retry-after', inSeconds),
    ...found('x-ratelimit-reset', reset ? Number(reset) - Math.floor(startedAt / 1000) : Number.NaN),
  ][0];
}
