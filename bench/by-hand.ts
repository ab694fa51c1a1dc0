/** What someone writes who has oauth4webapi and jose and wants only the result: the same requests, nothing kept. */
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import * as oauth from 'oauth4webapi';
import { API, clientIds, seedState } from '../src/sandbox/seed.ts';
import { CALLBACK, type Practice } from '../src/sandbox/testing/practice.ts';

export const SCOPE = 'openid profile email offline_access read:orders';

async function discover(tenant: Practice, clientId: string) {
  const options = {
    [oauth.customFetch]: (url: string, init: object) => tenant.fetch(new Request(url, init)),
  };
  const client: oauth.Client = {
    client_id: clientId,
    [oauth.clockSkew]: Math.round((tenant.clock.ms - Date.now()) / 1000),
  };
  const issuer = new URL(tenant.issuer);
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  return { options, client, server };
}

/** Discovery, keys, login, code exchange, ID token, userinfo, refresh, revocation, logout. */
export async function loginByHand(tenant: Practice, browser: ReturnType<Practice['browser']>): Promise<void> {
  const { options, client, server } = await discover(tenant, clientIds.spa);
  const keys = await (await tenant.fetch(new Request(server.jwks_uri ?? ''))).json();
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const authorize = new URL(server.authorization_endpoint ?? '');
  authorize.search = String(
    new URLSearchParams({
      client_id: client.client_id,
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: SCOPE,
      audience: API,
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
  );
  const { left } = await browser.visit(authorize);
  if (!left) throw new Error('The tenant kept the browser.');

  const auth = oauth.None();
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    auth,
    oauth.validateAuthResponse(server, client, left, state),
    CALLBACK,
    verifier,
    options,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
  await jwtVerify(tokens.id_token ?? '', createLocalJWKSet(keys as JSONWebKeySet), {
    issuer: server.issuer,
    audience: client.client_id,
    currentDate: new Date(tenant.clock.ms),
  });
  const subject = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? '';
  const userinfo = await oauth.userInfoRequest(server, client, tokens.access_token, options);
  await oauth.processUserInfoResponse(server, client, subject, userinfo);
  const again = await oauth.refreshTokenGrantRequest(
    server,
    client,
    auth,
    tokens.refresh_token ?? '',
    options,
  );
  const fresh = await oauth.processRefreshTokenResponse(server, client, again);
  const revoked = await oauth.revocationRequest(server, client, auth, fresh.refresh_token ?? '', options);
  await oauth.processRevocationResponse(revoked);

  const logout = new URL(server.end_session_endpoint ?? '');
  logout.search = String(
    new URLSearchParams({ id_token_hint: fresh.id_token ?? '', post_logout_redirect_uri: CALLBACK }),
  );
  if (!(await browser.visit(logout)).left) throw new Error('The tenant kept the browser.');
}

const machineSecret =
  seedState({ appOrigins: [] }).applications.find(({ client_id }) => client_id === clientIds.machine)
    ?.client_secret ?? '';

/** Discovery, keys, one token, and what the API does with it: signature, issuer, audience, lifetime. */
export async function machineByHand(tenant: Practice): Promise<void> {
  const { options, client, server } = await discover(tenant, clientIds.machine);
  const keys = await (await tenant.fetch(new Request(server.jwks_uri ?? ''))).json();
  const answer = await oauth.clientCredentialsGrantRequest(
    server,
    client,
    oauth.ClientSecretPost(machineSecret),
    { audience: API },
    options,
  );
  const tokens = await oauth.processClientCredentialsResponse(server, client, answer);
  await jwtVerify(tokens.access_token, createLocalJWKSet(keys as JSONWebKeySet), {
    issuer: server.issuer,
    audience: API,
    currentDate: new Date(tenant.clock.ms),
  });
}
