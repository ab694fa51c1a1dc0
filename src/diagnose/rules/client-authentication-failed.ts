import { grantOf, sent } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { onRefusal } from '#diagnose/build.ts';
import { retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import { headerOf } from '#trace/fields.ts';
import type { Exchange } from '#trace/model.ts';

/** RFC 6749 says `invalid_client`; Auth0 answers 401 `access_denied`. A 401 without a bearer token is this. */
export const clientAuthenticationFailed = onRefusal(
  'client-authentication-failed',
  ({ exchange, status, error, description }) =>
    !auth0Texts.unknownClient.test(description) &&
    (error === 'invalid_client' ||
      (status === 401 && (error === 'access_denied' || error === 'unauthorized'))) &&
    (grantOf(exchange) !== undefined || sent(exchange, 'client_id') !== undefined),
  ({ exchange, evidence }, model) => {
    const how = proof(exchange);
    const application = model.target.applicationName;
    return {
      title:
        how === 'none'
          ? 'The tenant wants proof of who this application is'
          : 'The tenant refused this application’s `client_secret`',
      cause:
        how === 'none'
          ? `The request names \`client_id\` and proves nothing. That is right for a single page or native application, so ${application} is registered as one that has a secret.`
          : `The secret was sent ${how === 'basic' ? 'in the `Authorization` header' : 'in the body'}. It belongs to another application, was rotated, or was cut when it was copied.`,
      evidence: [
        {
          event: exchange.requestEvent,
          path: how === 'basic' ? 'header.authorization' : 'body.client_secret',
          note: how === 'none' ? 'No `client_secret`, no `Authorization`.' : 'The proof that was sent.',
        },
        { ...evidence, note: 'The refusal.' },
      ],
      fixes: [
        ...(how === 'none'
          ? [
              setting(model, 'applicationType', {
                note: 'Single Page Application or Native, for an app that cannot keep a secret.',
              }),
              setting(model, 'authenticationMethod', { value: 'None' }),
            ]
          : [setting(model, 'clientSecret', { note: 'Enter it again with this application.' })]),
        ...retry(model, exchange.step, 'Changed it. Try again'),
      ],
      references: [pages.clientTypes, pages.clientAuthentication, pages.tokenErrors],
    };
  },
);

function proof(exchange: Exchange): 'none' | 'basic' | 'body' {
  if (headerOf(exchange.sent?.headers ?? [], 'authorization')) return 'basic';
  return (sent(exchange, 'client_secret') ?? sent(exchange, 'client_assertion')) ? 'body' : 'none';
}
