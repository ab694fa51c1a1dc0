import { describe, expect, it } from 'vitest';
import { algorithm } from './algorithms.ts';
import { claimMeaning } from './claims.ts';
import { dashboard } from './dashboard.ts';
import { errorMeaning } from './errors.ts';
import { grantOf, grants } from './grants.ts';
import { operationOf, operations } from './operations.ts';
import { parameter } from './parameters.ts';

describe('operations', () => {
  it('cover the 28 of the API reference, discovery and keys, each once', () => {
    expect(operations).toHaveLength(30);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(30);
    expect(new Set(operations.map(({ path }) => path)).size).toBe(30);
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s has a page to read',
    (_, { docs }) => expect(new URL(docs).protocol).toBe('https:'),
  );

  it.each([
    ['GET', '/authorize', 'authorize'],
    ['post', '/oauth/token', 'token'],
    ['GET', '/.well-known/openid-configuration', 'openid-configuration'],
    ['GET', '/sandbox/userinfo/', 'userinfo'],
    ['GET', '/samlp/abc', 'saml-login'],
    ['GET', '/samlp/metadata/abc', 'saml-metadata'],
    ['POST', '/samlp/abc/logout', 'saml-logout'],
    ['DELETE', '/mfa/authenticators/totp|1', 'mfa-authenticator-delete'],
  ])('%s %s is %s', (method, path, id) => expect(operationOf(method, path)?.id).toBe(id));

  it.each([
    ['GET', '/oauth/token'],
    ['GET', '/'],
    ['GET', ''],
    ['GET', '/authorized'],
    ['DELETE', '/mfa/authenticators/'],
  ])('%s %s is none', (method, path) => expect(operationOf(method, path)).toBeUndefined());
});

describe('what the catalog does not know', () => {
  it.each([algorithm, claimMeaning, errorMeaning, grantOf, parameter])('is undefined: %o', (find) => {
    expect(find('constructor')).toBeUndefined();
    expect(find('__proto__')).toBeUndefined();
    expect(find('')).toBeUndefined();
  });
});

it('names a grant by its exact value', () => {
  expect(grantOf('urn:ietf:params:oauth:grant-type:device_code')?.title).toBe('Device Code');
  expect(new Set(grants.map(({ id }) => id)).size).toBe(grants.length);
});

it('points a parameter at a place in the Dashboard', () => {
  const place = parameter('redirect_uri')?.dashboard;
  expect(place && dashboard[place]).toEqual([
    'Applications',
    '{app}',
    'Settings',
    'Application URIs',
    'Allowed Callback URLs',
  ]);
});
