import { describe, expect, it } from 'vitest';
import type { Flow } from '#flows/flow.ts';
import { findFlow } from '#flows/registry.ts';
import { inspect } from '#inspect/inspect.ts';
import type { PastedRequest } from '#inspect/inspection.ts';
import { curlWithoutSecrets, flowLink, grantAsked } from './pasted-request.ts';

const requestOf = (text: string) => inspect(text).request as PastedRequest;
const jwt = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.AAAA';
const token = 'https://tenant.eu.auth0.com/oauth/token';

describe('a pasted request', () => {
  it.each([
    [`curl -X POST ${token} -d 'grant_type=client_credentials&client_secret=hush-hush&audience=a'`],
    [`curl ${token} -H 'content-type: application/json' -d '{"a":[{"client_secret":"hush-hush"}]}'`],
    [`curl ${token} -u 'me:hush-hush'`],
    [`curl ${token} -H 'Authorization: Bearer hush-hush'`],
    [`curl ${token} -b 'auth0=hush-hush'`],
    [`curl ${token} -d 'just hush-hush'`],
    [`curl '${token}?access_token=hush-hush'`],
    [`curl ${token} -d 'anything=${jwt}'`],
  ])('is copied without its secrets: %s', (text) => {
    const copied = curlWithoutSecrets(requestOf(text));
    expect(copied).toContain('REMOVED');
    expect(copied).not.toMatch(/hush-hush|eyJzdWIi|bWU6aHVzaC1odXNo/);
  });

  it('opens the flow of its grant, filled in, without its secrets', async () => {
    const request = requestOf(
      `curl ${token} -d 'grant_type=client_credentials&client_id=me&client_secret=hush&audience=https://api'`,
    );
    expect(grantAsked(request)).toBe('client_credentials');
    const link = flowLink((await findFlow('client-credentials')) as Flow, request) ?? '';
    const { pathname, searchParams } = new URL(link, 'https://app.example');
    expect(pathname).toBe('/flows/client-credentials');
    expect(Object.fromEntries(searchParams)).toEqual({
      issuer: 'https://tenant.eu.auth0.com/',
      client_id: 'me',
      audience: 'https://api',
    });
  });

  it('that is no beginning of a flow asks for no grant', () => {
    expect(grantAsked(requestOf('curl https://tenant.eu.auth0.com/userinfo'))).toBeUndefined();
    expect(
      grantAsked(requestOf('curl https://tenant.eu.auth0.com/authorize?response_type=token')),
    ).toBeUndefined();
    expect(grantAsked(requestOf('curl https://tenant.eu.auth0.com/authorize?response_type=code'))).toBe(
      'authorization_code',
    );
  });
});
