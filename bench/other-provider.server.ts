/** oidc-provider in a process of its own: a machine, and access tokens that are JWTs signed with RS256. */
import { generateKeyPairSync } from 'node:crypto';
import Provider from 'oidc-provider';
import { MACHINE_CLIENT, MACHINE_SECRET, OTHER_API } from './load.ts';

const port = Number(process.argv[2]);
// A key of its own, as long as the practice tenant's: the built-in one is for development.
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const provider = new Provider(`http://localhost:${port}`, {
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' }] },
  clients: [
    {
      client_id: MACHINE_CLIENT,
      client_secret: MACHINE_SECRET,
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
    },
  ],
  scopes: ['read:things'],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => OTHER_API,
      getResourceServerInfo: () => ({
        scope: 'read:things',
        audience: OTHER_API,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
});
provider.listen(port, () => console.log('ready'));
