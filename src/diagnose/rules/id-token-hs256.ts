import { onFailed } from '#diagnose/build.ts';
import { loginStep, retry, setting } from '#diagnose/fixes.ts';
import { pages } from '#diagnose/references.ts';

export const idTokenHs256 = onFailed('id-token-hs256', ['alg-not-rs256'], ({ detail, evidence }, model) => ({
  title: 'The ID token is signed with a shared secret (`HS256`), which a page cannot check',
  cause: `With \`HS256\` the \`client_secret\` is the key. A page has none, and whoever has it can forge tokens. Auth0’s own SDK for single page apps refuses such a token. ${detail}`,
  evidence,
  fixes: [
    setting(model, 'signatureAlgorithm', { value: 'RS256' }),
    ...retry(model, loginStep(model), 'Changed it. Log in again'),
  ],
  references: [pages.algorithms, pages.idTokenValidation],
}));
