/**
 * Things that go wrong on purpose. The tenant passes a value through a seam (`through('client', client)`); a fault
 * that is on may change it. No endpoint knows a fault by name.
 */
import type { Api, Application, Settings } from './state.ts';

export type IdTokenKey = 'current' | 'unpublished' | 'none';
type TokenRefusal = { status: number; error: string; error_description: string };

/** The places where a fault can reach in. */
export type Seams = {
  /** Milliseconds since the epoch. */
  now: number;
  client: Application | undefined;
  api: Api | undefined;
  settings: Settings;
  /** Whether a session that exists reaches a request with `prompt=none`. */
  silentSession: boolean;
  needsConsent: boolean;
  /** What was asked at `/authorize` and `/oauth/device/code`. */
  audience: string;
  callback: [name: string, value: string][];
  idTokenClaims: Record<string, unknown>;
  idTokenKey: IdTokenKey;
  idToken: string;
  /** Whether a page of this origin may call the token endpoint. */
  originAllowed: boolean;
  /** Null lets the request to `/oauth/token` through. */
  tokenRefusal: TokenRefusal | null;
};

type Changes = { [Name in keyof Seams]?: (value: Seams[Name], grantType: string) => Seams[Name] };

export type Fault = {
  id: string;
  title: string;
  detail: string;
  /** The finding that a run against this fault leads to. */
  finding: string;
  changes: Changes;
};

const MINUTES_AHEAD = 10;

const refuse =
  (refusal: TokenRefusal, grantType?: string): NonNullable<Changes['tokenRefusal']> =>
  (other, asked) =>
    other ?? (grantType === undefined || grantType === asked ? refusal : null);

