/**
 * What can have caused each finding: which edits of the person, which faults of the practice tenant, and who it was
 * where it is neither. `unknown` where the same evidence has several causes.
 */
import type { Causes } from './rule.ts';

const ANY_EDIT: Omit<Causes, 'otherwise' | 'so'> = { edits: 'all', faults: [] };
const endpoints = ['url', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint'];

export const causes: Readonly<Record<string, Causes>> = {
  'no-answer': { edits: endpoints, so: 'it went elsewhere', faults: [], otherwise: 'unknown' },
  'origin-not-allowed': {
    edits: ['client_id'],
    so: 'the tenant looked at the origins of another application',
    faults: ['origin-refused'],
    otherwise: 'settings',
  },
  'issuer-mismatch': {
    edits: ['issuer', 'iss', 'id_token'],
    so: 'another issuer is named',
    faults: ['issuer-without-slash'],
    otherwise: 'unknown',
  },
  'callback-url-mismatch': {
    edits: ['redirect_uri', 'client_id'],
    so: 'the tenant kept the browser',
    faults: ['callback-not-listed'],
    otherwise: 'settings',
  },
  'unknown-client': {
    edits: ['client_id'],
    so: 'the tenant knows no such application',
    faults: ['client-unknown'],
    otherwise: 'unknown',
  },
  'tenant-kept-browser': { ...ANY_EDIT, so: 'the tenant kept the browser', otherwise: 'unknown' },
  'audience-unknown': {
    edits: ['audience', 'resource'],
    so: 'the tenant knows no such API',
    faults: ['api-deleted'],
    otherwise: 'unknown',
  },
  'api-not-authorized': {
    edits: ['audience', 'client_id'],
    so: 'the tenant refused the API',
    faults: [],
    otherwise: 'settings',
  },
  'login-required-in-frame': {
    edits: ['prompt', 'max_age', 'id_token_hint'],
    so: 'the tenant was not allowed to ask',
    faults: ['session-not-seen'],
    otherwise: 'unknown',
  },
  'frame-without-answer': { ...ANY_EDIT, so: 'nothing came back', otherwise: 'unknown' },
  'consent-required': {
    edits: ['prompt'],
    so: 'the tenant was not allowed to ask',
    faults: ['consent-always'],
    otherwise: 'settings',
  },
  'access-denied-by-user': { edits: [], so: '', faults: [], otherwise: 'unknown' },
  'state-mismatch': {
    edits: ['state'],
    so: 'the callback does not answer this login',
    faults: ['state-altered'],
    otherwise: 'unknown',
  },
  'callback-twice': { edits: [], so: '', faults: [], otherwise: 'unknown' },
  'callback-not-expected': { edits: [], so: '', faults: [], otherwise: 'unknown' },
  'client-authentication-failed': {
    edits: ['client_secret', 'authorization', 'client_assertion', 'client_assertion_type', 'client_id'],
    so: 'the tenant does not know who asks',
    faults: ['authentication-fails'],
    otherwise: 'unknown',
  },
  'grant-not-allowed': {
    edits: ['grant_type', 'response_type', 'client_id'],
    so: 'the tenant refused it',
    faults: ['grant-off'],
    otherwise: 'settings',
  },
  'pkce-mismatch': {
    edits: ['code_verifier', 'code_challenge', 'code_challenge_method'],
    so: 'the two do not fit',
    faults: ['verifier-refused'],
    otherwise: 'unknown',
  },
  'redirect-uri-differs': {
    edits: ['redirect_uri'],
    so: 'the login and the token request name two addresses',
    faults: [],
    otherwise: 'unknown',
  },
  'code-reused-or-expired': {
    edits: ['code', 'client_id'],
    so: 'the tenant does not take it',
    faults: ['code-expires'],
    otherwise: 'unknown',
  },
  'refresh-token-refused': {
    edits: ['refresh_token', 'client_id'],
    so: 'the tenant does not take it',
    faults: ['refresh-refused'],
    otherwise: 'unknown',
  },
  'audience-missing': {
    edits: ['audience'],
    so: 'the request names no API',
    faults: [],
    otherwise: 'application',
  },
  'device-code-expired': {
    edits: ['device_code'],
    so: 'the tenant does not take it',
    faults: ['device-code-expires'],
    otherwise: 'unknown',
  },
  'polling-too-fast': { edits: [], so: '', faults: ['polling-too-fast'], otherwise: 'unknown' },
  'rate-limited': { edits: [], so: '', faults: ['rate-limited'], otherwise: 'unknown' },
  'signature-invalid': {
    edits: ['id_token', 'access_token', 'keys', 'jwks_uri'],
    so: 'the signature does not fit',
    faults: ['signature-broken'],
    otherwise: 'unknown',
  },
  'unknown-kid': {
    edits: ['id_token', 'access_token', 'keys', 'jwks_uri'],
    so: 'no key has this `kid`',
    faults: ['key-unpublished'],
    otherwise: 'unknown',
  },
  'id-token-hs256': {
    edits: ['id_token'],
    so: 'it claims another signature',
    faults: ['alg-hs256'],
    otherwise: 'settings',
  },
  'alg-none': {
    edits: ['id_token'],
    so: 'it has no signature',
    faults: ['alg-none'],
    otherwise: 'unknown',
  },
  'audience-mismatch': {
    edits: ['id_token', 'access_token', 'client_id', 'audience'],
    so: 'the token is for someone else',
    faults: ['audience-wrong'],
    otherwise: 'unknown',
  },
  'nonce-mismatch': {
    edits: ['nonce', 'id_token'],
    so: 'this ID token answers no login',
    faults: ['nonce-dropped'],
    otherwise: 'unknown',
  },
  'azp-mismatch': {
    edits: ['id_token', 'client_id'],
    so: 'the token is of another application',
    faults: [],
    otherwise: 'unknown',
  },
  'token-expired': {
    edits: ['id_token', 'access_token'],
    so: 'its times do not fit',
    faults: [],
    otherwise: 'unknown',
  },
  'went-on': { edits: [], so: '', faults: [], otherwise: 'you' },
  remarks: { edits: [], so: '', faults: [], otherwise: 'tenant' },
  'clock-skew': {
    edits: ['id_token', 'access_token'],
    so: 'its times do not fit',
    faults: ['clock-ahead'],
    otherwise: 'unknown',
  },
  'opaque-access-token': {
    edits: ['audience', 'resource', 'access_token'],
    so: 'the token is for `/userinfo` alone',
    faults: ['audience-ignored'],
    otherwise: 'unknown',
  },
  'no-refresh-token': {
    edits: ['scope', 'refresh_token'],
    so: 'no refresh token came',
    faults: ['offline-access-off'],
    otherwise: 'settings',
  },
};

/** A code that no rule has: whatever was edited in the step that stopped comes first. */
export const causesOf = (code: string): Causes =>
  (Object.hasOwn(causes, code) ? causes[code] : undefined) ?? {
    ...ANY_EDIT,
    so: 'this step does not pass',
    otherwise: 'unknown',
  };
