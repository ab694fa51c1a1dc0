import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { encodeText } from '#lib/base64url.ts';
import type { JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { halfHash } from './half-hash.ts';
import { checkIdToken, type ExpectedIdToken } from './id-token.ts';
import { verifySignature } from './verify.ts';

const NOW = Date.UTC(2026, 10, 24, 9, 42) / 1000;
const ISSUER = 'https://my-tenant.eu.auth0.com/';
const CLIENT = 'c6dh5yfi6G2MfdNGbZLwuCTvmMUhotK4';

let privateKey: CryptoKey;
let publicPem: string;
let jwks: JsonObject;
let expected: ExpectedIdToken;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  privateKey = pair.privateKey;
  publicPem = await exportSPKI(pair.publicKey);
  jwks = { keys: [{ ...((await exportJWK(pair.publicKey)) as JsonObject), kid: 'one', use: 'sig' }] };
  expected = { issuer: ISSUER, clientId: CLIENT, jwks, nonce: 'n-1', nowMs: NOW * 1000 };
});

function sign(
  claims: JsonObject = {},
  header: { alg?: string; kid?: string } = {},
  key: CryptoKey | Uint8Array = privateKey,
) {
  const whole = {
    iss: ISSUER,
    aud: CLIENT,
    sub: 'auth0|1',
    iat: NOW - 10,
    exp: NOW + 36_000,
    nonce: 'n-1',
    sid: 's',
    ...claims,
  };
  return new SignJWT(whole).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'one', ...header }).sign(key);
}

const failing = (checks: Check[]) =>
  checks.filter(({ status }) => status === 'fail').map(({ id, problem }) => [id, problem]);
const statusOf = (checks: Check[], id: string) => checks.find((check) => check.id === id)?.status;

