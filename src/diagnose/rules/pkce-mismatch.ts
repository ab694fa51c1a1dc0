import { authorizeOf, grantOf, type Refusal, sent, textOf } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { difference, onRefusal } from '#diagnose/build.ts';
import { makerOf, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { TraceModel } from '#trace/model.ts';

/** Decided by the two values where the run has both; by the tenant's text where the verifier is as it was made. */
export const pkceMismatch = onRefusal('pkce-mismatch', isIt, ({ exchange, evidence }, model) => {
  const verifier = sent(exchange, 'code_verifier');
  const made = textOf(model, 'code_verifier');
  const authorize = authorizeOf(model);
  return {
    title: verifier
      ? '`code_verifier` does not match the `code_challenge` of this login'
      : 'The code was bound to a `code_challenge`, and no `code_verifier` was sent',
    cause:
      'The tenant hashed the `code_verifier` and compared it with the `code_challenge` that left with the browser. They differ, so whoever trades the code is not who began the login. The code is used up.',
    evidence: [
      ...(authorize
        ? [{ event: authorize.requestEvent, path: 'query.code_challenge', note: 'The challenge that left.' }]
        : []),
      {
        event: exchange.requestEvent,
        path: 'body.code_verifier',
        note: verifier ? 'The verifier that was sent.' : 'No verifier.',
      },
      evidence,
    ],
    ...difference(
      'code_verifier',
      { label: 'Sent', value: verifier, event: exchange.requestEvent },
      {
        label: 'Made for this login',
        value: made || undefined,
        event: model.values.get('code_verifier')?.event,
      },
    ),
    fixes: retry(
      model,
      makerOf(model, 'code_verifier') ?? authorize?.step,
      'Make a new pair and log in again',
    ),
    references: [pages.pkce, pages.tokenErrors],
  };
});

function isIt({ exchange, error, description }: Refusal, model: TraceModel): boolean {
  if (grantOf(exchange) !== 'authorization_code' || !['invalid_grant', 'invalid_request'].includes(error))
    return false;
  const challenged = Boolean(sent(authorizeOf(model) ?? exchange, 'code_challenge'));
  const verifier = sent(exchange, 'code_verifier');
  const made = textOf(model, 'code_verifier');
  const differs = challenged && (verifier ?? '') !== made;
  return differs || auth0Texts.verifierRefused.test(description);
}
