import { grantOf, sent } from '#diagnose/attempt.ts';
import { onRefusal } from '#diagnose/build.ts';
import { advice, loginStep, retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const refreshTokenRefused = onRefusal(
  'refresh-token-refused',
  ({ exchange, error }) => grantOf(exchange) === 'refresh_token' && error === 'invalid_grant',
  ({ exchange, evidence }, model) => {
    const token = sent(exchange, 'refresh_token');
    const before = [...model.exchanges.values()].find(
      (one) => one.requestEvent < exchange.requestEvent && sent(one, 'refresh_token') === token,
    );
    return {
      title: before
        ? 'This `refresh_token` was used before, and is refused now'
        : 'The tenant does not know this `refresh_token` any more',
      cause: before
        ? 'Where rotation is on, each refresh token works once, and a second use looks like theft: the tenant refuses it and revokes all tokens that came from the same login. Without rotation it has expired or was revoked since.'
        : 'It has expired, was revoked, was replaced by rotation in another tab, or its user was removed.',
      evidence: [
        ...(before
          ? [{ event: before.requestEvent, path: 'body.refresh_token', note: 'Its first use.' }]
          : []),
        { event: exchange.requestEvent, path: 'body.refresh_token' },
        evidence,
      ],
      fixes: [
        ...(loginStep(model)
          ? retry(model, loginStep(model), 'Log in again for a new one')
          : [
              advice(
                'This run has no login of its own. Log in with Authorization Code and `offline_access`, and start a new run with the `refresh_token` that comes.',
              ),
            ]),
        ...(before
          ? [
              setting(model, 'refreshTokenRotation', {
                note: 'The overlap period lets the previous token pass for some seconds.',
              }),
            ]
          : []),
      ],
      references: [pages.rotation, pages.refreshing],
    };
  },
);
