import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem } from '#lib/problem.ts';
import { parseIssuer } from './issuer.ts';

describe('an issuer is read from', () => {
  it.each([
    ['my-tenant.eu.auth0.com', 'https://my-tenant.eu.auth0.com/', 'auth0'],
    ['my-tenant.auth0.com', 'https://my-tenant.auth0.com/', 'auth0'],
    ['  My-Tenant.EU.Auth0.com  ', 'https://my-tenant.eu.auth0.com/', 'auth0'],
    ['https://my-tenant.eu.auth0.com', 'https://my-tenant.eu.auth0.com/', 'auth0'],
    ['https://my-tenant.eu.auth0.com/', 'https://my-tenant.eu.auth0.com/', 'auth0'],
    ['HTTPS://MY-TENANT.EU.AUTH0.COM/', 'https://my-tenant.eu.auth0.com/', 'auth0'],
    ['my-tenant.eu.auth0.com/', 'https://my-tenant.eu.auth0.com/', 'auth0'],
    [
      'https://my-tenant.eu.auth0.com/authorize?client_id=1&state=2',
      'https://my-tenant.eu.auth0.com/',
      'auth0',
    ],
    ['https://my-tenant.eu.auth0.com/u/login?state=hKFo', 'https://my-tenant.eu.auth0.com/', 'auth0'],
    [
      'https://my-tenant.eu.auth0.com/.well-known/openid-configuration',
      'https://my-tenant.eu.auth0.com/',
      'auth0',
    ],
    ['my-tenant.eu.auth0.com/.well-known/jwks.json', 'https://my-tenant.eu.auth0.com/', 'auth0'],
    [
      'https://manage.auth0.com/dashboard/eu/my-tenant/applications/c6dh5yfi/settings',
      'https://my-tenant.eu.auth0.com/',
      'auth0',
    ],
    ['https://manage.auth0.com/dashboard/us/dev-7k3p2qxa', 'https://dev-7k3p2qxa.us.auth0.com/', 'auth0'],
    ['login.example.com', 'https://login.example.com/', 'auth0'],
    ['https://login.example.com', 'https://login.example.com', 'oidc'],
    ['https://login.example.com/', 'https://login.example.com/', 'oidc'],
    ['https://accounts.example.com:8443/realms/one', 'https://accounts.example.com:8443/realms/one', 'oidc'],
    ['https://accounts.example.com/realms/one/', 'https://accounts.example.com/realms/one/', 'oidc'],
    ['accounts.example.com/realms/one', 'https://accounts.example.com/realms/one', 'oidc'],
    [
      'https://accounts.example.com/realms/one/.well-known/openid-configuration',
      'https://accounts.example.com/realms/one',
      'oidc',
    ],
    [
      'https://as.example.com/.well-known/oauth-authorization-server/issuer1',
      'https://as.example.com/issuer1',
      'oidc',
    ],
    ['http://localhost:9000', 'http://localhost:9000', 'oidc'],
    ['http://localhost:9000/', 'http://localhost:9000/', 'oidc'],
    ['http://127.0.0.1:9000/', 'http://127.0.0.1:9000/', 'oidc'],
    ['http://[::1]:9000', 'http://[::1]:9000', 'oidc'],
    ['localhost:9000', 'http://localhost:9000', 'oidc'],
    ['https://localhost:9443/', 'https://localhost:9443/', 'oidc'],
    ['http://localhost:5173/sandbox/', 'http://localhost:5173/sandbox/', 'oidc'],
    ['https://login.example.com:443/', 'https://login.example.com/', 'oidc'],
    ['https://accounts.example.com/?x=1#y', 'https://accounts.example.com', 'oidc'],
  ])('%s', (text, issuer, kind) => {
    expect(parseIssuer(text)).toMatchObject({ issuer, kind });
  });

  it('tells what it left out and what it assumed', () => {
    const noticesOf = (text: string) => {
      const parsed = parseIssuer(text);
      return isProblem(parsed) ? [] : parsed.notices;
    };
    expect(noticesOf('https://my-tenant.eu.auth0.com/')).toEqual([]);
    expect(noticesOf('my-tenant.eu.auth0.com')).toEqual([]);
    expect(noticesOf('login.example.com').join()).toContain('custom domain');
    expect(noticesOf('https://my-tenant.eu.auth0.com').join()).toContain('slash');
    expect(noticesOf('https://manage.auth0.com/dashboard/us/one').join()).toContain('Older tenants');
    expect(noticesOf('https://op.example/.well-known/openid-configuration').join()).toContain(
      '/.well-known/',
    );
  });
});

describe('no issuer is', () => {
  it.each([
    ['', 'issuer-empty'],
    ['   ', 'issuer-empty'],
    ['my tenant', 'issuer-malformed'],
    ['tenant', 'issuer-malformed'],
    ['https://', 'issuer-malformed'],
    ['auth0.com', 'issuer-malformed'],
    ['https://exa_mple.com', 'issuer-malformed'],
    ['https://user:pass@my-tenant.eu.auth0.com', 'issuer-userinfo'],
    ['user@my-tenant.eu.auth0.com', 'issuer-userinfo'],
    ['http://login.example.com', 'issuer-insecure'],
    ['http://my-tenant.eu.auth0.com/', 'issuer-insecure'],
    ['http://localhost.example.com', 'issuer-insecure'],
    ['ftp://example.com', 'issuer-scheme'],
    ['javascript://example.com/%0aalert(1)', 'issuer-scheme'],
    ['https://manage.auth0.com/dashboard', 'issuer-dashboard'],
    [`https://${'a'.repeat(3000)}.com`, 'issuer-malformed'],
    ['https://manage.auth0.com/dashboard/eu/xn--', 'issuer-dashboard'],
    ['https://xn--.example', 'issuer-malformed'],
  ])('%s', (text, code) => {
    expect(parseIssuer(text)).toMatchObject({ kind: 'problem', code });
  });

  /** Pieces that addresses are made of, and labels that look like one and are none. */
  const label = fc.constantFrom(
    'xn--',
    'xn--a',
    'xn--zzzzzzzz',
    '-a-',
    'a',
    'a%41',
    '１',
    '.',
    '%',
    '[',
    ']',
    '@',
    ':',
  );
  const piece = fc.oneof(
    label,
    fc.constantFrom(
      'https://',
      'HTTP://',
      'manage.auth0.com/dashboard/',
      'us/',
      'eu/',
      '.auth0.com',
      '.example',
      'localhost',
      '127.0.0.1',
      '[::1]',
      ':99999',
      ':80',
      '/',
      '//',
      '/..',
      '/authorize',
      '/oauth/token',
      '/.well-known/openid-configuration',
      '/.well-known/oauth-authorization-server',
      '/login',
      '?x',
      '#x',
    ),
  );
  const assembled = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
  const dashboard = label.map((name) => `https://manage.auth0.com/dashboard/eu/${name}`);

  it('whatever is typed, it answers with a URL or a problem', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.domain(), assembled, dashboard), (text) => {
        const parsed = parseIssuer(text);
        if (isProblem(parsed)) return;
        const url = new URL(parsed.issuer);
        expect(url.search + url.hash + url.username + url.password).toBe('');
        expect(parseIssuer(parsed.issuer)).toMatchObject({ issuer: parsed.issuer });
      }),
      { numRuns: 600 },
    );
  });
});
