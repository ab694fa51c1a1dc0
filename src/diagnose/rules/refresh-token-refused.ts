import { grantOf, sent } from '#diagnose/attempt.ts';
import { onRefusal } from '#diagnose/build.ts';
import { loginStep, retry, setting } from '#diagnose/fixes.ts';
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
        ? 'This `refresh_token` was used before, and rotation is on'
        : 'The tenant does not know this `refresh_token` any more',
      cause: before
        ? 'With rotation each refresh token works once. A second use looks like theft: the tenant refuses it and revokes all tokens that came from the same login.'
        : 'It has expired, was revoked, was replaced by rotation in another tab, or its user was removed.',
      evidence: [
        ...(before
          ? [{ event: before.requestEvent, path: 'body.refresh_token', note: 'Its first use.' }]
          : []),
        { event: exchange.requestEvent, path: 'body.refresh_token' },
        evidence,
      ],
      fixes: [
        ...retry(model, loginStep(model), 'Log in again for a new one'),
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
