/** Each method of client authentication, as the request goes out: one table, one place. */
import { decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { type ClientAuthMethod, clientAuth, clientAuthMethods, needsSecret } from '#catalog/client-auth.ts';
import { createWorld, target } from '#engine/testing/world.ts';
import { findFlow } from './registry.ts';

const SECRET = 'a-secret-of-at-least-thirty-two-characters';
const issuer = target.issuer;
const discovery = {
  issuer,
  token_endpoint: `${issuer}oauth/token`,
  jwks_uri: `${issuer}.well-known/jwks.json`,
};

async function tokenRequest(authMethod: ClientAuthMethod) {
  const keys = new Map<string, CryptoKeyPair>();
  const world = createWorld({
    tenant: async ({ url }) => {
      const { pathname } = new URL(url);
      const answer = pathname.endsWith('configuration')
        ? discovery
        : pathname.endsWith('jwks.json')
          ? { keys: [] }
          : { access_token: 'opaque', token_type: 'Bearer' };
      return Response.json(answer);
    },
    findFlow,
    secret: SECRET,
    now: () => Date.now(),
    keyPairs: keys,
  });
  const { engine } = world.open();
  const run = await engine.start({
    flow: 'client-credentials',
    target: { ...target, authMethod },
    inputs: {},
    extra: [],
    mode: 'manual',
  });
  const session = await engine.open(run);
  await session.runToEnd();
  const sent = world.requests.find(({ url }) => url.endsWith('/oauth/token'));
  return {
    form: new URLSearchParams(await sent?.text()),
    // RFC 6749 section 2.3.1: both halves are encoded as a form is.
    basic: decodeURIComponent(atob(sent?.headers.get('authorization')?.slice('Basic '.length) ?? '')),
    keys,
    kept: JSON.stringify(world.eventsOf(run)).replaceAll(/(?:%[0-9A-F]{2})+/g, decodeURIComponent),
    model: session.getSnapshot().model,
  };
}

describe('client authentication', () => {
  it.each(clientAuthMethods.filter((method) => clientAuth[method].fromPage === true))(
    '%s sends what it promises, and leaves no credential on record',
    async (method) => {
      const { form, basic, kept, model } = await tokenRequest(method);
      expect(model.problem).toBeUndefined();
      expect(form.get('client_secret')).toBe(method === 'client_secret_post' ? SECRET : null);
      expect(basic).toBe(method === 'client_secret_basic' ? `client:${SECRET}` : '');
      expect(form.has('client_assertion')).toBe(method.endsWith('_jwt'));
      expect(kept).not.toContain(SECRET);
      expect(kept).not.toContain(btoa(`client:${SECRET}`));
      if (needsSecret(method) && !method.endsWith('_jwt')) expect(kept).toContain('‹client_secret ');
    },
  );

  it('private_key_jwt signs with the key of this browser, for this tenant', async () => {
    const { form, keys, kept } = await tokenRequest('private_key_jwt');
    const assertion = form.get('client_assertion') ?? '';
    const pair = keys.get('client RS256');
    const { payload } = await jwtVerify(assertion, pair?.publicKey as CryptoKey);
    expect(payload).toMatchObject({ iss: 'client', sub: 'client' });
    expect([payload.aud].flat()).toContain(issuer);
    expect(kept).not.toContain(assertion);
    expect(kept).toContain('‹client_assertion ');
  });

  it('client_secret_jwt is signed with the secret', async () => {
    const { form } = await tokenRequest('client_secret_jwt');
    const assertion = form.get('client_assertion') ?? '';
    await jwtVerify(assertion, new TextEncoder().encode(SECRET));
    expect(decodeJwt(assertion).iss).toBe('client');
  });

  it.each(clientAuthMethods.filter((method) => clientAuth[method].fromPage !== true))(
    '%s is refused with the reason, and nothing goes out',
    async (method) => {
      const { model, form } = await tokenRequest(method);
      expect(model).toMatchObject({ phase: 'stopped', problem: { code: 'client-auth-impossible' } });
      expect([...form]).toEqual([]);
    },
  );
});
