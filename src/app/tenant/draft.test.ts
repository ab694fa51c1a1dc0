import { describe, expect, it } from 'vitest';
import {
  type ApplicationDraft,
  applicationErrors,
  keptApplication,
  nameOf,
  newApplication,
} from './draft.ts';

const draft = (given: Partial<ApplicationDraft>): ApplicationDraft => ({
  ...newApplication({ id: 'a', clientId: 'client' }),
  secret: '',
  keepSecret: false,
  ...given,
});

describe('what is wrong with an application', () => {
  it('is nothing when only a client id is given', () => {
    expect(applicationErrors([draft({})])).toEqual({});
  });

  it.each<[keyof ApplicationDraft, Partial<ApplicationDraft>]>([
    ['clientId', { clientId: ' ' }],
    ['clientId', { clientId: 'a b' }],
    ['clientId', { clientId: 'https://tenant.example' }],
    ['name', { name: ' ' }],
    ['scope', { scope: 'openid,profile' }],
    ['audience', { audience: 'https://a https://b' }],
    ['organization', { organization: 'org_1 org_2' }],
    ['extra', { extra: [['client_secret', 'x']] }],
    ['extra', { extra: [['', 'x']] }],
  ])('is told at %s', (field, given) => {
    expect(Object.keys(applicationErrors([draft(given)]))).toEqual([`a.${field}`]);
  });

  it('is told on both when two have the same client id', () => {
    const errors = applicationErrors([draft({ id: 'a' }), draft({ id: 'b' })]);
    expect(Object.keys(errors)).toEqual(['a.clientId', 'b.clientId']);
  });
});

describe('what is kept of an application', () => {
  it('is trimmed, without its secret and without empty rows', () => {
    const kept = keptApplication(
      draft({
        clientId: ' client ',
        scope: ' openid  email ',
        secret: 's',
        extra: [
          ['', ''],
          [' a ', ' 1'],
        ],
      }),
    );
    expect(kept).toMatchObject({ clientId: 'client', scope: 'openid email', extra: [['a', ' 1']] });
    expect(kept).not.toHaveProperty('secret');
    expect(kept).not.toHaveProperty('keepSecret');
  });
});

it('names a tenant by its host and path', () => {
  expect(nameOf('https://tenant.eu.auth0.com/')).toBe('tenant.eu.auth0.com');
  expect(nameOf('http://localhost:9000/realm/a')).toBe('localhost:9000/realm/a');
});
