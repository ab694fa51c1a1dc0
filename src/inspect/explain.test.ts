import { describe, expect, it } from 'vitest';
import { isBroken } from './broken.ts';
import { explainClaim } from './explain-claim.ts';
import { parseJson } from './json.ts';
import { distance, fromNow, localTime } from './times.ts';

const NOW = Date.UTC(2026, 10, 26, 8, 44);

describe('a claim is explained', () => {
  const claims = parseJson('{"iat":1795513288}');
  const context = {
    nowMs: NOW,
    zone: 'UTC',
    claims: isBroken(claims) || claims.kind !== 'object' ? undefined : claims,
    applications: new Map([['c1', 'Orders Web']]),
  };
  it.each([
    ['iss', '"https://dev-7k3p2qxa.us.auth0.com/"', 'An Auth0 tenant, region US.'],
    ['sub', '"auth0|6707939cad3d8bec47ecfa2e"', 'A user of a database connection, by the prefix `auth0|`.'],
    ['sub', '"c1@clients"', 'No user: the client itself, by Client Credentials.'],
    ['aud', '"c1"', 'The client it was issued to: Orders Web.'],
    ['alg', '"RS256"', 'RSA with SHA-256: anyone with the public key can check it.'],
    ['iat', '1795513288', 'Issued 24 Nov 2026, 09:41:28 UTC, 1 day 23 h ago.'],
    [
      'exp',
      '1795549288',
      'Expired 24 Nov 2026, 19:41:28 UTC, 1 day 13 h ago. 10 h after `iat`: a default of Auth0.',
    ],
    ['exp', '1e300', 'No date reaches that far.'],
    ['https://example.com/roles', '[]', 'A custom claim with a namespace, most likely set by an Action.'],
    ['constructor', '1', 'A custom claim, or one that is not registered.'],
  ])('%s %s', (name, json, line) => {
    const value = parseJson(json);
    expect(isBroken(value) ? '' : explainClaim(name, value, context)).toBe(line);
  });
});

describe('times', () => {
  it.each([
    [0, '0 s'],
    [61_000, '1 min 1 s'],
    [-90_000_000, '1 day 1 h'],
    [86_400_000 * 2 + 60_000, '2 days'],
  ])('%i ms is %s', (ms, text) => expect(distance(ms)).toBe(text));

  it('say how far away they are', () => {
    expect(fromNow(NOW + 3_600_000, NOW)).toBe('in 1 h');
    expect(fromNow(NOW - 3_600_000, NOW)).toBe('1 h ago');
    expect(localTime(Number.NaN)).toBeUndefined();
  });
});
