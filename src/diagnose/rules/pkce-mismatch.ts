import { authorizeOf, grantOf, type Refusal, sent, textOf } from '#diagnose/attempt.ts';
import { auth0Texts } from '#diagnose/auth0-texts.ts';
import { difference, onRefusal } from '#diagnose/build.ts';
import { makerOf, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import { sha256Base64url } from '#lib/sha256.ts';
import type { Exchange, TraceModel } from '#trace/model.ts';
import { isPseudonym } from '#trace/secrecy/marker.ts';

/**
 * Decided by the two values where the run has both; by the tenant's text where the verifier is as it was made. Where
 * SHA-256 of what was sent is the challenge that left, it says so: then it is not the verifier.
 */
export const pkceMismatch = onRefusal('pkce-mismatch', isIt, ({ exchange, evidence }, model) => {
  const verifier = sent(exchange, 'code_verifier');
  const made = textOf(model, 'code_verifier');
  const authorize = authorizeOf(model);
  const { title, cause } = told(fitOf(exchange, model));
  return {
    title,
    cause: `${cause} The code is used up.`,
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

type Fit = 'fits' | 'differs' | 'no-verifier' | 'no-challenge' | 'unknown';

/** Whether the verifier that was sent belongs to the challenge that left (RFC 7636 section 4.6). */
function fitOf(exchange: Exchange, model: TraceModel): Fit {
  const verifier = sent(exchange, 'code_verifier');
  const authorize = authorizeOf(model);
  const challenge = authorize && sent(authorize, 'code_challenge');
  if (!verifier) return 'no-verifier';
  if (!authorize || isPseudonym(verifier))
    return verifier === textOf(model, 'code_verifier') ? 'unknown' : 'differs';
  if (!challenge) return 'no-challenge';
  const isPlain = sent(authorize, 'code_challenge_method') !== 'S256';
  return (isPlain ? verifier : sha256Base64url(verifier)) === challenge ? 'fits' : 'differs';
}

function told(fit: Fit): { title: string; cause: string } {
  switch (fit) {
    case 'no-verifier':
      return {
        title: 'The code was bound to a `code_challenge`, and no `code_verifier` was sent',
        cause: 'Only who has the `code_verifier` may trade the code, and the request carries none.',
      };
    case 'no-challenge':
      return {
        title: 'A `code_verifier` was sent, and the login left without a `code_challenge`',
        cause: 'The tenant has nothing to hold the `code_verifier` against.',
      };
    case 'fits':
      return {
        title: 'The tenant says that `code_verifier` does not fit, and it does',
        cause:
          'Made into a challenge, the `code_verifier` that was sent is the `code_challenge` that left with the browser, to the letter. So the tenant holds it against another one: the code is of another login, something changed the request on its way, or the tenant is wrong.',
      };
    case 'differs':
      return {
        title: '`code_verifier` does not match the `code_challenge` of this login',
        cause:
          'The tenant makes the `code_verifier` into a challenge and compares it with the `code_challenge` that left with the browser. They differ, so whoever trades the code is not who began the login.',
      };
    case 'unknown':
      return {
        title: 'The tenant says that `code_verifier` does not fit',
        cause:
          'The verifier is the one that was made for this login. Whether it fits the `code_challenge` that left cannot be told from this trace.',
      };
  }
}

function isIt({ exchange, error, description }: Refusal, model: TraceModel): boolean {
  if (grantOf(exchange) !== 'authorization_code' || !['invalid_grant', 'invalid_request'].includes(error))
    return false;
  const fit = fitOf(exchange, model);
  const challenged = Boolean(sent(authorizeOf(model) ?? exchange, 'code_challenge'));
  const differs = fit === 'differs' || (fit === 'no-verifier' && challenged);
  return differs || auth0Texts.verifierRefused.test(description);
}
