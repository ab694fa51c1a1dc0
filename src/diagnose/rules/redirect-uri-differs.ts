import { authorizeOf, grantOf, type Refusal, sent } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { difference, onRefusal } from '#diagnose/build.ts';
import { loginStep, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { TraceModel } from '#trace/model.ts';

export const redirectUriDiffers = onRefusal('redirect-uri-differs', isIt, ({ exchange, evidence }, model) => {
  const authorize = authorizeOf(model);
  return {
    title: '`redirect_uri` is not the one that this code was issued for',
    cause:
      'The token request repeats the `redirect_uri` of the login, and the tenant compares the two letter by letter. The code is used up.',
    evidence: [
      ...(authorize ? [{ event: authorize.requestEvent, path: 'query.redirect_uri' }] : []),
      { event: exchange.requestEvent, path: 'body.redirect_uri' },
      evidence,
    ],
    ...difference(
      'redirect_uri',
      {
        label: 'Sent with the code',
        value: sent(exchange, 'redirect_uri') ?? '',
        event: exchange.requestEvent,
      },
      {
        label: 'Sent at the login',
        value: authorize && sent(authorize, 'redirect_uri'),
        event: authorize?.requestEvent,
      },
    ),
    fixes: retry(model, loginStep(model), 'Log in again with one `redirect_uri`'),
    references: [pages.codeExchange, pages.tokenErrors],
  };
});

function isIt({ exchange, error, description }: Refusal, model: TraceModel): boolean {
  if (grantOf(exchange) !== 'authorization_code') return false;
  if (error !== 'invalid_grant' && error !== 'server_error') return false;
  const authorize = authorizeOf(model);
  const before = authorize && sent(authorize, 'redirect_uri');
  const differs = before !== undefined && before !== sent(exchange, 'redirect_uri');
  return differs || auth0Texts.redirectUriRefused.test(description);
}
