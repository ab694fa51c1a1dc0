import { onFailed } from '#diagnose/build.ts';
import { advice, makerOf, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const unknownKid = onFailed('unknown-kid', ['unknown-kid'], ({ detail, evidence }, model) => ({
  title: 'The token is signed with a key that the tenant did not publish: unknown `kid`',
  cause: `The \`kid\` in the token’s header names none of the keys in this run. The keys were rotated after this run fetched them, or the token comes from another tenant. ${detail}`,
  evidence,
  fixes: [
    ...retry(model, makerOf(model, 'jwks'), 'Fetch the keys again and go on from there'),
    advice('An app that keeps the keys has to fetch them again when it meets an unknown `kid`.'),
  ],
  references: [pages.keys, pages.idTokenValidation],
}));
