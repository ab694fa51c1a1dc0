import { describe, expect, it } from 'vitest';
import { asStated, judgeKeys, type TenantReport } from '#app/queries/check-tenant.ts';
import type { Flow } from '#flows/flow.ts';
import { findFlow } from '#flows/registry.ts';
import type { JsonObject } from '#lib/json.ts';
import type { Target } from '#trace/event.ts';
import { askedLines, callbackLine, type Registered, registeredIn } from './ask-before.ts';

const issuer = 'https://tenant.eu.auth0.com/';
/** As Auth0 answers: no grants, and no `none`. */
const document = {
  issuer,
  authorization_endpoint: `${issuer}authorize`,
  token_endpoint: `${issuer}oauth/token`,
  jwks_uri: `${issuer}.well-known/jwks.json`,
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
};
const target: Target = {
  tenantId: 't',
  tenantName: 'T',
  tenantKind: 'auth0',
  issuer,
  applicationId: 'a',
  applicationName: 'A',
  applicationType: 'spa',
  clientId: 'client',
  authMethod: 'none',
  redirectUri: 'https://app.example/callback',
};

function report(body: JsonObject, asked = issuer): TenantReport {
  const answer = (json: unknown, url: string) =>
    ({
      kind: 'response',
      url,
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify(json),
      ms: 1,
    }) as const;
  const found = asStated(asked, answer(body, `${issuer}.well-known/openid-configuration`));
  const keys = judgeKeys(document.jwks_uri, answer({ keys: [{ kty: 'RSA' }] }, document.jwks_uri));
  return { ...found, lines: [...found.lines, keys.line] };
}

const login = async () => (await findFlow('authorization-code-pkce')) as Flow;
const registered: Registered = {
  callbacks: [target.redirectUri],
  grants: ['authorization_code'],
  faults: [],
};

async function states(body: JsonObject, more: Partial<Target> = {}, known?: Registered) {
  const lines = askedLines(await login(), { ...target, ...more }, report(body), known);
  return (word: string) => lines.filter(({ title }) => title.includes(word)).map(({ state }) => state);
}

describe('before a run the tenant’s documents', () => {
  it('say what they can, and the grant is not known where they do not say', async () => {
    const state = await states(document);
    expect(state('`issuer`')).toEqual(['holds']);
    expect(state('signing key')).toEqual(['holds']);
    expect(state('PKCE')).toEqual(['holds']);
    expect(state('authorization_code')).toEqual(['unknown']);
  });

  it('do not say whether this application may use a grant that the tenant lists', async () => {
    const state = await states({ ...document, grant_types_supported: ['authorization_code'] });
    expect(state('authorization_code')).toEqual(['unknown']);
  });

  it('warn of a grant that the tenant does not list', async () => {
    const state = await states({ ...document, grant_types_supported: ['implicit'] });
    expect(state('authorization_code')).toEqual(['not']);
  });

  it('leave PKCE not known where it is not advertised', async () => {
    const { code_challenge_methods_supported: _, ...less } = document;
    expect((await states(less))('PKCE')).toEqual(['unknown']);
  });

  it('warn of an authentication method that is not listed; the absence of `none` tells nothing', async () => {
    expect((await states(document))('`none`')).toEqual([]);
    expect((await states(document, { authMethod: 'private_key_jwt' }))('private_key_jwt')).toEqual(['not']);
    expect((await states(document, { authMethod: 'client_secret_post' }))('client_secret_post')).toEqual([
      'holds',
    ]);
  });

  it('warn where the kept issuer has another slash, as the run will compare it', async () => {
    const kept = issuer.replace(/\/$/, '');
    const lines = askedLines(await login(), { ...target, issuer: kept }, report(document, kept), undefined);
    expect(lines.find(({ title }) => title.includes('issuer'))).toMatchObject({ state: 'not' });
  });

  it('are not known at all without an answer', async () => {
    const silent: TenantReport = {
      issuer,
      discoveryUrl: issuer,
      silent: true,
      lines: [{ id: 'answers', status: 'fail', title: 'This browser is offline', detail: '' }],
    };
    const lines = askedLines(await login(), target, silent, undefined);
    expect(lines.map(({ state }) => state)).toEqual(['unknown']);
    expect(lines[0]?.detail).toContain('offline');
  });
});

describe('the callback URL', () => {
  it('is not known of a tenant that cannot be looked into', async () => {
    expect(callbackLine(await login(), target, undefined)?.state).toBe('unknown');
  });

  it('is compared with the practice tenant’s list, and a fault that refuses it counts', async () => {
    const line = async (known: Registered) => callbackLine(await login(), target, known)?.state;
    expect(await line(registered)).toBe('holds');
    expect(await line({ ...registered, callbacks: ['https://app.example/callback/'] })).toBe('not');
    expect(await line({ ...registered, faults: ['callback-not-listed'] })).toBe('not');
  });

  it('has no line in a flow that never leaves', async () => {
    const machine = (await findFlow('client-credentials')) as Flow;
    expect(callbackLine(machine, target, undefined)).toBeUndefined();
  });
});

it('of a practice tenant the application is found by its client id, whatever else the state holds', () => {
  const state = {
    applications: [1, { client_id: 'client', callbacks: ['x', 2], grant_types: 'all' }],
  };
  expect(registeredIn(state, 'client', ['a'])).toEqual({ callbacks: ['x'], grants: [], faults: ['a'] });
  expect(registeredIn(state, 'other', [])).toBeUndefined();
  expect(registeredIn(null, 'client', [])).toBeUndefined();
});
