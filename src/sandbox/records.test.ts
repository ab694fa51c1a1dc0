/** The shape of the records: what the admin API takes, and what logins make of it. */
import { describe, expect, it } from 'vitest';
import { CONNECTION } from './records.ts';
import { clientIds } from './seed.ts';
import {
  claims,
  copyingStorage,
  INES,
  loginParams,
  loginTokens,
  type Practice,
  practice,
} from './testing/practice.ts';

const json = async (answer: Response | Promise<Response>) => (await answer).json();

async function userOf(tenant: Practice, email: string) {
  const { users } = await json(tenant.admin('GET', 'state'));
  return users.find((one: { email: string }) => one.email === email);
}

describe('a user', () => {
  it('has the account that the id tells of', async () => {
    const tenant = practice();
    expect((await userOf(tenant, 'lars.holm@example.com')).identities).toEqual([
      {
        connection: 'acme-saml',
        provider: 'samlp',
        user_id: 'acme-saml|lars.holm',
        isSocial: false,
        profileData: {},
      },
    ]);
    const made = await json(
      tenant.admin('POST', 'users', { user_id: 'google-oauth2|77', email: 'g@example.com' }),
    );
    expect(made.identities).toMatchObject([{ connection: 'google-oauth2', user_id: '77', isSocial: true }]);
  });

  it('takes a second account, metadata and factors as the Management API names them', async () => {
    const tenant = practice();
    const { user_id, identities } = await userOf(tenant, INES);
    const body = {
      identities: [...identities, { connection: 'sms', provider: 'sms', user_id: '1', isSocial: false }],
      user_metadata: { plan: 'gold', tags: ['a', { b: null }] },
      app_metadata: {},
      authentication_methods: [{ id: 'totp|dev_1', type: 'totp', confirmed: true }],
    };
    const changed = await json(tenant.admin('PATCH', `users/${encodeURIComponent(user_id)}`, body));
    expect(changed).toMatchObject(body);
    expect(changed.authentication_methods[0].totp_secret).toBe('');
  });

  it.each([
    ['identities', [{ connection: 1 }], '`identities[0].connection` is a text.'],
    ['identities', [{ colour: 'red' }], 'There is no field `identities[0].colour`.'],
    ['user_metadata', 'gold', '`user_metadata` is an object.'],
    ['phone_number', '555', '`phone_number` is `+` and up to 15 digits.'],
    ['authentication_methods', {}, '`authentication_methods` is a list.'],
    [
      'app_metadata',
      JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`),
      '`app_metadata.a` has more than 20 levels.',
    ],
  ])('refuses %s %o and says where', async (name, value, message) => {
    const tenant = practice();
    const { user_id } = await userOf(tenant, INES);
    const answer = await tenant.admin('PATCH', `users/${encodeURIComponent(user_id)}`, { [name]: value });
    expect([answer.status, (await answer.json()).message]).toEqual([400, message]);
  });

  it('shows a phone number to who asked for `phone`, and only then', async () => {
    const tenant = practice();
    const { user_id } = await userOf(tenant, INES);
    const change = { phone_number: '+12025550123', phone_verified: true };
    await tenant.admin('PATCH', `users/${encodeURIComponent(user_id)}`, change);
    const asked = await loginTokens(tenant, { scope: 'openid phone' });
    expect(claims(asked['id_token'])).toMatchObject({
      phone_number: '+12025550123',
      phone_number_verified: true,
    });
    const not = await loginTokens(tenant, { scope: 'openid profile email' });
    expect(claims(not['id_token'])).not.toHaveProperty('phone_number');
  });
});

describe('a connection', () => {
  async function connectionNamed(tenant: Practice, name: string) {
    const { connections } = await json(tenant.admin('GET', 'state'));
    return connections.find((one: { name: string }) => one.name === name);
  }

  it('named in the request lets its own users in, and no others', async () => {
    const tenant = practice();
    const target = tenant.url('authorize', loginParams({ connection: 'acme-saml' }));
    expect((await tenant.browser().logIn(target, INES)).html).toContain('Wrong email or password.');
    expect(
      (await tenant.browser().logIn(target, 'lars.holm@example.com')).left?.searchParams.has('code'),
    ).toBe(true);
  });

  it('may have a user of the same address as another connection', async () => {
    const tenant = practice();
    const twin = { user_id: 'samlp|acme-saml|ines', email: INES };
    await tenant.admin('POST', 'users', twin);
    const target = tenant.url('authorize', loginParams({ connection: 'acme-saml' }));
    await tenant.browser().logIn(target, INES);
    const { sessions } = await json(tenant.admin('GET', 'sessions'));
    expect(sessions).toMatchObject([{ user_id: twin.user_id, connection: 'acme-saml' }]);
  });

  it('is unknown to an application that does not use it', async () => {
    const tenant = practice();
    const { id } = await connectionNamed(tenant, CONNECTION);
    await tenant.admin('PATCH', `connections/${id}`, { enabled_clients: [clientIds.web] });
    const named = await tenant
      .browser()
      .visit(tenant.url('authorize', loginParams({ connection: CONNECTION })));
    expect(named.left?.searchParams.get('error_description')).toBe('the connection was not found');
    const { html } = await tenant.browser().logIn(tenant.url('authorize', loginParams()));
    expect(html).toContain('Wrong email or password.');
  });

  it('is used by an application from its first day to its last', async () => {
    const tenant = practice();
    const { client_id } = await json(tenant.admin('POST', 'applications', { name: 'Mine' }));
    expect((await connectionNamed(tenant, CONNECTION)).enabled_clients).toContain(client_id);
    await tenant.admin('DELETE', `applications/${client_id}`);
    expect((await connectionNamed(tenant, CONNECTION)).enabled_clients).not.toContain(client_id);
  });
});

describe('a record that has no behaviour yet', () => {
  it.each([
    [
      'organizations',
      {
        name: 'acme',
        display_name: 'Acme',
        members: [{ user_id: 'auth0|1', roles: ['admin'] }],
        invitations: [{ id: 'uinv_1', invitee: { email: 'x@example.com' } }],
      },
      /^org_[A-Za-z0-9]{16}$/,
    ],
    [
      'connections',
      { name: 'github', strategy: 'github', options: { scope: ['user:email'] } },
      /^con_[A-Za-z0-9]{16}$/,
    ],
  ])('is kept whole: %s', async (path, body, id) => {
    const tenant = practice();
    const made = await json(tenant.admin('POST', path, body));
    expect(made).toMatchObject(body);
    expect(made.id).toMatch(id);
    tenant.restart();
    const state = await json(tenant.admin('GET', 'state'));
    expect(state[path]).toContainEqual(made);
  });

  it('is kept whole: what an application has beside its settings', async () => {
    const tenant = practice();
    const body = {
      addons: { samlp: { audience: 'urn:x', mappings: { email: 'mail' } } },
      signing_keys: [{ cert: '-----BEGIN CERTIFICATE-----', pkcs7: '', subject: '/CN=x' }],
      credentials: [{ id: 'cred_1', name: 'k', credential_type: 'public_key', alg: 'RS256', pem: 'x' }],
      client_metadata: { team: 'a' },
    };
    expect(await json(tenant.admin('PATCH', `applications/${clientIds.web}`, body))).toMatchObject(body);
  });
});

describe('a login', () => {
  it('leaves a session that says by which connection and method', async () => {
    const tenant = practice();
    await tenant.browser().logIn(tenant.url('authorize', loginParams()), 'mei.tanaka@example.com');
    const { sessions } = await json(tenant.admin('GET', 'sessions'));
    expect(sessions).toEqual([
      {
        sid: expect.any(String),
        user_id: 'google-oauth2|103547991597142817347',
        auth_time: tenant.clock.ms / 1000,
        seen_at: tenant.clock.ms / 1000,
        connection: 'google-oauth2',
        org_id: null,
        authentication: { methods: [{ name: 'pwd', timestamp: new Date(tenant.clock.ms).toISOString() }] },
      },
    ]);
  });

  it('by password alone says nothing of `amr`; one whose visit had a second factor does', async () => {
    const storage = copyingStorage();
    const tenant = practice({ storage });
    expect(claims((await loginTokens(tenant))['id_token'])).not.toHaveProperty('amr');
    // What a page for the second factor will note.
    const browser = tenant.browser();
    await tenant.admin('PUT', 'faults/consent-always', { on: true });
    const consent = await browser.logIn(tenant.url('authorize', loginParams({ response_type: 'id_token' })));
    const state = storage.stored as unknown as { transactions: { steps: { method: { name: string } }[] }[] };
    const [visit] = state.transactions;
    if (!visit?.steps[0]) throw new Error('The visit is there, with its login.');
    visit.steps.push({ ...visit.steps[0], method: { name: 'mfa' } });
    const later = practice({ storage: copyingStorage(state) });
    const { left } = await later.browserWith(browser.jar).submit(consent.html, { action: 'accept' });
    expect(claims(new URLSearchParams(left?.hash.slice(1)).get('id_token') ?? '')['amr']).toEqual(['mfa']);
  });
});
