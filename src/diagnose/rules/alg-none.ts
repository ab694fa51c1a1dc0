import { onFailed } from '#diagnose/build.ts';
import { advice } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const algNone = onFailed('alg-none', ['alg-none'], ({ detail, evidence }) => ({
  title: 'The token is not signed at all: `alg` is `none`',
  cause: `Anyone can write such a token. No tenant of Auth0 issues one. ${detail}`,
  evidence,
  fixes: [advice('Find out what answered in the tenant’s place: a test double, a proxy, or an attack.')],
  references: [pages.jwsNone, pages.idTokenValidation],
}));
