import { CLIENT } from '#flows/testing/hostile-provider.ts';
import type { JsonObject } from '#lib/json.ts';
import type { Case } from './case.ts';

const refresh = (change: JsonObject) => ({
  body: { refresh: (good: JsonObject) => ({ ...good, ...change }) },
});

export const refreshCases: Case[] = [
  {
    name: 'more scope',
    wrong: refresh({ scope: 'openid profile email offline_access admin' }),
    shows: 'finished refresh/scope-widened!',
  },
  { name: 'less scope', wrong: refresh({ scope: 'openid' }), shows: 'finished refresh/scope-narrowed' },
  {
    name: 'another `token_type`',
    wrong: refresh({ token_type: 'DPoP' }),
    shows: 'stopped at refresh: token-type-unexpected refresh/token-type-same!',
  },
  {
    name: 'a token for another API',
    wrong: {
      accessClaims: (good, isRefresh) => (isRefresh ? { ...good, aud: 'https://other.example/api' } : good),
    },
    shows: 'finished refresh/access-token-same!',
  },
  {
    name: 'a token of another user',
    wrong: { accessClaims: (good, isRefresh) => (isRefresh ? { ...good, sub: 'user-2' } : good) },
    shows: 'finished refresh/access-token-same!',
  },
  {
    name: 'no new refresh token',
    wrong: { body: { refresh: ({ refresh_token: _, ...rest }) => rest } },
    shows: 'finished refresh/refresh-token-rotates',
  },
  {
    name: 'no ID token, which is lawful',
    wrong: { body: { refresh: ({ id_token: _, ...rest }) => rest } },
    shows: 'finished',
  },
  {
    name: 'an ID token of another user',
    wrong: { refreshedClaims: (good) => ({ ...good, sub: 'user-2' }) },
    shows: 'stopped at refreshed-id-token: subject-mismatch',
  },
  {
    name: 'an ID token of another login',
    wrong: { refreshedClaims: (good) => ({ ...good, auth_time: 1 }) },
    shows: 'stopped at refreshed-id-token: auth-time-changed',
  },
  {
    name: 'an ID token for one more',
    wrong: { refreshedClaims: (good) => ({ ...good, aud: [CLIENT, 'another'], azp: CLIENT }) },
    shows: 'finished refreshed-id-token/aud-alone!',
  },
  {
    name: 'an ID token with another `nonce`',
    wrong: { refreshedClaims: (good) => ({ ...good, nonce: 'another' }) },
    shows: 'stopped at refreshed-id-token: nonce-mismatch',
  },
  {
    name: 'no `cache-control`',
    wrong: { headers: { refresh: { 'cache-control': '' } } },
    shows: 'finished refresh/no-store!',
  },
  {
    name: '`expires_in` as text',
    wrong: refresh({ expires_in: '600' }),
    shows: 'finished refresh/expires-in-number!',
  },
  {
    name: 'an error',
    wrong: { status: { refresh: 400 }, body: { refresh: () => ({ error: 'invalid_grant' }) } },
    shows: 'stopped at refresh: invalid-grant',
  },
  {
    name: 'a revocation that is refused',
    wrong: { status: { revoke: 400 }, body: { revoke: () => ({ error: 'unsupported_token_type' }) } },
    shows: 'stopped at revoke: unsupported-token-type',
  },
];
