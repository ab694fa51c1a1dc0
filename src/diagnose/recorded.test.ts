/** The rules on traces that the engine itself recorded: codes, names of values and parameters have to agree. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import type { RunSession } from '#engine/api.ts';
import { createWorld, target } from '#engine/testing/world.ts';
import { findFlow } from '#flows/registry.ts';
import { diagnose } from './diagnose.ts';

const { issuer, clientId } = target;
const document = {
  issuer,
  authorization_endpoint: `${issuer}authorize`,
  token_endpoint: `${issuer}oauth/token`,
  jwks_uri: `${issuer}.well-known/jwks.json`,
  device_authorization_endpoint: `${issuer}oauth/device/code`,
  id_token_signing_alg_values_supported: ['RS256'],
};

const pair = await generateKeyPair('RS256');

type Answers = {
  discovery?: object;
  /** `nonce`: the one that the login sent. */
  token?: (now: number, nonce: string) => Promise<Response>;
  page?: string;
  state?: string;
};

const json = (value: object, status = 200) => Response.json(value, { status });

async function stepUntilItStops(session: RunSession): Promise<void> {
  for (let steps = 0; steps < 20; steps++) {
    const { phase } = session.getSnapshot().model;
    if (phase === 'waiting' || phase === 'stopped' || phase === 'finished') return;
    await session.next();
  }
}

async function run(flow: string, answers: Answers) {
  const world = createWorld({
    findFlow,
    secret: 'secret-of-the-application',
    tenant: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.endsWith('openid-configuration')) return json({ ...document, ...answers.discovery });
      if (pathname.endsWith('jwks.json'))
        return json({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', use: 'sig' }] });
      if (pathname.endsWith('device/code')) {
        return json({
          device_code: 'd',
          user_code: 'u',
          verification_uri: issuer,
          expires_in: 900,
          interval: 5,
        });
      }
      const nonce = new URL(world.departures.at(-1)?.request.url ?? issuer).searchParams.get('nonce');
      return answers.token ? answers.token(world.now(), nonce ?? '') : json({}, 500);
    },
  });
  const { engine } = world.open();
  const id = await engine.start({ flow, target, inputs: { scope: 'openid' }, extra: [], mode: 'same-tab' });
  const session = await engine.open(id);
  await stepUntilItStops(session);
  const departure = world.departures.at(-1);
  if (departure && answers.page) await session.sawPage(answers.page);
  else if (departure) {
    const state = answers.state ?? new URL(departure.request.url).searchParams.get('state') ?? '';
    const params: [string, string][] = [
      ['code', 'c'],
      ['state', state],
    ];
    await session.receive(
      { via: 'query', url: `${target.redirectUri}?${new URLSearchParams(params)}`, params },
      false,
    );
    await stepUntilItStops(session);
  }
  return diagnose(session.getSnapshot().model);
}

const refuse = (status: number, error: string) => async () =>
  json({ error, error_description: 'Unauthorized' }, status);
const tokens =
  (claims: object, alg = 'RS256') =>
  async (now: number, nonce: string) =>
    json({
      access_token: 'opaque',
      token_type: 'Bearer',
      expires_in: 3600,
      id_token: await new SignJWT({ nonce, ...claims })
        .setProtectedHeader({ alg, kid: 'k' })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setSubject('u')
        .setIssuedAt(now / 1000)
        .setExpirationTime(now / 1000 + 3600)
        .sign(alg === 'HS256' ? new Uint8Array(32) : pair.privateKey),
    });

const login = 'authorization-code-pkce';

describe('a recorded run', () => {
  it.each<[string, string, Answers]>([
    ['issuer-mismatch', login, { discovery: { issuer: 'https://login.example/' } }],
    ['callback-url-mismatch', login, { page: 'Callback URL mismatch.' }],
    ['state-mismatch', login, { state: 'theirs' }],
    ['client-authentication-failed', login, { token: refuse(401, 'access_denied') }],
    ['code-reused-or-expired', login, { token: refuse(403, 'invalid_grant') }],
    ['grant-not-allowed', login, { token: refuse(403, 'unauthorized_client') }],
    ['rate-limited', login, { token: refuse(429, 'too_many_requests') }],
    ['origin-not-allowed', login, { token: async () => Promise.reject(new TypeError('Failed to fetch')) }],
    ['nonce-mismatch', login, { token: tokens({ nonce: 'theirs' }) }],
    ['id-token-hs256', login, { token: tokens({}, 'HS256') }],
    ['client-authentication-failed', 'client-credentials', { token: refuse(401, 'access_denied') }],
    ['grant-not-allowed', 'device-code', { token: refuse(403, 'unauthorized_client') }],
    ['device-code-expired', 'device-code', { token: refuse(403, 'expired_token') }],
    ['access-denied-by-user', 'device-code', { token: refuse(403, 'access_denied') }],
  ])('gets %s (%s)', async (code, flow, answers) => {
    const findings = await run(flow, answers);
    expect(findings.filter(({ severity }) => severity === 'error').map((finding) => finding.code)).toEqual([
      code,
    ]);
  });
});