export const faults: Fault[] = [
  {
    id: 'callback-not-listed',
    title: 'Callback URL not on the list',
    detail: 'Allowed Callback URLs is empty: an error page instead of a callback.',
    finding: 'callback-url-mismatch',
    changes: { client: (client) => client && { ...client, callbacks: [] } },
  },
  {
    id: 'client-unknown',
    title: 'Application deleted',
    detail: 'The tenant knows no application by this `client_id`.',
    finding: 'unknown-client',
    changes: { client: () => undefined },
  },
  {
    id: 'state-altered',
    title: '`state` altered on the way back',
    detail: 'The callback belongs to another login.',
    finding: 'state-mismatch',
    changes: {
      callback: (params) =>
        params.map(([name, value]) => [name, name === 'state' ? `${value.slice(0, -1)}~` : value]),
    },
  },
  {
    id: 'session-not-seen',
    title: 'Session cookie blocked',
    detail: 'A request with `prompt=none` finds no session, as in a frame without third-party cookies.',
    finding: 'login-required-in-frame',
    changes: { silentSession: () => false },
  },
  {
    id: 'consent-always',
    title: 'Consent always asked',
    detail: 'Every login shows the consent page; `prompt=none` answers `consent_required`.',
    finding: 'consent-required',
    changes: { needsConsent: () => true },
  },
  {
    id: 'api-deleted',
    title: 'API deleted',
    detail: 'The tenant knows no API by this `audience`.',
    finding: 'audience-unknown',
    changes: { api: () => undefined },
  },
  {
    id: 'audience-ignored',
    title: '`audience` lost',
    detail: 'As if the application had not sent it: the access token is for `/userinfo` only.',
    finding: 'opaque-access-token',
    changes: { audience: () => '' },
  },
  {
    id: 'nonce-dropped',
    title: '`nonce` dropped',
    detail: 'The ID token has none.',
    finding: 'nonce-mismatch',
    changes: { idTokenClaims: ({ nonce: _, ...claims }) => claims },
  },
  {
    id: 'audience-wrong',
    title: 'Wrong `aud` in the ID token',
    detail: 'Issued to another client.',
    finding: 'audience-mismatch',
    changes: { idTokenClaims: (claims) => ({ ...claims, aud: 'another-client-of-this-tenant' }) },
  },
  {
    id: 'issuer-without-slash',
    title: 'Issuer without its slash',
    detail: '`iss` of the ID token differs from discovery by the last character.',
    finding: 'issuer-mismatch',
    changes: {
      idTokenClaims: (claims) => ({ ...claims, iss: String(claims['iss']).replace(/\/$/, '') }),
    },
  },
  {
    id: 'key-unpublished',
    title: 'Signing key rotated, old one gone',
    detail: 'The `kid` of the ID token is not in the key set.',
    finding: 'unknown-kid',
    changes: { idTokenKey: () => 'unpublished' },
  },
  {
    id: 'signature-broken',
    title: 'Signature altered',
    detail: 'One character of the ID token’s signature is another one.',
    finding: 'signature-invalid',
    changes: { idToken: breakSignature },
  },
  {
    id: 'alg-none',
    title: 'ID token without a signature',
    detail: '`alg` is `none`.',
    finding: 'alg-none',
    changes: { idTokenKey: () => 'none' },
  },
  {
    id: 'alg-hs256',
    title: 'ID token signed with `HS256`',
    detail: 'The client secret is the key.',
    finding: 'id-token-hs256',
    changes: {
      client: (client) =>
        client && { ...client, jwt_configuration: { ...client.jwt_configuration, alg: 'HS256' } },
    },
  },
  {
    id: 'clock-ahead',
    title: `Clock runs ${MINUTES_AHEAD} minutes ahead`,
    detail: '`iat` lies in the future.',
    finding: 'clock-skew',
    changes: { now: (now) => now + MINUTES_AHEAD * 60_000 },
  },
  {
    id: 'origin-refused',
    title: 'Origin refused at the token endpoint',
    detail: 'Allowed Web Origins lacks the page: 403, and no `access-control-allow-origin`.',
    finding: 'origin-not-allowed',
    changes: { originAllowed: () => false },
  },
  {
    id: 'rate-limited',
    title: 'Rate limit reached',
    detail: '`/oauth/token` answers 429.',
    finding: 'rate-limited',
    changes: {
      tokenRefusal: refuse({
        status: 429,
        error: 'too_many_requests',
        error_description: 'Global limit has been reached',
      }),
    },
  },
  {
    id: 'authentication-fails',
    title: 'Client authentication fails',
    detail: 'The secret is another one, or the application became confidential.',
    finding: 'client-authentication-failed',
    changes: {
      tokenRefusal: refuse({ status: 401, error: 'access_denied', error_description: 'Unauthorized' }),
    },
  },
  {
    id: 'grant-off',
    title: 'Grant switched off',
    detail: 'Advanced settings, Grant types: none is on.',
    finding: 'grant-not-allowed',
    changes: { client: (client) => client && { ...client, grant_types: [] } },
  },
  {
    id: 'verifier-refused',
    title: '`code_verifier` does not fit',
    detail: 'The tenant hashed it, and got another `code_challenge`.',
    finding: 'pkce-mismatch',
    changes: {
      tokenRefusal: refuse(
        { status: 403, error: 'invalid_grant', error_description: 'Failed to verify code verifier' },
        'authorization_code',
      ),
    },
  },
  {
    id: 'code-expires',
    title: 'Code expires at once',
    detail: 'The lifetime of an authorization code is zero.',
    finding: 'code-reused-or-expired',
    changes: { settings: (settings) => ({ ...settings, code_lifetime_in_seconds: 0 }) },
  },
  {
    id: 'offline-access-off',
    title: 'No refresh tokens',
    detail: 'The grant `refresh_token` is off: `offline_access` is dropped without an error.',
    finding: 'no-refresh-token',
    changes: {
      client: (client) =>
        client && {
          ...client,
          grant_types: client.grant_types.filter((grant) => grant !== 'refresh_token'),
        },
    },
  },
  {
    id: 'refresh-refused',
    title: 'Refresh token revoked',
    detail: 'As after a password change, or after a reuse.',
    finding: 'refresh-token-refused',
    changes: {
      tokenRefusal: refuse(
        { status: 403, error: 'invalid_grant', error_description: 'Unknown or invalid refresh token.' },
        'refresh_token',
      ),
    },
  },
  {
    id: 'device-code-expires',
    title: 'Device code expires at once',
    detail: 'The lifetime of a `device_code` is one second.',
    finding: 'device-code-expired',
    changes: { settings: (settings) => ({ ...settings, device_code_lifetime_in_seconds: 1 }) },
  },
  {
    id: 'polling-too-fast',
    title: 'Polling too fast',
    detail: 'Each poll with a `device_code` answers 429 `slow_down`.',
    finding: 'polling-too-fast',
    changes: {
      tokenRefusal: refuse(
        {
          status: 429,
          error: 'slow_down',
          error_description: 'You are polling faster than the specified interval of 5 seconds.',
        },
        'urn:ietf:params:oauth:grant-type:device_code',
      ),
    },
  },
];

const byId = new Map(faults.map((fault) => [fault.id, fault]));

export function isFault(id: string): boolean {
  return byId.has(id);
}

/** Passes a value through the faults that are on. */
export function through<Name extends keyof Seams>(
  on: readonly string[],
  seam: Name,
  value: Seams[Name],
  grantType = '',
): Seams[Name] {
  let changed = value;
  for (const id of on) {
    const change = byId.get(id)?.changes[seam];
    if (change) changed = change(changed, grantType);
  }
  return changed;
}

function breakSignature(jwt: string): string {
  const at = jwt.lastIndexOf('.') + 1;
  const first = jwt.charAt(at);
  return `${jwt.slice(0, at)}${first === 'A' ? 'B' : 'A'}${jwt.slice(at + 1)}`;
}