describe('an ID token that is in order', () => {
  it('passes, and every check is named', async () => {
    const checks = await checkIdToken(await sign(), expected);
    expect(failing(checks)).toEqual([]);
    expect(checks.map(({ id }) => id)).toEqual([
      ...[
        'signature',
        'alg',
        'kid',
        'iss',
        'aud',
        'azp',
        'exp',
        'iat',
        'nbf',
        'sub',
        'nonce',
        'at_hash',
        'c_hash',
      ],
      ...['auth_time', 'sid', 'org'],
    ]);
  });

  it('belongs to its access token and its code', async () => {
    const token = await sign({
      at_hash: (await halfHash('RS256', 'at')) ?? '',
      c_hash: (await halfHash('RS256', 'co')) ?? '',
    });
    const checks = await checkIdToken(token, { ...expected, accessToken: 'at', code: 'co' });
    expect([statusOf(checks, 'at_hash'), statusOf(checks, 'c_hash')]).toEqual(['pass', 'pass']);
    expect(failing(await checkIdToken(token, { ...expected, accessToken: 'other', code: 'co' }))).toEqual([
      ['at_hash', 'at-hash-mismatch'],
    ]);
    expect(failing(await checkIdToken(token, { ...expected, accessToken: 'at', code: 'other' }))).toEqual([
      ['c_hash', 'c-hash-mismatch'],
    ]);
  });

  it('hashes as OpenID Connect Core does', async () => {
    expect(await halfHash('RS256', 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y')).toBe(
      '77QmUPtjPfzWtF2AnpK9RQ',
    );
    expect(await halfHash('XX1', 'a')).toBeUndefined();
  });

  it('points at the events that prove each check', async () => {
    const evidence = { token: 9, keys: 4, discovery: 2, nonce: 6, request: 7 };
    const checks = await checkIdToken(await sign(), { ...expected, evidence });
    const of = (id: string) => checks.find((check) => check.id === id)?.evidence;
    expect(of('nonce')).toEqual([{ event: 9, path: 'claims.nonce' }, { event: 6 }]);
    expect(of('iss')).toEqual([
      { event: 9, path: 'claims.iss' },
      { event: 2, path: 'body.issuer' },
    ]);
  });
});

describe('an ID token fails', () => {
  it.each<[string, JsonObject, Partial<ExpectedIdToken>, [string, string][]]>([
    ['another issuer', { iss: 'https://other.example/' }, {}, [['iss', 'issuer-mismatch']]],
    ['the slash', { iss: ISSUER.slice(0, -1) }, {}, [['iss', 'issuer-mismatch']]],
    ['another client', { aud: 'other' }, {}, [['aud', 'audience-mismatch']]],
    ['several audiences without azp', { aud: [CLIENT, 'api'] }, {}, [['azp', 'azp-mismatch']]],
    ['another azp', { aud: [CLIENT, 'api'], azp: 'other' }, {}, [['azp', 'azp-mismatch']]],
    ['out of time', { exp: NOW - 61 }, {}, [['exp', 'token-expired']]],
    ['from the future', { iat: NOW + 120 }, {}, [['iat', 'issued-in-future']]],
    ['not yet good', { nbf: NOW + 120 }, {}, [['nbf', 'not-yet-valid']]],
    ['another nonce', { nonce: 'other' }, {}, [['nonce', 'nonce-mismatch']]],
    ['an old login', { auth_time: NOW - 1000 }, { maxAge: 60 }, [['auth_time', 'auth-time-too-old']]],
    ['no auth_time', {}, { maxAge: 60 }, [['auth_time', 'auth-time-too-old']]],
    [
      'another organization',
      { org_id: 'org_2' },
      { organization: 'org_1' },
      [['org', 'organization-mismatch']],
    ],
    ['no sub', { sub: '' }, {}, [['sub', 'claim-missing']]],
    ['a text for exp', { exp: '1' as unknown as number }, {}, [['exp', 'claim-missing']]],
  ])('for %s', async (_, claims, more, problems) => {
    expect(failing(await checkIdToken(await sign(claims), { ...expected, ...more }))).toEqual(problems);
  });

  it('for a key that is not in the set', async () => {
    const checks = await checkIdToken(await sign({}, { kid: 'two' }), expected);
    expect(failing(checks)).toEqual([
      ['signature', 'unknown-kid'],
      ['kid', 'unknown-kid'],
    ]);
  });

  it('for one changed character', async () => {
    const token = await sign();
    const [head, , tail] = token.split('.');
    const [, other] = (await sign({ sub: 'auth0|2' })).split('.');
    expect(failing(await checkIdToken([head, other, tail].join('.'), expected))).toEqual([
      ['signature', 'signature-invalid'],
    ]);
  });

  it('for HS256, and is not verified with the public keys', async () => {
    const token = await sign({}, { alg: 'HS256' }, new TextEncoder().encode('s'.repeat(32)));
    const checks = await checkIdToken(token, expected);
    expect(failing(checks)).toEqual([['alg', 'alg-not-rs256']]);
    expect(statusOf(checks, 'signature')).toBe('unknown');
  });

  it('for alg none', async () => {
    const [, payload] = (await sign()).split('.');
    const checks = await checkIdToken(`${encodeText('{"alg":"none"}')}.${payload}.`, expected);
    expect(failing(checks)).toContainEqual(['alg', 'alg-none']);
    expect(failing(checks)).toContainEqual(['signature', 'alg-none']);
  });

  it.each(['', 'a.b', 'not a token', 'eyJhbGciOiJSUzI1NiJ9.e30'])(
    'for what is no token: "%s"',
    async (text) => {
      expect(failing(await checkIdToken(text, expected))).toEqual([['signature', 'token-malformed']]);
    },
  );
});

describe('what is not known', () => {
  it('is said, and fails nothing', async () => {
    const checks = await checkIdToken(await sign(), { jwks: undefined, nowMs: NOW * 1000 });
    expect(failing(checks)).toEqual([]);
    const open = checks.filter(({ status }) => status === 'unknown').map(({ id }) => id);
    expect(open).toEqual(['signature', 'kid', 'iss', 'aud', 'nonce']);
  });
});

describe('a pasted key', () => {
  const secret = 's'.repeat(32);

  it('verifies with a PEM, a JWK, a secret', async () => {
    const [jwk = {}] = jwks['keys'] as JsonObject[];
    const hmac = await sign({}, { alg: 'HS256' }, new TextEncoder().encode(secret));
    expect((await verifySignature(await sign(), { pem: publicPem })).status).toBe('pass');
    expect((await verifySignature(await sign(), { jwk })).status).toBe('pass');
    expect((await verifySignature(hmac, { secret })).status).toBe('pass');
    expect((await verifySignature(hmac, { secret: `${secret}x` })).problem).toBe('signature-invalid');
  });

  it('never takes a public key as the secret of an HMAC', async () => {
    const forged = await sign({}, { alg: 'HS256' }, new TextEncoder().encode(publicPem));
    expect((await verifySignature(forged, { pem: publicPem })).status).toBe('unknown');
    expect((await verifySignature(forged, { jwks })).status).toBe('unknown');
  });

  it('that is none is told', async () => {
    expect((await verifySignature(await sign(), { pem: 'nothing' })).problem).toBe('key-malformed');
    expect((await verifySignature(await sign(), { jwk: { kty: 'RSA' } })).problem).toBe('key-malformed');
    expect((await verifySignature(await sign(), { secret })).status).toBe('unknown');
    expect((await verifySignature(await sign(), { jwks: { keys: 'no' } })).problem).toBe('unknown-kid');
  });
});
