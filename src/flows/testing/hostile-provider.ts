/**
 * An OpenID Provider in one process that does everything right, but for what it is told to do wrong: each misbehaviour
 * changes one thing of a good answer. It has no login page, and knows one user.
 */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { encodeBase64url, encodeText } from '#lib/base64url.ts';
import type { Json, JsonObject } from '#lib/json.ts';

export const ISSUER = 'https://hostile.example/';
export const CLIENT = 'the-client';
export const REDIRECT = 'http://localhost:5173/callback';
export const NOW_MS = Date.UTC(2026, 10, 24, 9, 0, 0);

export type Endpoint =
  | 'discovery'
  | 'keys'
  | 'token'
  | 'refresh'
  | 'client-credentials'
  | 'userinfo'
  | 'device'
  | 'revoke';

/** What is wrong. Each change is given what a good provider would send. */
export type Misbehaviour = {
  /** The JSON body of an answer. */
  body?: { [Name in Endpoint]?: (good: JsonObject) => unknown };
  /** The body as text, for what no object can say: a member that stands twice, bytes that are no JSON. */
  text?: { [Name in Endpoint]?: (good: string) => string };
  /** Headers to set; an empty text takes one away. */
  headers?: { [Name in Endpoint]?: Record<string, string> };
  status?: { [Name in Endpoint]?: number };
  /** No answer comes: what `fetch` throws. */
  throws?: { [Name in Endpoint]?: Error };
  callback?: (good: [string, string][]) => [string, string][];
  inFragment?: true;
  claims?: (good: JsonObject) => JsonObject;
  /** Claims of the ID token that a refresh brings. */
  refreshedClaims?: (good: JsonObject) => JsonObject;
  header?: (good: JsonObject) => JsonObject;
  accessClaims?: (good: JsonObject, isRefresh: boolean) => JsonObject;
  /** The payload of the ID token as text, before it is signed. */
  payload?: (good: string) => string;
  /** The signed ID token. */
  idToken?: (good: string) => string;
  /** The key that signs. The key set has the good one all the same, and the one of 1024 bits where it signs. */
  signsWith?: 'another key' | 'another key under its kid' | 'a key of 1024 bits';
};

const WEAK = 'a key of 1024 bits';

type Pair = { privateKey: CryptoKey; jwk: JsonObject };

async function rsa(modulusLength: number): Promise<Pair> {
  const made =
    modulusLength >= 2048
      ? await generateKeyPair('RS256', { modulusLength, extractable: true })
      : await crypto.subtle.generateKey(
          {
            name: 'RSASSA-PKCS1-v1_5',
            modulusLength,
            publicExponent: new Uint8Array([1, 0, 1]),
            hash: 'SHA-256',
          },
          true,
          ['sign', 'verify'],
        );
  const { kty, n, e } = await exportJWK(made.publicKey);
  const bare = { kty: String(kty), n: String(n), e: String(e) };
  const kid = await calculateJwkThumbprint(bare);
  return { privateKey: made.privateKey, jwk: { ...bare, kid, use: 'sig', alg: 'RS256' } };
}

let pairs: Promise<{ good: Pair; other: Pair; weak: Pair }> | undefined;

/** Made once for all tests: making them takes longer than a run. */
export function keyPairs(): NonNullable<typeof pairs> {
  pairs ??= Promise.all([rsa(2048), rsa(2048), rsa(1024)]).then(([good, other, weak]) => ({
    good,
    other,
    weak,
  }));
  return pairs;
}

/** Signs by hand: libraries refuse to sign what is wrong on purpose. */
async function signed(header: JsonObject, payload: string, key: CryptoKey): Promise<string> {
  const text = `${encodeText(JSON.stringify(header))}.${encodeText(payload)}`;
  const bytes = await crypto.subtle.sign('RSASSA-PKCS1-v1_5', key, new TextEncoder().encode(text));
  return `${text}.${encodeBase64url(new Uint8Array(bytes))}`;
}

