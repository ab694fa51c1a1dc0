import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '#lib/json.ts';
import { applicationsOf } from './sandbox-tenant.ts';

const state: Json = {
  apis: [{ identifier: 'https://api.example' }],
  applications: [
    {
      client_id: 'one',
      name: 'Web',
      app_type: 'regular_web',
      token_endpoint_auth_method: 'client_secret_basic',
      client_secret: 'hush',
      grant_types: ['authorization_code', 'refresh_token'],
    },
    { client_id: 'two', app_type: 'non_interactive', token_endpoint_auth_method: 'none', grant_types: [] },
    { name: 'no client id' },
    'nonsense',
  ],
};

describe('the applications of the sandbox', () => {
  it('become applications of ours, the secret beside them', () => {
    const [one, two, ...others] = applicationsOf(state);
    expect(one).toEqual({
      application: {
        id: 'one',
        name: 'Web',
        clientId: 'one',
        type: 'web',
        authMethod: 'client_secret_basic',
        audience: 'https://api.example',
        scope: 'openid profile email offline_access',
        connection: '',
        organization: '',
        extra: [],
      },
      secret: 'hush',
    });
    expect(two).toMatchObject({ application: { name: 'two', type: 'machine', scope: '' } });
    expect(others).toEqual([]);
  });

  it('are none when the answer is something else', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(applicationsOf(value as Json))));
    expect(applicationsOf({ applications: {} })).toEqual([]);
  });
});
