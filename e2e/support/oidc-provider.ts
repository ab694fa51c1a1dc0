/** oidc-provider as a tenant: a public PKCE client, a confidential machine, a device; its own login pages. */
import type { Server } from 'node:http';
import Provider from 'oidc-provider';
import { APP, CALLBACK, OTHER_PROVIDER, portOf } from './addresses.ts';

export const PUBLIC_CLIENT = 'public-client';
export const DEVICE_CLIENT = 'device-client';
export const MACHINE_CLIENT = 'machine-client';
export const MACHINE_SECRET = 'machine-secret-for-tests';
const API = 'https://api.other.example';

export async function startOtherProvider(): Promise<Server> {
  const provider = new Provider(OTHER_PROVIDER, {
    clients: [
      {
        client_id: PUBLIC_CLIENT,
        token_endpoint_auth_method: 'none',
        redirect_uris: [CALLBACK],
        post_logout_redirect_uris: [CALLBACK],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
      {
        client_id: DEVICE_CLIENT,
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        redirect_uris: [],
        response_types: [],
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
      },
      {
        client_id: MACHINE_CLIENT,
        client_secret: MACHINE_SECRET,
        token_endpoint_auth_method: 'client_secret_basic',
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    scopes: ['openid', 'profile', 'email', 'offline_access', 'read:things'],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    clientBasedCORS: (_context, origin) => origin === APP,
    pkce: { required: () => true },
    issueRefreshToken: async (_context, client, code) =>
      client.grantTypeAllowed('refresh_token') && code.scopes.has('offline_access'),
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      deviceFlow: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => API,
        useGrantedResource: () => false,
        getResourceServerInfo: () => ({
          scope: 'read:things',
          audience: API,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: 'Other User', email: `${id}@example.com`, email_verified: true }),
    }),
    cookies: { keys: ['cookie-key-for-tests'] },
    // Two retries of a test must not meet the first one's grants.
    ttl: { Session: 3600, Grant: 3600, Interaction: 600, AccessToken: 3600, IdToken: 3600 },
  });
  return new Promise((resolve) => {
    const server = provider.listen(portOf(OTHER_PROVIDER), () => resolve(server));
  });
}
