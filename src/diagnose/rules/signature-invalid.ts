import { onFailed } from '#diagnose/build.ts';
import { advice, makerOf, retry } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const signatureInvalid = onFailed(
  'signature-invalid',
  ['signature-invalid'],
  ({ detail, evidence }, model) => ({
    title: 'The signature does not fit: this token was changed, or someone else made it',
    cause: `The key with the token’s \`kid\` is there, and the signature is not of that key. Nothing in the token can be trusted. ${detail}`,
    evidence,
    fixes: [
      advice('If a proxy or a debugger sits between this page and the tenant, take it away and try again.'),
      ...retry(model, makerOf(model, 'jwks'), 'Fetch the keys again and go on from there'),
    ],
    references: [pages.idTokenValidation, pages.keys],
  }),
);
