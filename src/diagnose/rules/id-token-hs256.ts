import { partOf, tokensOf } from '#diagnose/attempt.ts';
import { type Failed, failedOf, rule } from '#diagnose/build.ts';
import { loginStep, retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { Rule } from '#diagnose/rule.ts';
import type { TraceModel } from '#trace/model.ts';

/** On the failed check; or on the header of the token, where the run stopped before its checks. */
const told = rule('id-token-hs256', 'error', find, ({ detail, evidence }, model) => ({
  title: 'The ID token is signed with a shared secret (`HS256`), which a page cannot check',
  cause: `With \`HS256\` the \`client_secret\` is the key. A page has none, and whoever has it can forge tokens. Auth0’s own SDK for single page apps refuses such a token. ${detail}`,
  evidence,
  fixes: [
    setting(model, 'signatureAlgorithm', { value: 'RS256' }),
    ...retry(model, loginStep(model), 'Changed it. Log in again'),
  ],
  references: [pages.algorithms, pages.idTokenValidation],
}));

export const idTokenHs256: Rule = { ...told, problems: ['alg-not-rs256'] };

function find(model: TraceModel): Failed[] {
  const checked = failedOf(model, ['alg-not-rs256']);
  if (checked.length > 0) return checked;
  const tokens = tokensOf(model);
  const alg = partOf(tokens?.body['id_token'], 0)['alg'];
  if (!tokens || typeof alg !== 'string' || !alg.startsWith('HS')) return [];
  const stopped = failedOf(model, ['alg-unexpected', 'response-invalid']);
  return stopped.map(({ problem, detail }) => ({
    problem,
    detail,
    evidence: [{ event: tokens.event, path: 'body.id_token' }],
  }));
}
