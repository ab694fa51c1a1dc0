/** Access tokens and ID tokens, with the claims in Auth0's order. */
import { CompactEncrypt, compactDecrypt, type JWTPayload, SignJWT } from 'jose';
import { encodeBase64url } from '#lib/base64url.ts';
import type { Tenant } from './context.ts';
import type { Application, Permission, User } from './state.ts';

const USERINFO_LIFETIME = 86400;
const FRONT_CHANNEL_LIFETIME = 7200;

export type AccessTokenFor = {
  client_id: string;
  sub: string;
  scope: readonly string[];
  /** Empty for `/userinfo` only. */
  audience: string;
  gty?: 'client-credentials' | 'refresh_token';
  /** Implicit and hybrid tokens have a life of their own. */
  frontChannel?: boolean;
};

/** A JWT for an API; for `/userinfo` only, five parts of JWE that nobody else can read. */
export async function accessToken(
  tenant: Tenant,
  { client_id, sub, scope, audience, gty, frontChannel = false }: AccessTokenFor,
): Promise<{ token: string; expiresIn: number }> {
  const api = audience === '' ? undefined : tenant.api(audience);
  const forWeb = frontChannel ? api?.token_lifetime_for_web : api?.token_lifetime;
  const expiresIn = forWeb ?? (frontChannel ? FRONT_CHANNEL_LIFETIME : USERINFO_LIFETIME);
  const iat = tenant.seconds();
  const userinfo = tenant.url('userinfo');
  const claims: JWTPayload = {
    iss: tenant.issuer,
    sub,
    aud: !api ? userinfo : scope.includes('openid') ? [audience, userinfo] : audience,
    iat,
    exp: iat + expiresIn,
    ...(scope.length > 0 ? { scope: scope.join(' ') } : {}),
    ...(gty ? { gty } : {}),
    azp: client_id,
  };
  const token = api ? await tenant.keys.sign(claims) : await encrypted(tenant, claims);
  return { token, expiresIn };
}

async function encrypted(tenant: Tenant, claims: JWTPayload): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', iss: tenant.issuer })
    .encrypt(await tenant.keys.encryption());
}

/** The claims of an access token that `/userinfo` takes; null for any other, and a word for one that has run out. */
export async function userinfoClaims(tenant: Tenant, token: string): Promise<JWTPayload | 'expired' | null> {
  const claims =
    token.split('.').length === 5 ? await decrypted(tenant, token) : await tenant.keys.verify(token);
  if (claims?.exp === undefined) return null;
  const forUserinfo = [claims.aud].flat().includes(tenant.url('userinfo'));
  const scopes = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : [];
  if (!forUserinfo || !scopes.includes('openid')) return null;
  return claims.exp > tenant.seconds() ? claims : 'expired';
}

async function decrypted(tenant: Tenant, token: string): Promise<JWTPayload | null> {
  try {
    const { plaintext } = await compactDecrypt(token, await tenant.keys.encryption());
    return JSON.parse(new TextDecoder().decode(plaintext)) as JWTPayload;
  } catch {
    return null;
  }
}

export type IdTokenFor = {
  client: Application;
  user: User;
  permission: Pick<Permission, 'scope' | 'sid' | 'auth_time' | 'amr'>;
  nonce?: string;
  tellAuthTime?: boolean;
  /** For `at_hash` and `c_hash`, where the token travels with them through the browser. */
  withAccessToken?: string | undefined;
  withCode?: string | undefined;
};

export async function idToken(tenant: Tenant, wanted: IdTokenFor): Promise<string> {
  const { client, user, permission, nonce, tellAuthTime, withAccessToken, withCode } = wanted;
  const iat = tenant.seconds();
  const claims = tenant.through('idTokenClaims', {
    ...profileClaims(user, permission.scope),
    iss: tenant.issuer,
    aud: client.client_id,
    sub: user.user_id,
    iat,
    exp: iat + client.jwt_configuration.lifetime_in_seconds,
    ...(tellAuthTime ? { auth_time: permission.auth_time } : {}),
    sid: permission.sid,
    ...(permission.amr.length > 0 ? { amr: [...permission.amr] } : {}),
    ...(nonce ? { nonce } : {}),
    ...(withAccessToken ? { at_hash: await halfHash(withAccessToken) } : {}),
    ...(withCode ? { c_hash: await halfHash(withCode) } : {}),
  });
  const signed =
    client.jwt_configuration.alg === 'HS256'
      ? await signedWithSecret(claims, client)
      : await tenant.keys.sign(claims, 'JWT', tenant.through('idTokenKey', 'current'));
  return tenant.through('idToken', signed);
}

function profileClaims(user: User, scope: readonly string[]): JWTPayload {
  const { given_name, family_name, nickname, name, picture, updated_at, email, email_verified } = user;
  const { phone_number, phone_verified } = user;
  return {
    ...(scope.includes('profile')
      ? { ...present({ given_name, family_name, nickname, name, picture }), updated_at }
      : {}),
    ...(scope.includes('email') ? { email, email_verified } : {}),
    ...(scope.includes('phone') && phone_number !== ''
      ? { phone_number, phone_number_verified: phone_verified }
      : {}),
  };
}

/** The answer of `/userinfo`, by the scopes of the token. */
export function userinfoOf(user: User, scope: readonly string[]): Record<string, unknown> {
  return { sub: user.user_id, ...profileClaims(user, scope) };
}

function present(claims: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== ''));
}

/** The secret is the key (an application without one uses its id): only for clients that can keep it. */
async function signedWithSecret(claims: JWTPayload, client: Application): Promise<string> {
  const secret = new TextEncoder().encode(client.client_secret || client.client_id);
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(secret);
}

/** The left half of SHA-256 (OpenID Connect Core, section 3.3.2.11). */
async function halfHash(value: string): Promise<string> {
  return encodeBase64url((await sha256(value)).slice(0, 16));
}

export async function sha256(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}
