import { grantOf, saidBy, sent } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { onRefusal } from '#diagnose/build.ts';
import { retry, secret, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import { headerOf } from '#trace/fields.ts';
import type { Exchange } from '#trace/model.ts';

/** RFC 6749 says `invalid_client`; Auth0 answers 401 `access_denied`. A 401 without a bearer token is this. */
export const clientAuthenticationFailed = onRefusal(
  'client-authentication-failed',
  ({ exchange, status, error, description }) =>
    !auth0Texts.unknownClient.test(description) &&
    exchange.callback === undefined &&
    (error === 'invalid_client' ||
      (status === 401 &&
        (error === 'access_denied' || error === 'unauthorized') &&
        (grantOf(exchange) !== undefined || sent(exchange, 'client_id') !== undefined))),
  ({ exchange, evidence, description }, model) => {
    const how = proof(exchange);
    const application = model.target.applicationName;
    return {
      title:
        how === 'none'
          ? 'The tenant wants proof of who this application is'
          : `The tenant refused this application’s \`${how === 'assertion' ? 'client_assertion' : 'client_secret'}\``,
      cause: `${causeOf(how, application)}${description ? ` ${saidBy(description)}` : ''}`,
      evidence: [
        {
          event: exchange.requestEvent,
          path:
            how === 'basic'
              ? 'header.authorization'
              : how === 'assertion'
                ? 'body.client_assertion'
                : 'body.client_secret',
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
          : [
              ...(how === 'assertion' ? [] : secret(model, exchange.step, 'Try again with this secret')),
              setting(model, 'clientSecret', { note: 'Compare it, and the authentication method.' }),
            ]),
        ...(how === 'none' || how === 'assertion'
          ? retry(model, exchange.step, 'Changed it. Try again')
          : []),
      ],
      references: [pages.clientTypes, pages.clientAuthentication, pages.tokenErrors],
    };
  },
);

type Proof = 'none' | 'basic' | 'body' | 'assertion';

function proof(exchange: Exchange): Proof {
  if (headerOf(exchange.sent?.headers ?? [], 'authorization')) return 'basic';
  if (sent(exchange, 'client_assertion')) return 'assertion';
  return sent(exchange, 'client_secret') ? 'body' : 'none';
}

function causeOf(how: Proof, application: string): string {
  switch (how) {
    case 'none':
      return `The request names \`client_id\` and proves nothing. That is right for a single page or native application, so most likely ${application} is registered as one that has a secret. A tenant that does not know the \`client_id\` can say the same.`;
    case 'assertion':
      return 'The assertion was signed with a key that is not registered, names another `aud`, or is too old.';
    default:
      return `The secret was sent ${how === 'basic' ? 'in the `Authorization` header' : 'in the body'}. It belongs to another application, was rotated, was cut when it was copied, or the application is registered for another way of sending it.`;
  }
}
