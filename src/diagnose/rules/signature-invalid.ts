import { onFailed } from '#diagnose/build.ts';
import { advice, retry, tokenStep } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const signatureInvalid = onFailed(
  'signature-invalid',
  ['signature-invalid'],
  ({ detail, evidence }, model) => ({
    title: 'The signature does not fit: this token was changed, or someone else made it',
    cause: `The signature was held against the keys that the tenant publishes, and is of none of them. Nothing in the token can be trusted. ${detail}`,
    evidence,
    fixes: [
      advice('If a proxy or a debugger sits between this page and the tenant, take it away and try again.'),
      ...retry(model, tokenStep(model), 'Get a new token'),
    ],
    references: [pages.idTokenValidation, pages.keys],
  }),
);
