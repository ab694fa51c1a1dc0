import { gives } from '#catalog/answers.ts';
import { operation } from '#catalog/operation.ts';
import { required } from '#catalog/use.ts';

export const jwks = operation('jwks', 'GET /.well-known/jwks.json', {
  is: 'The public keys of the tenant: the current one, the next one, and for a while the one before. `x5t` is the base64url of the hex text, longer than RFC 7517 has it. Not in the description.',
  docs: 'https://auth0.com/docs/secure/tokens/json-web-tokens/json-web-key-sets',
  cors: 'any-origin',
  limit: '20 at once, 20 a second, for the tenant',
  answers: [gives(200, 'A JSON Web Key Set (RFC 7517).', { fields: [required('keys')] })],
  errors: [],
});
