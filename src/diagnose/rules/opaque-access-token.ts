import { rule } from '#diagnose/build.ts';
import { advice, setting } from '#diagnose/fixes.ts';
import { exchangesOf, sent, tokensOf } from '#diagnose/look.ts';
import { pages } from '#diagnose/references.ts';

/** Only for Auth0, which makes the token opaque for want of an audience; elsewhere opaque is ordinary. */
export const opaqueAccessToken = rule(
  'opaque-access-token',
  'warning',
  (model) => {
    const tokens = tokensOf(model);
    const token = tokens?.body['access_token'];
    const asked = () => exchangesOf(model).some((one) => sent(one, 'audience') || sent(one, 'resource'));
    const opaque = typeof token === 'string' && !/^[\w-]+\.[\w-]+\.[\w-]*$/.test(token);
    return tokens && opaque && model.target.tenantKind !== 'oidc' && !asked() ? [tokens] : [];
  },
  ({ exchange, event }, model) => ({
    title: 'The access token is opaque: no `audience` was asked for',
    cause:
      'Without an `audience` the tenant issues a token for `/userinfo` alone. It is encrypted for the tenant (five parts), so no API can read or check it.',
    evidence: [
      { event: exchange.requestEvent, note: 'No request of this run carries `audience`.' },
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
  }),
);
