import { givesFile } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { AUTH0 } from '#catalog/shared.ts';
import { optional } from '#catalog/use.ts';

export const certificate = operation('certificate', 'GET /pem', {
  is: 'The certificate of the signing key, as PEM; other paths give DER, the bare text, PKCS #7 and the fingerprint. Not in the description.',
  docs: `${AUTH0}/authenticate/protocols/saml/saml-sso-integrations/sign-and-encrypt-saml-requests`,
  query: [optional('cert', { default: 'the key that signs tokens' })],
  cors: 'none',
  answers: [givesFile(200, 'The certificate.')],
  errors: [],
});
