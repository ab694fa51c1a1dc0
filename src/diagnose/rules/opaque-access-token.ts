import { exchangesOf, sent, tokensOf } from '#diagnose/attempt.ts';
import { rule } from '#diagnose/build.ts';
import { advice, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import { formOfPseudonym, isPseudonym, tokenForm } from '#trace/secrecy/marker.ts';

/** The pseudonym of a redacted trace tells the form of what it stands for. */
const formOf = (token: string) => (isPseudonym(token) ? formOfPseudonym(token) : tokenForm(token));

/** Only for Auth0, which makes the token opaque for want of an audience; elsewhere opaque is ordinary. */
export const opaqueAccessToken = rule(
  'opaque-access-token',
  'warning',
  (model) => {
    const tokens = tokensOf(model);
    const token = tokens?.body['access_token'];
    const opaque = typeof token === 'string' && formOf(token) !== 'jws';
    return tokens && opaque && model.target.tenantKind !== 'oidc' ? [tokens] : [];
  },
  ({ exchange, event, body }, model) => {
    const asked = exchangesOf(model).find((one) => sent(one, 'audience') || sent(one, 'resource'));
    return {
      title: asked
        ? 'The access token is opaque, although an `audience` was asked for'
        : 'The access token is opaque: no `audience` was asked for',
      cause: asked
        ? 'It may be a token for `/userinfo` alone, as if no `audience` had reached the tenant: something on the way dropped it, or the tenant ignores it. Or the API has its tokens encrypted, and reads them itself.'
        : `Without an \`audience\` the tenant issues a token for \`/userinfo\` alone. ${
            formOf(String(body['access_token'])) === 'jwe'
              ? 'It is encrypted for the tenant (five parts), so'
              : 'It is a name for a session, so'
          } no API can read or check it.`,
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
      ...(asked ? {} : { causes: { otherwise: 'application' as const } }),
    };
  },
);