export async function createHostileProvider(wrong: Misbehaviour = {}) {
  const { good, other, weak } = await keyPairs();
  const { signsWith } = wrong;
  const signing = signsWith === undefined ? good : signsWith === WEAK ? weak : other;
  const named = signsWith === 'another key under its kid' ? good : signing;
  const seconds = NOW_MS / 1000;
  const at = (path: string) => new URL(path, ISSUER).href;
  let asked = new URLSearchParams();

  const user: JsonObject = {
    sub: 'user-1',
    name: 'Ines Moreau',
    email: 'ines.moreau@example.com',
    email_verified: true,
  };
  const document: JsonObject = {
    issuer: ISSUER,
    authorization_endpoint: at('authorize'),
    token_endpoint: at('token'),
    userinfo_endpoint: at('userinfo'),
    jwks_uri: at('keys'),
    device_authorization_endpoint: at('device'),
    revocation_endpoint: at('revoke'),
    end_session_endpoint: at('logout'),
    response_types_supported: ['code', 'code id_token'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    subject_types_supported: ['public'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    acr_values_supported: ['gold', 'silver'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['none', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  };

  async function idToken(isRefresh: boolean): Promise<string> {
    const [acr, nonce] = [asked.get('acr_values'), asked.get('nonce')];
    const base: JsonObject = {
      ...{ iss: ISSUER, aud: CLIENT, iat: seconds, exp: seconds + 3600, auth_time: seconds - 5 },
      ...user,
      ...(nonce && !isRefresh ? { nonce } : {}),
      ...(acr ? { acr: acr.split(' ')[0] ?? '' } : {}),
    };
    const changed = wrong.claims?.(base) ?? base;
    const claims = isRefresh ? (wrong.refreshedClaims?.(changed) ?? changed) : changed;
    const plain = { alg: 'RS256', typ: 'JWT', kid: named.jwk['kid'] ?? null };
    const payload = JSON.stringify(claims);
    const token = await signed(
      wrong.header?.(plain) ?? plain,
      wrong.payload?.(payload) ?? payload,
      signing.privateKey,
    );
    return wrong.idToken?.(token) ?? token;
  }

  async function accessToken(isRefresh: boolean, sub: string): Promise<string> {
    const claims: JsonObject = {
      ...{ iss: ISSUER, aud: at('api'), sub, client_id: CLIENT, iat: seconds, exp: seconds + 600 },
      jti: crypto.randomUUID(),
    };
    return new SignJWT(wrong.accessClaims?.(claims, isRefresh) ?? claims)
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: String(good.jwk['kid']) })
      .sign(good.privateKey);
  }

  async function tokens(isRefresh: boolean): Promise<JsonObject> {
    return {
      access_token: await accessToken(isRefresh, 'user-1'),
      token_type: 'Bearer',
      expires_in: 600,
      refresh_token: `refresh-${crypto.randomUUID()}`,
      id_token: await idToken(isRefresh),
      scope: asked.get('scope') ?? '',
    };
  }

  const bodies: Record<Endpoint, () => Promise<JsonObject> | JsonObject> = {
    discovery: () => document,
    keys: () => ({ keys: signsWith === WEAK ? [good.jwk, weak.jwk] : [good.jwk] }),
    token: () => tokens(false),
    refresh: () => tokens(true),
    'client-credentials': async () => ({
      access_token: await accessToken(false, CLIENT),
      ...{ token_type: 'Bearer', expires_in: 600, scope: asked.get('scope') ?? '' },
    }),
    userinfo: () => user,
    device: () => ({
      ...{ device_code: 'device-code', user_code: 'BCDF-GHJK', verification_uri: at('activate') },
      verification_uri_complete: at('activate?user_code=BCDF-GHJK'),
      ...{ expires_in: 600, interval: 5 },
    }),
    revoke: () => ({}),
  };

  async function answer(endpoint: Endpoint): Promise<Response> {
    const thrown = wrong.throws?.[endpoint];
    if (thrown) throw thrown;
    const body = await bodies[endpoint]();
    const change = wrong.body?.[endpoint];
    const changed = change ? change(body) : body;
    const text = JSON.stringify(changed as Json);
    const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    for (const [name, value] of Object.entries(wrong.headers?.[endpoint] ?? {})) {
      if (value === '') headers.delete(name);
      else headers.set(name, value);
    }
    return new Response(wrong.text?.[endpoint]?.(text) ?? text, {
      status: wrong.status?.[endpoint] ?? 200,
      headers,
    });
  }

  async function route(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/.well-known/openid-configuration') return answer('discovery');
    if (pathname === '/token') {
      const form = new URLSearchParams(await request.text());
      const grant = form.get('grant_type');
      if (grant === 'refresh_token') return answer('refresh');
      if (grant !== 'client_credentials') return answer('token');
      asked = form;
      return answer('client-credentials');
    }
    if (pathname === '/device') asked = new URLSearchParams(await request.text());
    const endpoint = pathname.slice(1);
    return endpoint in bodies ? answer(endpoint as Endpoint) : new Response('Not found', { status: 404 });
  }

  return {
    fetch: route,
    /** Where the browser lands that goes to one of the provider's pages. */
    visit: (address: string): URL => {
      const { pathname, searchParams } = new URL(address);
      if (pathname === '/logout') {
        const back = new URL(searchParams.get('post_logout_redirect_uri') ?? REDIRECT);
        back.searchParams.set('state', searchParams.get('state') ?? '');
        return back;
      }
      asked = searchParams;
      const params: [string, string][] = [
        ['code', 'the-code'],
        ['state', searchParams.get('state') ?? ''],
        ['iss', ISSUER],
      ];
      const query = new URLSearchParams(wrong.callback?.(params) ?? params);
      return new URL(`${REDIRECT}${wrong.inFragment ? '#' : '?'}${query}`);
    },
  };
}
