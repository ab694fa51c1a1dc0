import { DEVICE_GRANT, grantOf, refusalsOf, verdictOf } from '#diagnose/attempt.ts';
import { rule } from '#diagnose/build.ts';
import { makerOf, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { Evidence } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';

export const deviceCodeExpired = rule('device-code-expired', 'error', find, (evidence, model) => ({
  title: 'Nobody confirmed in time: the `device_code` has expired',
  cause:
    'The code is good for a few minutes, as `expires_in` says. After that the tenant forgets it, and the device has to show a new one.',
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
}));

function find(model: TraceModel): Evidence[] {
  const refused = refusalsOf(model).findLast(
    ({ exchange, error }) =>
      grantOf(exchange) === DEVICE_GRANT && ['expired_token', 'invalid_grant'].includes(error),
  );
  if (refused) return [refused.evidence];
  const verdict = model.values.has('device_code') ? verdictOf(model, 'expired', 'expired-token') : undefined;
  return verdict ? [{ event: verdict.seq }] : [];
}
