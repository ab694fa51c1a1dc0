import { DEVICE_GRANT, grantOf, refusalsOf, verdictOf } from '#diagnose/attempt.ts';
import { rule } from '#diagnose/build.ts';
import { makerOf, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { Evidence } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';

export const deviceCodeExpired = rule(
  'device-code-expired',
  'error',
  find,
  ({ evidence, isExpired }, model) => ({
    title: isExpired
      ? 'Nobody confirmed in time: the `device_code` has expired'
      : 'The tenant does not take this `device_code`: `invalid_grant`',
    cause: isExpired
      ? 'The code is good for a few minutes, as `expires_in` says. After that the tenant forgets it, and the device has to show a new one.'
      : 'It has expired, was traded already, or was issued to another application. The tenant does not say which.',
    evidence: [
      ...(model.values.get('device_code')
        ? [
            {
              event: model.values.get('device_code')?.event ?? 0,
              path: 'body.expires_in',
              note: 'How long it was good.',
            },
          ]
        : []),
      evidence,
    ],
    fixes: retry(model, makerOf(model, 'device_code'), 'Show a new code'),
    references: [pages.devicePolling, pages.device],
  }),
);

type Seen = { evidence: Evidence; isExpired: boolean };

function find(model: TraceModel): Seen[] {
  const refused = refusalsOf(model).findLast(
    ({ exchange, error }) =>
      grantOf(exchange) === DEVICE_GRANT && ['expired_token', 'invalid_grant'].includes(error),
  );
  if (refused) return [{ evidence: refused.evidence, isExpired: refused.error === 'expired_token' }];
  const verdict = model.values.has('device_code') ? verdictOf(model, 'expired', 'expired-token') : undefined;
  return verdict ? [{ evidence: { event: verdict.seq }, isExpired: true }] : [];
}
