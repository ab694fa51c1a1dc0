import { tokensOf } from '#diagnose/attempt.ts';
import { onFailed } from '#diagnose/build.ts';
import { advice, makerOf, retry, tokenStep } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

/** Keys that were read after the token came leave one explanation less: a rotation. */
export const unknownKid = onFailed('unknown-kid', ['unknown-kid'], ({ detail, evidence }, model) => {
  const fresh = (model.values.get('jwks')?.event ?? 0) > (tokensOf(model)?.event ?? Number.POSITIVE_INFINITY);
  return {
    title: 'The token is signed with a key that the tenant does not publish: unknown `kid`',
    cause: `The \`kid\` in the token’s header names none of the keys in this run. ${
      fresh
        ? 'They were fetched once more after the token came, so no rotation explains it: the tenant signs with a key that it left out, or another one signed.'
        : 'They were rotated after this run fetched them, or the token comes from another tenant.'
    } ${detail}`,
    evidence,
    fixes: fresh
      ? retry(model, tokenStep(model), 'Get a new token')
      : [
          ...retry(model, makerOf(model, 'jwks'), 'Fetch the keys again'),
          advice('An app that keeps the keys has to fetch them again when it meets an unknown `kid`.'),
        ],
    references: [pages.keys, pages.idTokenValidation],
  };
});
