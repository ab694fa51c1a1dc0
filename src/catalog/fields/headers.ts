/** Headers that mean something to the API, in lower case as browsers show them. */
import { type Fields, integer, secret, text, url } from '#catalog/field.ts';

export const headerFields = {
  authorization: secret('Proves who asks.'),
  'www-authenticate': text('What kind of proof is wanted, and what was wrong with the one sent.'),
  dpop: secret('Proves that the sender holds a key.'),
  'dpop-nonce': text('To be put into the next DPoP proof.'),
  'auth0-client': text('The SDK and its version, as base64 JSON.', {
    shape: { type: 'string', format: 'base64' },
  }),
  'auth0-forwarded-for': text('The address of the user, told by the server of the application.', {
    dashboard: 'trustTokenEndpointIp',
  }),
  'x-request-language': text('The language of the message.'),
  origin: text('Which page asks.'),
  'access-control-allow-origin': text('Which page may read the answer.'),
  'access-control-allow-credentials': text('Whether cookies may come along.'),
  'cache-control': text('Whether the answer may be kept. Answers with tokens say `no-store`.'),
  'content-type': text('What the body is.'),
  location: url('Where the browser goes next.'),
  'set-cookie': secret('What the browser is asked to keep.'),
  cookie: secret('What the browser kept.'),
  'retry-after': integer('How long to wait.'),
  'x-ratelimit-limit': integer('How many requests are allowed in the window.'),
  'x-ratelimit-remaining': integer('How many are left.'),
  'x-ratelimit-reset': integer('When the window ends, in seconds since 1970.'),
  'x-auth0-requestid': text('What support asks for.'),
  'strict-transport-security': text('The browser will use `https` only.'),
} as const satisfies Fields;
