import { partOf, tokensOf } from '#diagnose/attempt.ts';
import { difference, type Failed, failedOf, rule } from '#diagnose/build.ts';
import { retry, tokenStep } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';
import type { TraceModel } from '#trace/model.ts';

/** `aud` is right and `azp` is not: told apart from a token for someone else. */
export const azpMismatch = {
  ...rule('azp-mismatch', 'error', find, ({ detail, evidence }, model) => {
    const azp = claims(model)['azp'];
    return {
      title:
        typeof azp === 'string'
          ? 'The token was asked for by another application: `azp` is not this one'
          : 'The token names several audiences, and not who asked for it: `azp` is missing',
      cause: `\`azp\` names the application that asked for the token. With more than one \`aud\` it has to be there, and to be this one; else a token of another application would pass. ${detail}`,
      evidence,
      ...difference(
        'azp',
        { label: 'In the token', value: typeof azp === 'string' ? azp : undefined },
        { label: 'This application', value: model.target.clientId },
      ),
      fixes: retry(model, tokenStep(model), 'Get a new token'),
      references: [pages.idTokenValidation],
    };
  }),
  problems: ['azp-mismatch'],
};

const claims = (model: TraceModel) => partOf(tokensOf(model)?.body['id_token'], 1);

/** A verdict on `aud` of a token whose `aud` names this application is about `azp`. */
export function audienceIsOurs(model: TraceModel): boolean {
  const { aud } = claims(model);
  return [aud].flat().includes(model.target.clientId);
}

function find(model: TraceModel): Failed[] {
  const named = failedOf(model, ['azp-mismatch']);
  const [about] = failedOf(model, ['audience-mismatch']);
  return named.length > 0 || !about || about.check || !audienceIsOurs(model) ? named : [about];
}
