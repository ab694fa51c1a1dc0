import { exchangesOf, sent, tokensOf } from '#diagnose/attempt.ts';
import { rule } from '#diagnose/build.ts';
import { advice, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import { isPseudonym } from '#trace/secrecy/marker.ts';

/** Only for Auth0, which makes the token opaque for want of an audience; elsewhere opaque is ordinary. */
export const opaqueAccessToken = rule(
  'opaque-access-token',
  'warning',
  (model) => {
    const tokens = tokensOf(model);
    const token = tokens?.body['access_token'];
    // A redacted trace does not tell what a token was.
    const isKnown = typeof token === 'string' && !isPseudonym(token);
    const opaque = isKnown && !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
    return tokens && opaque && model.target.tenantKind !== 'oidc' ? [tokens] : [];
  },
  ({ exchange, event }, model) => {
    const asked = exchangesOf(model).find((one) => sent(one, 'audience') || sent(one, 'resource'));
    return {
      title: asked
        ? 'The access token is opaque, although an `audience` was asked for'
        : 'The access token is opaque: no `audience` was asked for',
      cause: asked
        ? 'The tenant issued a token for `/userinfo` alone, as if no `audience` had reached it. Something between this app and the tenant dropped it, or the tenant ignores it.'
        : 'Without an `audience` the tenant issues a token for `/userinfo` alone. It is encrypted for the tenant (five parts), so no API can read or check it.',
      evidence: [
        asked
          ? { event: asked.requestEvent, path: 'query.audience', note: 'What was asked for.' }
          : { event: exchange.requestEvent, note: 'No request of this run carries `audience`.' },
        { event, path: 'body.access_token', note: 'The token.' },
      ],
      fixes: [
        advice(
          'Enter the identifier of your API as `audience`, letter by letter with its slash, and start a new run.',
        ),
        setting(model, 'apiIdentifier', { note: 'The identifier stands here.' }),
        setting(model, 'defaultAudience', { note: 'Used when a request names none.' }),
      ],
      references: [pages.audiences],
    };
  },
);
