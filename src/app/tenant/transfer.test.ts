import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem } from '#lib/problem.ts';
import type { Tenant } from '#store/types.ts';
import { newApplication, newTenant } from './draft.ts';
import { exportTenants, importTenants } from './transfer.ts';

const tenant: Tenant = {
  ...newTenant({ issuer: 'https://tenant.eu.auth0.com/', kind: 'auth0' }, 1),
  applications: [newApplication({ clientId: 'client', extra: [['ui_locales', 'de']] })],
};

const codeOf = (result: unknown) => (isProblem(result) ? result.code : 'none');

describe('export and import', () => {
  it('bring back the same tenant under a new id', () => {
    const read = importTenants(exportTenants([tenant]), 1);
    if (isProblem(read)) throw read;
    const [first] = read;
    expect(first?.id).not.toBe(tenant.id);
    expect({
      ...first,
      id: '',
      applications: first?.applications.map((app) => ({ ...app, id: '' })),
    }).toEqual({
      ...tenant,
      id: '',
      applications: tenant.applications.map((app) => ({ ...app, id: '' })),
    });
  });

  it('leave the sandbox, and every secret, out', () => {
    const secretive: Tenant = {
      ...tenant,
      applications: [newApplication({ clientId: 'client', extra: [['client_secret', 'hush']] })],
    };
    const text = exportTenants([secretive, { ...tenant, id: 'sandbox', kind: 'sandbox', name: 'Sandbox' }]);
    expect(text).not.toContain('hush');
    expect(JSON.parse(text).tenants).toHaveLength(1);
  });

  it('leave out what a file brings beyond the format', () => {
    const text = exportTenants([tenant]).replace(
      '"clientId"',
      '"secret": "hush", "__proto__": {"x": 1}, "clientId"',
    );
    const read = importTenants(text);
    expect(JSON.stringify(read)).not.toContain('hush');
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it.each([
    ['not-json', '{'],
    ['not-a-tenants-file', '{}'],
    ['not-a-tenants-file', '{"format":"grantscope-trace","version":1,"events":[]}'],
    ['not-a-tenants-file', exportTenants([{ ...tenant, issuer: 'javascript:alert(1)' }])],
    ['not-a-tenants-file', exportTenants([{ ...tenant, issuer: 'https://user:pass@tenant.example/' }])],
    ['not-a-tenants-file', exportTenants([{ ...tenant, issuer: 'https://user@tenant.example/' }])],
    ['not-a-tenants-file', exportTenants([{ ...tenant, issuer: 'http://tenant.example/' }])],
    ['not-a-tenants-file', exportTenants([{ ...tenant, issuer: 'https://tenant.example/?password=x' }])],
    ['not-a-tenants-file', exportTenants([{ ...tenant, issuer: 'https://xn--.example/' }])],
    ['not-a-tenants-file', exportTenants([])],
    ['file-too-new', '{"format":"grantscope-tenants","version":2}'],
    ['file-too-large', ' '.repeat(2_000_001)],
  ])('refuse with %s', (code, text) => expect(codeOf(importTenants(text))).toBe(code));

  it('say where the file is wrong', () => {
    const read = importTenants(exportTenants([tenant]).replace('"spa"', '"browser"'));
    expect(isProblem(read) && read.detail).toContain('tenants.0.applications.0.type');
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => codeOf(importTenants(text)) !== 'none'),
    );
  });
});
