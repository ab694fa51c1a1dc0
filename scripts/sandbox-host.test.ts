/** The tenant on a port, used by a client that nobody here wrote. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as oauth from 'oauth4webapi';
import { afterEach, describe, expect, it } from 'vitest';
import { API, clientIds } from '#sandbox/seed.ts';
import { issuerOf, type RunningSandbox, type SandboxOptions, startSandbox } from './sandbox-host.ts';

const CALLBACK = 'http://localhost:5173/callback';
const insecure = { [oauth.allowInsecureRequests]: true };
const running: RunningSandbox[] = [];

async function sandbox(options: Partial<SandboxOptions> = {}) {
  const started = await startSandbox({ port: 0, ...options });
  running.push(started);
  return started;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

async function discover(issuer: string) {
  const url = new URL(issuer);
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, insecure));
}

/** What a person does with the login page, cookies included. */
async function logIn(target: URL): Promise<URL> {
  const first = await fetch(target, { redirect: 'manual' });
  const page = new URL(first.headers.get('location') ?? '', target);
  const body = new URLSearchParams({
    state: page.searchParams.get('state') ?? '',
    username: 'ines.moreau@example.com',
    password: 'practice',
  });
  const cookiesOf = ({ headers }: Response) => headers.getSetCookie().map((one) => one.split(';', 1)[0]);
  const login = await fetch(new URL('/u/login', target), {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { cookie: cookiesOf(first).join('; ') },
  });
  const cookie = [...cookiesOf(first), ...cookiesOf(login)].join('; ');
  const resume = await fetch(new URL(login.headers.get('location') ?? '', target), {
    redirect: 'manual',
    headers: { cookie },
  });
  return new URL(resume.headers.get('location') ?? '');
}

describe('oauth4webapi against the tenant on a port', () => {
  it('logs in with PKCE, checks the ID token, reads userinfo, refreshes and revokes', async () => {
    const { issuer } = await sandbox();
    const as = await discover(issuer);
    const client: oauth.Client = { client_id: clientIds.spa };
    const verifier = oauth.generateRandomCodeVerifier();
    const nonce = oauth.generateRandomNonce();
    const state = oauth.generateRandomState();
    const target = new URL(as.authorization_endpoint ?? '');
    target.search = new URLSearchParams({
      client_id: client.client_id,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid profile email offline_access read:orders',
      audience: API,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      nonce,
      state,
    }).toString();
    const params = oauth.validateAuthResponse(as, client, await logIn(target), state);
    const answer = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      oauth.None(),
      params,
      CALLBACK,
      verifier,
      insecure,
    );
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer, {
      expectedNonce: nonce,
      requireIdToken: true,
    });
    await oauth.validateApplicationLevelSignature(as, answer, insecure);
    const subject = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? '';
    const info = await oauth.userInfoRequest(as, client, tokens.access_token, insecure);
    const claims = await oauth.processUserInfoResponse(as, client, subject, info);
    expect(claims['email']).toBe('ines.moreau@example.com');
    const refreshed = await oauth.processRefreshTokenResponse(
      as,
      client,
      await oauth.refreshTokenGrantRequest(as, client, oauth.None(), tokens.refresh_token ?? '', insecure),
    );
    const revoked = await oauth.revocationRequest(
      as,
      client,
      oauth.None(),
      refreshed.refresh_token ?? '',
      insecure,
    );
    expect(await oauth.processRevocationResponse(revoked)).toBeUndefined();
  });

  it('gets a machine token with HTTP Basic, and a device code', async () => {
    const { issuer } = await sandbox();
    const as = await discover(issuer);
    const machine: oauth.Client = { client_id: clientIds.machine };
    const secret = 'practice-machine-secret-0123456789abcdefghijklmnopqrstuvwxyzABCD';
    const answer = await oauth.clientCredentialsGrantRequest(
      as,
      machine,
      oauth.ClientSecretBasic(secret),
      { audience: API },
      insecure,
    );
    const tokens = await oauth.processClientCredentialsResponse(as, machine, answer);
    expect(tokens.token_type).toBe('bearer');
    const tv: oauth.Client = { client_id: clientIds.tv };
    const device = await oauth.deviceAuthorizationRequest(
      as,
      tv,
      oauth.None(),
      { scope: 'openid' },
      insecure,
    );
    const { verification_uri } = await oauth.processDeviceAuthorizationResponse(as, tv, device);
    expect(verification_uri).toBe(`${issuer}activate`);
  });
});

describe('the host', () => {
  it('keeps its state in a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'grantscope-'));
    const data = join(folder, 'state.json');
    try {
      const first = await sandbox({ data });
      await first.fetch(
        new Request(`${first.issuer}__sandbox/clock`, {
          method: 'PUT',
          body: JSON.stringify({ offset_seconds: 60 }),
        }),
      );
      await first.close();
      const second = await sandbox({ data });
      const state = await (await second.fetch(new Request(`${second.issuer}__sandbox/state`))).json();
      expect(state.clock).toEqual({ offset_seconds: 60 });
      await second.close();
      await writeFile(data, '{ half');
      await expect(sandbox({ data })).rejects.toThrow('is not JSON: ');
      await writeFile(data, '{"name":"something of mine"}');
      await expect(sandbox({ data })).rejects.toThrow('no `version` of a sandbox state');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('leaves the scheme’s own port out of the issuer', () => {
    expect(issuerOf(true, 'localhost', 443)).toBe('https://localhost/');
    expect(issuerOf(false, '127.0.0.1', 80)).toBe('http://127.0.0.1/');
    expect(issuerOf(true, 'localhost', 80)).toBe('https://localhost:80/');
  });

  it('asks for a token at the admin API where others can reach it', async () => {
    const open = await sandbox({ host: '0.0.0.0' });
    const { port } = new URL(open.issuer);
    const ask = async (authorization: string, method = 'GET', path = 'state') =>
      (
        await fetch(`http://127.0.0.1:${port}/__sandbox/${path}`, {
          method,
          headers: authorization === '' ? {} : { authorization },
        })
      ).status;
    expect([await ask(''), await ask('Bearer wrong'), await ask('', 'POST', 'reset')]).toEqual([
      401, 401, 401,
    ]);
    expect(await ask(`Bearer ${open.adminToken}`)).toBe(200);
    expect((await fetch(`http://127.0.0.1:${port}/.well-known/jwks.json`)).status).toBe(200);
    expect((await sandbox()).adminToken).toBeUndefined();
    expect((await sandbox({ adminToken: 'mine' })).adminToken).toBe('mine');
  });

  it('says that a port is taken', async () => {
    const { issuer } = await sandbox();
    await expect(sandbox({ port: Number(new URL(issuer).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('speaks https with a certificate made on the spot', async () => {
    const { issuer } = await sandbox({ https: true });
    expect(issuer).toMatch(/^https:\/\/localhost:\d+\/$/);
    const text = await new Promise<string>((resolve, reject) => {
      get(`${issuer}__sandbox/ping`, { rejectUnauthorized: false }, (answer) => {
        answer.setEncoding('utf8').once('data', resolve);
      }).once('error', reject);
    });
    expect(JSON.parse(text)).toMatchObject({ ok: true, issuer });
  });
});
