import { CLIENT, NOW_MS } from '#flows/testing/hostile-provider.ts';
import { encodeText } from '#lib/base64url.ts';
import type { JsonObject } from '#lib/json.ts';
import type { Case } from './case.ts';

const NOW = NOW_MS / 1000;
const EC = {
  ...{ kty: 'EC', crv: 'P-256', kid: 'ec', use: 'sig', alg: 'ES256' },
  x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
  y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
};
const claims = (change: JsonObject) => ({ claims: (good: JsonObject) => ({ ...good, ...change }) });
const header = (change: JsonObject) => ({ header: (good: JsonObject) => ({ ...good, ...change }) });
const without = (name: string) => ({ claims: ({ [name]: _, ...rest }: JsonObject) => rest });

export const idTokenCases: Case[] = [
  {
    name: 'a signature with one bit changed',
    wrong: {
      idToken: (token) => `${token.slice(0, -4)}${token.at(-4) === 'A' ? 'B' : 'A'}${token.slice(-3)}`,
    },
    shows: 'stopped at id-token: signature-invalid',
  },
  {
    name: '`alg` none',
    wrong: { idToken: (token) => `${encodeText('{"alg":"none"}')}.${token.split('.')[1]}.` },
    shows: 'stopped at id-token: alg-none id-token/alg-offered!',
  },
  {
    name: '`alg` NONE with a signature',
    wrong: header({ alg: 'NoNe' }),
    shows: 'stopped at id-token: alg-none id-token/alg-offered!',
  },
  {
    name: '`alg` HS256',
    wrong: header({ alg: 'HS256' }),
    shows: 'stopped at id-token: alg-not-rs256 id-token/alg-offered!',
  },
  {
    name: '`alg` that nobody knows',
    wrong: header({ alg: 'XY256' }),
    shows: 'stopped at id-token: alg-unknown id-token/alg-offered!',
  },
  { name: 'no `alg`', wrong: header({ alg: null }), shows: 'stopped at id-token: alg-unknown' },
  {
    name: 'a key that is not published',
    wrong: { signsWith: 'another key' },
    shows: 'stopped at id-token: unknown-kid',
  },
  {
    name: 'another key, and no `kid`',
    wrong: { signsWith: 'another key', header: ({ kid: _, ...rest }) => rest },
    shows: 'stopped at id-token: signature-invalid',
  },
  {
    name: 'another key under the same `kid`',
    wrong: { signsWith: 'another key under its kid' },
    shows: 'stopped at id-token: signature-invalid',
  },
  {
    name: 'no `kid`, of several keys',
    wrong: {
      header: ({ kid: _, ...rest }) => rest,
      body: { keys: ({ keys }) => ({ keys: [...[keys ?? []].flat(), EC] }) },
    },
    shows: 'finished id-token/kid-named refreshed-id-token/kid-named',
  },
  {
    name: 'a key of 1024 bits',
    wrong: { signsWith: 'a key of 1024 bits' },
    shows: 'stopped at id-token: key-weak keys/key-strength!',
  },
  { name: 'a `kid` that is a number', wrong: header({ kid: 7 }), shows: 'stopped at id-token: unknown-kid' },
  {
    name: 'an extension that must be understood',
    wrong: header({ crit: ['x'], x: 1 }),
    shows: 'stopped at id-token: key-unusable',
  },
  {
    name: 'another `iss`',
    wrong: claims({ iss: 'https://other.example/' }),
    shows: 'stopped at id-token: issuer-mismatch',
  },
  {
    name: 'an `iss` without its slash',
    wrong: claims({ iss: 'https://hostile.example' }),
    shows: 'stopped at id-token: issuer-mismatch',
  },
  {
    name: 'an `iss` in capitals',
    wrong: claims({ iss: 'https://HOSTILE.example/' }),
    shows: 'stopped at id-token: issuer-mismatch',
  },
  {
    name: 'another `aud`',
    wrong: claims({ aud: 'another' }),
    shows: 'stopped at id-token: audience-mismatch',
  },
  {
    name: 'an `aud` that is empty',
    wrong: claims({ aud: [] }),
    shows: 'stopped at id-token: audience-mismatch',
  },
  {
    name: 'a second `aud`',
    wrong: claims({ aud: [CLIENT, 'another'], azp: CLIENT }),
    shows: 'finished id-token/aud-alone! refreshed-id-token/aud-alone!',
  },
  {
    name: 'a second `aud` without `azp`',
    wrong: claims({ aud: [CLIENT, 'another'] }),
    shows: 'stopped at id-token: azp-mismatch id-token/aud-alone!',
  },
  { name: 'another `azp`', wrong: claims({ azp: 'another' }), shows: 'stopped at id-token: azp-mismatch' },
  {
    name: 'another `nonce`',
    wrong: claims({ nonce: 'another' }),
    shows: 'stopped at id-token: nonce-mismatch',
  },
  { name: 'no `nonce`', wrong: without('nonce'), shows: 'stopped at id-token: nonce-mismatch' },
  {
    name: 'a `nonce` that is a list',
    wrong: claims({ nonce: ['a'] }),
    shows: 'stopped at id-token: nonce-mismatch',
  },
  {
    name: 'an `exp` in the past',
    wrong: claims({ exp: NOW - 3600 }),
    shows: 'stopped at id-token: token-expired id-token/life-ahead!',
  },
  {
    name: 'an `exp` as text',
    wrong: claims({ exp: String(NOW + 3600) }),
    shows: 'stopped at id-token: claim-missing',
  },
  { name: 'no `exp`', wrong: without('exp'), shows: 'stopped at id-token: claim-missing' },
  {
    name: 'an `exp` that is farther than any date',
    wrong: claims({ exp: 1e300 }),
    shows: 'finished id-token/life-short refreshed-id-token/life-short',
  },
  {
    name: 'an `iat` in the future',
    wrong: claims({ iat: NOW + 86_400, exp: NOW + 90_000 }),
    shows: 'stopped at id-token: issued-in-future',
  },
  {
    name: 'an `iat` of last year',
    wrong: claims({ iat: NOW - 366 * 86_400 }),
    shows: 'stopped at id-token: issued-long-ago id-token/life-short id-token/auth-time-past!',
  },
  {
    name: 'an `iat` in milliseconds',
    wrong: claims({ iat: NOW_MS }),
    shows: 'stopped at id-token: issued-in-future id-token/life-ahead!',
  },
  { name: 'no `iat`', wrong: without('iat'), shows: 'stopped at id-token: claim-missing' },
  {
    name: 'an `nbf` in the future',
    wrong: claims({ nbf: NOW + 3600 }),
    shows: 'stopped at id-token: not-yet-valid',
  },
  { name: 'no `sub`', wrong: without('sub'), shows: 'stopped at id-token: claim-missing' },
  {
    name: 'a `sub` that is a number',
    wrong: claims({ sub: 7 }),
    shows: 'stopped at id-token: claim-missing',
  },
  {
    name: 'an `at_hash` of another token',
    wrong: claims({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' }),
    shows: 'stopped at id-token: at-hash-mismatch',
  },
  {
    name: 'a token that is no token',
    wrong: { idToken: () => 'token' },
    shows: 'stopped at id-token: token-malformed',
  },
  {
    name: 'a payload that is a list',
    wrong: { payload: () => '[]' },
    shows: 'stopped at id-token: token-malformed',
  },
  {
    name: 'a payload that is no JSON',
    wrong: { payload: (text) => text.slice(0, -5) },
    shows: 'stopped at id-token: token-malformed',
  },
  {
    name: '`typ` of an access token',
    wrong: header({ typ: 'at+jwt' }),
    shows: 'finished id-token/typ! refreshed-id-token/typ!',
  },
  { name: 'no `typ`, which is lawful', wrong: { header: ({ typ: _, ...rest }) => rest }, shows: 'finished' },
  {
    name: 'another `acr` than asked for',
    wrong: claims({ acr: 'bronze' }),
    inputs: { acr_values: 'gold' },
    shows: 'finished id-token/acr! refreshed-id-token/acr!',
  },
  {
    name: 'no `acr` where one was asked for',
    wrong: without('acr'),
    inputs: { acr_values: 'gold silver' },
    shows: 'finished id-token/acr! refreshed-id-token/acr!',
  },
  {
    name: 'an `acr` that is a number',
    wrong: claims({ acr: 1 }),
    shows: 'finished id-token/acr-text! refreshed-id-token/acr-text!',
  },
  {
    name: 'an `amr` that is a text',
    wrong: claims({ amr: 'pwd' }),
    shows: 'finished id-token/amr-list! refreshed-id-token/amr-list!',
  },
  {
    name: 'a claim that stands twice',
    wrong: { payload: (text) => text.replace('{', '{"email":"other@example.com",') },
    shows: 'finished id-token/repeated-claims! refreshed-id-token/repeated-claims!',
  },
  {
    name: 'a `sub` that stands twice',
    wrong: { payload: (text) => text.replace('{', '{"sub":"user-2",') },
    shows: 'finished id-token/repeated-claims! refreshed-id-token/repeated-claims!',
  },
  {
    name: 'its own key in the header',
    wrong: header({ jku: 'https://evil.example/keys' }),
    shows: 'finished id-token/own-key! refreshed-id-token/own-key!',
  },
  { name: 'no `kid`', wrong: { header: ({ kid: _, ...rest }) => rest }, shows: 'finished' },
  {
    name: 'an algorithm that discovery does not list',
    wrong: { body: { discovery: (good) => ({ ...good, id_token_signing_alg_values_supported: ['ES256'] }) } },
    shows: 'stopped at id-token: response-invalid discovery/rs256-supported id-token/alg-offered!',
  },
  {
    name: 'a life of a year',
    wrong: claims({ exp: NOW + 366 * 86_400 }),
    shows: 'finished id-token/life-short refreshed-id-token/life-short',
  },
  {
    name: 'an `exp` before `iat`',
    wrong: claims({ iat: NOW + 40, exp: NOW + 30 }),
    shows: 'finished id-token/life-ahead! refreshed-id-token/life-ahead!',
  },
  {
    name: 'times with fractions',
    wrong: claims({ iat: NOW - 0.5 }),
    shows: 'finished id-token/times-whole refreshed-id-token/times-whole',
  },
  {
    name: 'an `auth_time` in milliseconds',
    wrong: claims({ auth_time: NOW_MS }),
    shows: 'finished id-token/auth-time-past! refreshed-id-token/auth-time-past!',
  },
  {
    name: 'an `auth_time` as text',
    wrong: claims({ auth_time: 'today' }),
    shows: 'stopped at id-token: response-invalid id-token/auth-time-number!',
  },
  {
    name: 'an `auth_time` older than `max_age`',
    wrong: claims({ auth_time: NOW - 4000 }),
    inputs: { max_age: '60' },
    shows: 'stopped at id-token: auth-time-too-old',
  },
  {
    name: '`email_verified` as text',
    wrong: claims({ email_verified: 'true' }),
    shows: 'finished id-token/claim-kinds! userinfo/userinfo-agrees! refreshed-id-token/claim-kinds!',
  },
  {
    name: 'a `sub` with a space at its end',
    wrong: {
      claims: (good) => ({ ...good, sub: 'user-1 ' }),
      body: { userinfo: (good) => ({ ...good, sub: 'user-1 ' }) },
    },
    shows: 'finished id-token/sub-form refreshed-id-token/sub-form',
  },
];
