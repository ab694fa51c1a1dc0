import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import type { Case } from './case.ts';

const first = ({ keys }: JsonObject): JsonObject => {
  const [key] = Array.isArray(keys) ? keys : [];
  return isJsonObject(key) ? key : {};
};
/** The published key with other members; null takes one away. */
const key = (change: JsonObject) => ({
  body: {
    keys: (good: JsonObject) => ({
      keys: [
        Object.fromEntries(
          Object.entries({ ...first(good), ...change }).filter(([, value]) => value !== null),
        ),
      ],
    }),
  },
});
const beside = (...others: Json[]) => ({
  body: { keys: (good: JsonObject) => ({ keys: [first(good), ...others] }) },
});
const EC = {
  kty: 'EC',
  crv: 'P-256',
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  kid: 'ec',
  use: 'sig',
  alg: 'ES256',
};
const weak =
  'sXchTWq0lVu5N7lJ4M8uB8u3CY0uiSFyPXOL9b6Zs0UHJ8e3XJtNQmMpo3qUoN9ZqRcIDGAiKpAmxYZcv6Vg5EhKBvCbzZQCGfUuOLvJIgx2gKqQH4u1Fn2RxUq5a8a8gAOpqA5p4VbZ5D0K2a7yPpH5eT9QGk3T6x0aJYv8w8E';

export const keysCases: Case[] = [
  {
    name: 'a private key',
    wrong: beside({ ...EC, d: 'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI' }),
    shows: 'finished keys/no-private-key!',
  },
  {
    name: 'a shared secret',
    wrong: beside({ kty: 'oct', k: 'c2VjcmV0', kid: 'hmac' }),
    shows: 'finished keys/no-secret-key!',
  },
  {
    name: 'a `kid` for two keys',
    wrong: { body: { keys: (good) => ({ keys: [first(good), { ...EC, kid: first(good)['kid'] ?? '' }] }) } },
    shows: 'finished keys/kid-once!',
  },
  {
    name: 'a `kid` that is a number',
    wrong: key({ kid: 7 }),
    shows: 'stopped at id-token: unknown-kid keys/kid-text! keys-again/kid-text!',
  },
  {
    name: 'a `kid` that is a number, of another key',
    wrong: beside({ ...EC, kid: 7 }),
    shows: 'finished keys/kid-text!',
  },
  {
    name: 'a key without `kid` beside another',
    wrong: beside({ ...EC, kid: undefined as unknown as null }),
    shows: 'finished keys/kid-there',
  },
  {
    name: 'a key for encryption only',
    wrong: key({ use: 'enc' }),
    shows: 'stopped at id-token: key-unusable keys/signing-key!',
  },
  {
    name: 'a key that may only sign',
    wrong: key({ key_ops: ['sign'] }),
    shows: 'stopped at id-token: key-unusable keys/signing-key! keys/key-use',
  },
  {
    name: 'a key of another algorithm',
    wrong: key({ alg: 'RS512' }),
    shows: 'stopped at id-token: key-unusable',
  },
  {
    name: 'a key whose `alg` does not fit its `kty`',
    wrong: beside({ ...EC, alg: 'RS256' }),
    shows: 'finished keys/key-alg!',
  },
  {
    name: 'a key with an unknown `alg`',
    wrong: beside({ ...EC, alg: 'XY1' }),
    shows: 'finished keys/key-alg!',
  },
  {
    name: 'keys to encrypt beside keys that do not say',
    wrong: {
      body: {
        keys: (good) => ({
          keys: [
            { ...first(good), use: undefined },
            { ...EC, use: 'enc', alg: 'ECDH-ES' },
          ],
        }),
      },
    },
    shows: 'finished keys/use-there!',
  },
  {
    name: 'a key of 1024 bits beside the good one',
    wrong: beside({ kty: 'RSA', n: weak, e: 'AQAB', kid: 'weak', use: 'sig', alg: 'RS256' }),
    shows: 'finished keys/key-strength!',
  },
  {
    name: 'an exponent of 1',
    wrong: beside({ kty: 'RSA', n: `t${'A'.repeat(341)}`, e: 'AQ', kid: 'one', use: 'sig', alg: 'RS256' }),
    shows: 'finished keys/key-exponent!',
  },
  {
    name: 'base64 in place of base64url',
    wrong: {
      body: {
        keys: (good) => ({
          keys: [
            { ...first(good), n: `${String(first(good)['n']).replaceAll('-', '+').replaceAll('_', '/')}==` },
          ],
        }),
      },
    },
    shows: 'finished keys/key-encoding!',
  },
  {
    name: 'a key without its modulus',
    wrong: key({ n: null }),
    shows: 'stopped at id-token: key-unusable keys/key-whole!',
  },
  { name: 'a key without `kty`', wrong: beside({ kid: 'empty' }), shows: 'finished keys/key-whole!' },
  {
    name: 'one key under two names',
    wrong: { body: { keys: (good) => ({ keys: [first(good), { ...first(good), kid: 'again' }] }) } },
    shows: 'finished keys/key-once',
  },
  { name: 'things that are no keys', wrong: beside(null, 7, 'key'), shows: 'finished keys/keys-objects!' },
  {
    name: 'no key',
    wrong: { body: { keys: () => ({ keys: [] }) } },
    shows: 'stopped at id-token: unknown-kid keys/signing-key! keys-again/signing-key!',
  },
  {
    name: 'keys that are no list',
    wrong: { body: { keys: (good) => ({ keys: first(good) }) } },
    shows: 'stopped at keys: response-malformed',
  },
  { name: 'no key set', wrong: { body: { keys: () => [] } }, shows: 'stopped at keys: response-malformed' },
  {
    name: 'a member of a key that stands twice',
    wrong: { text: { keys: (text) => text.replace('"kty"', '"kid":"other","kty"') } },
    shows: 'finished keys/key-members-once!',
  },
  {
    name: 'keys as a text',
    wrong: { headers: { keys: { 'content-type': 'text/plain' } } },
    shows: 'finished keys/content-type!',
  },
  {
    name: 'keys as `application/jwk-set+json`, which is lawful',
    wrong: { headers: { keys: { 'content-type': 'application/jwk-set+json' } } },
    shows: 'finished',
  },
  {
    name: 'keys without a type',
    wrong: { headers: { keys: { 'content-type': '' } } },
    shows: 'finished keys/content-type!',
  },
  {
    name: 'keys with an error of the server',
    wrong: { status: { keys: 500 } },
    shows: 'stopped at keys: http-status-unexpected',
  },
  {
    name: 'a `use` that nobody knows',
    wrong: key({ use: 'tls' }),
    shows: 'stopped at id-token: key-unusable keys/signing-key!',
  },
];
