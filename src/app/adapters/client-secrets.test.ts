// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { getSecret, isSecretKept, listSecrets, setSecret, wipeSecrets } from './client-secrets.ts';

const issuer = 'https://tenant.example/';

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

describe('secrets', () => {
  it('stay in this tab unless they are to be kept', () => {
    setSecret(issuer, 'app', 'client_secret', 's3cret', { keep: false });
    expect(getSecret(issuer, 'app', 'client_secret')).toBe('s3cret');
    expect(isSecretKept(issuer, 'app', 'client_secret')).toBe(false);
    expect(localStorage.length).toBe(0);

    setSecret(issuer, 'app', 'client_secret', 's3cret', { keep: true });
    expect(getSecret(issuer, 'app', 'client_secret')).toBe('s3cret');
    expect(isSecretKept(issuer, 'app', 'client_secret')).toBe(true);
    expect(sessionStorage.length).toBe(0);
  });

  it('are found for exactly their tenant and application', () => {
    setSecret(issuer, 'app', 'client_secret', 's3cret', { keep: false });
    expect(getSecret('https://tenant.example', 'app', 'client_secret')).toBeUndefined();
    expect(getSecret(issuer, 'other', 'client_secret')).toBeUndefined();
  });

  it('are listed by name, and forgotten one by one or all at once', () => {
    setSecret(issuer, 'a', 'client_secret', 'one', { keep: false });
    setSecret(issuer, 'b', 'client_secret', 'two', { keep: true });
    localStorage.setItem('grantscope.theme', 'dark');
    expect(listSecrets()).toEqual([
      { issuer, clientId: 'a', name: 'client_secret', kept: false },
      { issuer, clientId: 'b', name: 'client_secret', kept: true },
    ]);
    setSecret(issuer, 'a', 'client_secret', undefined, { keep: false });
    expect(listSecrets()).toHaveLength(1);
    wipeSecrets();
    expect(listSecrets()).toEqual([]);
    expect(localStorage.getItem('grantscope.theme')).toBe('dark');
  });

  it('survive a foreign key that looks like one of ours', () => {
    localStorage.setItem('grantscope.secret.{broken', 'x');
    expect(listSecrets()).toEqual([]);
  });
});
