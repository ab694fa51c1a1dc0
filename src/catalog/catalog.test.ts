import { describe, expect, it } from 'vitest';
import { algorithm } from './algorithms.ts';
import { claimMeaning } from './claims.ts';
import { dashboard, managementField } from './dashboard.ts';
import { errorMeaning } from './errors.ts';
import { parameter } from './fields.ts';
import { grantOf, grants } from './grants.ts';
import { operationOf, routeList } from './routes.ts';

describe('operations', () => {
  it.each(routeList.map((route) => [route.id, route] as const))(
    '%s is found by each of its paths',
    (id, route) => {
      for (const path of [route.path, ...(route.aliases ?? [])]) {
        for (const method of route.methods) {
          const concrete = path.replaceAll(/\{\w+\}/g, 'x');
          expect(operationOf(method, concrete)?.id).toBe(id);
          expect(operationOf(method, `/sandbox${concrete}/`)?.id).toBe(id);
        }
      }
    },
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
    ['GET', '/samlp/metadata', 'saml-connection-metadata'],
    ['GET', '/client/abc.js', 'client-settings'],
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

it('points a parameter at a place in the Dashboard and a field of the Management API', () => {
  const place = parameter('redirect_uri')?.dashboard;
  expect(place && dashboard[place]).toEqual([
    'Applications',
    '{app}',
    'Settings',
    'Application URIs',
    'Allowed Callback URLs',
  ]);
  expect(place && managementField(place)).toBe('clients.callbacks');
});
