import { describe, expect, it } from 'vitest';
import { isCredentialName, isSecretName } from './secrets.ts';

describe('a secret name', () => {
  it.each([
    'access_token',
    'ID_TOKEN',
    'code',
    'code_verifier',
    'code_challenge',
    'state',
    'nonce',
    'client_secret',
  ])('is %s', (name) => expect(isSecretName(name)).toBe(true));

  it.each(['Authorization', 'Cookie', 'Set-Cookie', 'DPoP', 'mfa_token', 'id_token_hint', 'device_code'])(
    'is %s, in any case and with dashes',
    (name) => expect(isSecretName(name)).toBe(true),
  );

  it.each([
    'client_id',
    'redirect_uri',
    'scope',
    'grant_type',
    'iss',
    'aud',
    'expires_in',
    'constructor',
    '',
  ])('is not "%s"', (name) => expect(isSecretName(name)).toBe(false));
});

describe('a credential that is never stored', () => {
  it.each(['client_secret', 'password', 'client_assertion', 'private_key'])('is %s', (name) =>
    expect(isCredentialName(name)).toBe(true),
  );

  it.each(['access_token', 'refresh_token', 'code_verifier', 'state', 'client_id'])('is not %s', (name) =>
    expect(isCredentialName(name)).toBe(false),
  );

  it.each(['client_secret', 'password', 'client_assertion'])('%s is a secret too', (name) =>
    expect(isSecretName(name)).toBe(true),
  );
});
