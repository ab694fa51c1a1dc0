import { grantOf, sent } from '#diagnose/attempt.ts';
import { onRefusal } from '#diagnose/build.ts';
import { loginStep, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { Exchange, TraceModel } from '#trace/model.ts';
import { pkceMismatch } from './pkce-mismatch.ts';
import { redirectUriDiffers } from './redirect-uri-differs.ts';

/** `invalid_grant` on a code, when neither PKCE nor `redirect_uri` explains it. */
export const codeReusedOrExpired = onRefusal(
  'code-reused-or-expired',
  ({ exchange, error }, model) =>
    grantOf(exchange) === 'authorization_code' &&
    error === 'invalid_grant' &&
    !pkceMismatch.applies(model) &&
    !redirectUriDiffers.applies(model),
  ({ exchange, evidence }, model) => {
    const before = sentBefore(model, exchange);
    const arrived = arrivalOf(model, sent(exchange, 'code'));
    const seconds = arrived ? Math.round((exchange.startedAt - arrived.at) / 1000) : undefined;
    return {
      title: before
        ? 'This `code` was sent before, and a code works once'
        : 'The tenant does not take this `code` any more',
      cause: before
        ? 'A code is good for one request. A second use looks like theft, so the tenant refuses it, and may revoke the tokens of the first use.'
        : `A code lives for a short time and for one application.${seconds === undefined ? '' : ` This one was sent ${seconds} s after it arrived.`} It has expired, was used elsewhere, or was issued to another \`client_id\`.`,
      evidence: [
        ...(arrived ? [{ event: arrived.seq, path: 'params.code', note: 'The code arrived.' }] : []),
        ...(before
          ? [{ event: before.requestEvent, path: 'body.code', note: 'It was sent the first time.' }]
          : []),
        {
          event: exchange.requestEvent,
          path: 'body.code',
          note: before ? 'It was sent again.' : 'It was sent.',
        },
        evidence,
      ],
      fixes: retry(model, loginStep(model), 'Log in again for a new code'),
      references: [pages.codeOnce, pages.tokenErrors],
    };
  },
);

function sentBefore(model: TraceModel, exchange: Exchange): Exchange | undefined {
  const code = sent(exchange, 'code');
  return [...model.exchanges.values()].find(
    (one) =>
      one.requestEvent < exchange.requestEvent && grantOf(one) !== undefined && sent(one, 'code') === code,
  );
}

function arrivalOf(model: TraceModel, code: string | undefined) {
  return model.events.findLast(
    (event) =>
      event.kind === 'redirect-in' && event.params.some(([name, value]) => name === 'code' && value === code),
  );
}
