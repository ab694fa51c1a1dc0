/** The tenant as it is on the first day, and after a reset. */
import type { Application, State, User } from './state.ts';

export const PASSWORD = 'practice';
export const API = 'https://api.practice.example';
export const CONNECTION = 'Username-Password-Authentication';
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** Client ids never change, so that a link or a saved run still fits after a reset. */
export const clientIds = {
  spa: 'pR4cT1c3sPaK7mVxQ2nB9wLd5jHtY8fe',
  web: 'pR4cT1c3wEbG6rZsN3uC1qXk8vMpT4ya',
  tv: 'pR4cT1c3tVdJ9hWbF5eS2oLn7xKiU6gz',
  machine: 'pR4cT1c3mAcH1nEyD8tQ4kPv6bRwG3sj',
} as const;

export function seedState({ appOrigins, seed }: { appOrigins: string[]; seed?: number | undefined }): State {
  return {
    version: 1,
    ids: { seed: seed ?? null, drawn: 0 },
    settings: {
      friendly_name: 'Practice tenant',
      default_audience: '',
      allowed_logout_urls: [],
      oidc_logout_prompt: true,
      issuer_parameter: false,
      consent_on_localhost: false,
      enforce_rate_limits: false,
      code_lifetime_in_seconds: 600,
      device_code_lifetime_in_seconds: 900,
      device_code_interval_in_seconds: 5,
      session_lifetime: 168,
      idle_session_lifetime: 72,
    },
    applications: seedApplications(appOrigins),
    users: seedUsers(),
    apis: [
      {
        id: '6707a0000000000000000001',
        identifier: API,
        name: 'Practice API',
        scopes: [
          { value: 'read:orders', description: 'Read orders' },
          { value: 'write:orders', description: 'Create and change orders' },
        ],
        allow_offline_access: true,
        signing_alg: 'RS256',
        token_lifetime: 86400,
        token_lifetime_for_web: 7200,
        skip_consent_for_verifiable_first_party_clients: true,
      },
    ],
    client_grants: [
      {
        id: 'cgr_pR4cT1c3mAcH1nE1',
        client_id: clientIds.machine,
        audience: API,
        scope: ['read:orders', 'write:orders'],
      },
    ],
    clock: { offset_seconds: 0 },
    faults: [],
    keys: { signing: [], encryption: '' },
    sessions: {},
    transactions: {},
    codes: {},
    refresh_tokens: {},
    device_codes: {},
    grants: [],
    log: { next: 1, entries: [] },
  };
}

export function newApplication(): Application {
  return {
    client_id: '',
    name: 'New application',
    app_type: 'spa',
    token_endpoint_auth_method: 'none',
    client_secret: '',
    callbacks: [],
    allowed_logout_urls: [],
    web_origins: [],
    allowed_origins: [],
    grant_types: ['authorization_code', 'implicit', 'refresh_token'],
    jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 36000 },
    refresh_token: { rotation_type: 'rotating', leeway: 0 },
    is_first_party: true,
    organization_usage: 'deny',
  };
}

function seedApplications(appOrigins: string[]): Application[] {
  const callbacks = appOrigins.map((origin) => `${origin}/callback`);
  const shared = { ...newApplication(), callbacks, allowed_logout_urls: callbacks };
  return [
    { ...shared, client_id: clientIds.spa, name: 'Practice SPA', web_origins: appOrigins },
    {
      ...shared,
      client_id: clientIds.web,
      name: 'Practice Web',
      app_type: 'regular_web',
      token_endpoint_auth_method: 'client_secret_post',
      client_secret: 'practice-web-secret-0123456789abcdefghijklmnopqrstuvwxyzABCDEFGH',
      web_origins: appOrigins,
      grant_types: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
      refresh_token: { rotation_type: 'non-rotating', leeway: 0 },
    },
    {
      ...shared,
      client_id: clientIds.tv,
      name: 'Practice TV',
      app_type: 'native',
      web_origins: appOrigins,
      grant_types: ['authorization_code', 'refresh_token', DEVICE_GRANT],
      refresh_token: { rotation_type: 'non-rotating', leeway: 0 },
    },
    {
      ...newApplication(),
      client_id: clientIds.machine,
      name: 'Practice Machine',
      app_type: 'non_interactive',
      token_endpoint_auth_method: 'client_secret_post',
      client_secret: 'practice-machine-secret-0123456789abcdefghijklmnopqrstuvwxyzABCD',
      web_origins: appOrigins,
      grant_types: ['client_credentials'],
    },
  ];
}

type Person = [userId: string, givenName: string, familyName: string, hash: string, more?: Partial<User>];

const people: Person[] = [
  ['auth0|6707939cad3d8bec47ecfa2e', 'Ines', 'Moreau', '8ba7c4a3ae40ab03e637921a07d19a79'],
  ['email|6708a1f3c92b7e0041d5a9b8', 'Sam', 'Okafor', '139a97487daaef2fb3955b042a787443'],
  ['google-oauth2|103547991597142817347', 'Mei', 'Tanaka', '0e3345c54eb5f489a6d53209a4a67a72'],
  ['samlp|acme-saml|lars.holm', 'Lars', 'Holm', '316a447d8578e47f053b8a960e48674e'],
  [
    'auth0|6709c4e81d3e8bec47ed0133',
    'Tom',
    'Berg',
    '2a8a4f5e3531eb334ec19cf00c9cb385',
    { email_verified: false },
  ],
  ['auth0|6707a2b41d3e8bec47ecfb90', 'Rosa', 'Vidal', '8ab3618e8edf8c61a663498ac51d67a5', { blocked: true }],
];

function seedUsers(): User[] {
  return people.map(([user_id, given_name, family_name, hash, more]) => {
    const nickname = `${given_name}.${family_name}`.toLowerCase();
    return {
      user_id,
      email: `${nickname}@example.com`,
      name: `${given_name} ${family_name}`,
      nickname,
      given_name,
      family_name,
      picture: pictureOf(hash),
      email_verified: true,
      blocked: false,
      password: PASSWORD,
      created_at: '2026-01-15T09:00:00.000Z',
      updated_at: '2026-11-20T08:30:00.000Z',
      ...more,
    };
  });
}

/** The form of Auth0's default picture. Nothing here ever asks for it. */
export function pictureOf(hash: string): string {
  return `https://s.gravatar.com/avatar/${hash}?s=480&r=pg&d=https%3A%2F%2Fcdn.auth0.com%2Favatars%2Fte.png`;
}

/** A user as sign-up and the admin API begin with one. */
export function newUser(now: number): User {
  const at = new Date(now).toISOString();
  return {
    user_id: '',
    email: '',
    name: '',
    nickname: '',
    given_name: '',
    family_name: '',
    picture: '',
    email_verified: false,
    blocked: false,
    password: PASSWORD,
    created_at: at,
    updated_at: at,
  };
}
