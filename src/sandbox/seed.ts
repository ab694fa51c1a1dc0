/** The tenant as it is on the first day, and after a reset. */
import { identityFromUserId } from './identities.ts';
import {
  blankApi,
  blankApplication,
  blankConnection,
  blankSettings,
  blankUser,
  CONNECTION,
} from './records.ts';
import { type Application, type Connection, STATE_VERSION, type State, type User } from './state.ts';

export const API = 'https://api.practice.example';
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
    version: STATE_VERSION,
    ids: { seed: seed ?? null, drawn: 0 },
    settings: blankSettings,
    applications: seedApplications(appOrigins),
    users: seedUsers(),
    apis: [
      {
        ...blankApi,
        id: '6707a0000000000000000001',
        identifier: API,
        name: 'Practice API',
        scopes: [
          { value: 'read:orders', description: 'Read orders' },
          { value: 'write:orders', description: 'Create and change orders' },
        ],
        allow_offline_access: true,
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
    connections: seedConnections(Object.values(clientIds)),
    organizations: [],
    user_blocks: [],
    sessions: [],
    transactions: [],
    codes: [],
    refresh_tokens: [],
    device_codes: [],
    grants: [],
    log: [],
  };
}

function seedApplications(appOrigins: string[]): Application[] {
  const callbacks = appOrigins.map((origin) => `${origin}/callback`);
  const shared = { ...blankApplication, callbacks, allowed_logout_urls: callbacks };
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
      ...blankApplication,
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

/** The connections that the seeded users come from, for these applications. */
export function seedConnections(enabledClients: readonly string[]): Connection[] {
  const shared = { ...blankConnection, enabled_clients: [...enabledClients] };
  return [
    {
      ...shared,
      id: 'con_pR4cT1c3dAtAbAs1',
      name: CONNECTION,
      strategy: 'auth0',
      realms: [CONNECTION],
    },
    { ...shared, id: 'con_pR4cT1c3eMaIlL1n', name: 'email', strategy: 'email' },
    { ...shared, id: 'con_pR4cT1c3gOoGlE2s', name: 'google-oauth2', strategy: 'google-oauth2' },
    { ...shared, id: 'con_pR4cT1c3sAmLp3Ac', name: 'acme-saml', display_name: 'Acme', strategy: 'samlp' },
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
      ...blankUser,
      user_id,
      email: `${nickname}@example.com`,
      name: `${given_name} ${family_name}`,
      nickname,
      given_name,
      family_name,
      picture: pictureOf(hash),
      email_verified: true,
      identities: [identityFromUserId(user_id)],
      ...more,
    };
  });
}

/** The form of Auth0's default picture. Nothing here ever asks for it. */
export function pictureOf(hash: string): string {
  return `https://s.gravatar.com/avatar/${hash}?s=480&r=pg&d=https%3A%2F%2Fcdn.auth0.com%2Favatars%2Fte.png`;
}
