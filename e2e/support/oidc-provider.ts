/** oidc-provider as a tenant: a public PKCE client, a confidential machine, a device; its own login pages. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { DEVICE_CLIENT, MACHINE_CLIENT, MACHINE_SECRET, PUBLIC_CLIENT } from './other-clients.ts';

const API = 'https://api.other.example';

/** oidc-provider tells at length on the console that it runs with its defaults; here it is meant to. */
function muteAdvice(): void {
  for (const level of ['info', 'warn'] as const) {
    const tell = console[level];
    console[level] = (...told: unknown[]) => {
      if (!String(told[0]).includes('oidc-provider')) tell(...told);
    };
  }
}

/** Listens before it is made, since the issuer names the port. Returns the issuer. */
export async function startOtherProvider(app: string): Promise<string> {
  muteAdvice();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  server.on('request', otherProvider(issuer, app).callback());
  return issuer;
}

function otherProvider(issuer: string, app: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: PUBLIC_CLIENT,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${app}/callback`],
        post_logout_redirect_uris: [`${app}/callback`],
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
    clientBasedCORS: (_context, origin) => origin === app,
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
}
