import type { JsonObject } from '#lib/json.ts';
import type { Case } from './case.ts';

const token = (change: JsonObject) => ({ body: { token: (good: JsonObject) => ({ ...good, ...change }) } });
const without = (name: string) => ({ body: { token: ({ [name]: _, ...rest }: JsonObject) => rest } });
const lessScope = (good: JsonObject) => ({ ...good, scope: 'openid email offline_access' });
const headers = (given: Record<string, string>) => ({ headers: { token: given } });

export const tokenAnswerCases: Case[] = [
  { name: 'no `cache-control`', wrong: headers({ 'cache-control': '' }), shows: 'finished token/no-store!' },
  {
    name: 'a public cache',
    wrong: headers({ 'cache-control': 'public, max-age=60', pragma: 'cache' }),
    shows: 'finished token/no-store!',
  },
  {
    name: 'the type of a page',
    wrong: headers({ 'content-type': 'text/html' }),
    shows: 'finished token/content-type!',
  },
  { name: 'no type', wrong: headers({ 'content-type': '' }), shows: 'finished token/content-type!' },
  {
    name: 'a type with another charset',
    wrong: headers({ 'content-type': 'application/json;charset=latin1' }),
    shows: 'finished token/charset',
  },
  {
    name: '`expires_in` as text',
    wrong: token({ expires_in: '600' }),
    shows: 'finished token/expires-in-number!',
  },
  {
    name: '`expires_in` as words',
    wrong: token({ expires_in: 'an hour' }),
    shows: 'stopped at token: response-invalid token/expires-in-number!',
  },
  {
    name: '`expires_in` of 0',
    wrong: token({ expires_in: 0 }),
    shows: 'finished token/expires-in-ahead!',
  },
  {
    name: 'a negative `expires_in`',
    wrong: token({ expires_in: -1 }),
    shows: 'stopped at token: response-invalid token/expires-in-ahead!',
  },
  { name: 'no `expires_in`', wrong: without('expires_in'), shows: 'finished token/expires-in-there' },
  {
    name: '`expires_in` that is null',
    wrong: token({ expires_in: null }),
    shows: 'stopped at token: response-invalid token/expires-in-number!',
  },
  {
    name: '`expires_in` with a fraction',
    wrong: token({ expires_in: 600.5 }),
    shows: 'finished token/expires-in-whole',
  },
  {
    name: '`expires_in` of a century',
    wrong: token({ expires_in: 3_155_760_000 }),
    shows: 'finished token/expires-in-short token/expires-in-agrees',
  },
  {
    name: '`expires_in` other than the token’s own',
    wrong: token({ expires_in: 86_400 }),
    shows: 'finished token/expires-in-agrees',
  },
  {
    name: 'less scope',
    wrong: { body: { token: lessScope, refresh: lessScope } },
    shows: 'finished token/scope-narrowed',
  },
  {
    name: 'more scope',
    wrong: token({ scope: 'openid profile email offline_access admin' }),
    shows: 'finished token/scope-widened! refresh/scope-narrowed',
  },
  {
    name: 'a scope that is a list',
    wrong: token({ scope: ['openid'] }),
    shows: 'stopped at token: response-invalid',
  },
  { name: 'no scope, which is lawful', wrong: without('scope'), shows: 'finished' },
  {
    name: '`token_type` mac',
    wrong: token({ token_type: 'mac' }),
    shows: 'stopped at token: token-type-unexpected',
  },
  { name: 'no `token_type`', wrong: without('token_type'), shows: 'stopped at token: response-invalid' },
  {
    name: '`token_type` DPoP without a proof',
    wrong: token({ token_type: 'DPoP' }),
    shows: 'stopped at token: token-type-unexpected',
  },
  { name: 'no `access_token`', wrong: without('access_token'), shows: 'stopped at token: response-invalid' },
  {
    name: 'an `access_token` that is empty',
    wrong: token({ access_token: '' }),
    shows: 'stopped at token: response-invalid token/token-characters!',
  },
  {
    name: 'an `access_token` that no header can carry',
    wrong: token({ access_token: 'tökén → \ud83d\ude00' }),
    shows: 'stopped at userinfo: access-token-unusable token/token-characters!',
  },
  {
    name: 'an `access_token` of two lines',
    wrong: token({ access_token: 'one\ntwo' }),
    shows: 'stopped at userinfo: access-token-unusable token/token-characters!',
  },
  {
    name: 'an unsigned access token',
    wrong: token({ access_token: 'eyJhbGciOiJub25lIn0.e30.' }),
    shows: 'finished token/access-token-signed!',
  },
  { name: 'no `id_token`', wrong: without('id_token'), shows: 'stopped at id-token: id-token-missing' },
  {
    name: 'an `id_token` that is an object',
    wrong: token({ id_token: {} }),
    shows: 'stopped at token: response-invalid',
  },
  {
    name: 'the ID token as the access token',
    wrong: { body: { token: (good) => ({ ...good, access_token: good['id_token'] ?? '' }) } },
    shows: 'finished token/expires-in-agrees token/tokens-differ! refresh/access-token-same!',
  },
  {
    name: 'a refresh token nobody asked for',
    wrong: {},
    inputs: { scope: 'openid profile email' },
    shows: 'finished token/refresh-token-asked refresh/refresh-token-asked',
  },
  {
    name: 'an ID token nobody asked for',
    wrong: {},
    inputs: { scope: 'profile email offline_access' },
    shows: 'finished token/id-token-asked refresh/id-token-asked',
  },
  {
    name: 'a `refresh_token` that is a number',
    wrong: token({ refresh_token: 7 }),
    shows: 'stopped at token: response-invalid',
  },
  {
    name: 'a member that stands twice',
    wrong: { text: { token: (text) => text.replace('{', '{"access_token":"other",') } },
    shows: 'finished token/repeated-members!',
  },
  {
    name: 'an error as a success',
    wrong: { body: { token: () => ({ error: 'invalid_grant', error_description: 'The code is spent.' }) } },
    shows: 'stopped at token: invalid-grant token/error-as-success!',
  },
  {
    name: 'an error',
    wrong: { status: { token: 400 }, body: { token: () => ({ error: 'invalid_grant' }) } },
    shows: 'stopped at token: invalid-grant',
  },
  {
    name: 'an error with a challenge',
    wrong: {
      status: { token: 401 },
      headers: { token: { 'www-authenticate': 'Basic realm="x"' } },
      body: { token: () => ({ error: 'invalid_client', error_description: 'No such client.' }) },
    },
    shows: 'stopped at token: invalid-client',
  },
  {
    name: 'an error that is no error of OAuth',
    wrong: { status: { token: 500 }, text: { token: () => 'Oops' } },
    shows: 'stopped at token: http-status-unexpected',
  },
  {
    name: 'an error that is a number',
    wrong: { status: { token: 400 }, body: { token: () => ({ error: 7 }) } },
    shows: 'stopped at token: http-status-unexpected',
  },
  {
    name: 'no JSON',
    wrong: { text: { token: () => '<html>' } },
    shows: 'stopped at token: response-malformed',
  },
  { name: 'a list', wrong: { body: { token: () => [] } }, shows: 'stopped at token: response-invalid' },
  {
    name: 'status 201',
    wrong: { status: { token: 201 } },
    shows: 'stopped at token: http-status-unexpected',
  },
  {
    name: 'no answer',
    wrong: { throws: { token: new TypeError('Failed to fetch') } },
    shows: 'stopped at token: request-failed',
  },
  {
    name: 'for a machine: a refresh token',
    wrong: { body: { 'client-credentials': (good) => ({ ...good, refresh_token: 'r' }) } },
    flow: 'client-credentials',
    shows: 'finished token/refresh-token-uninvited!',
  },
  {
    name: 'for a machine: more scope',
    wrong: { body: { 'client-credentials': (good) => ({ ...good, scope: 'read write' }) } },
    flow: 'client-credentials',
    shows: 'finished token/scope-widened!',
  },
  {
    name: 'for a machine: a token good until the end of time',
    wrong: { accessClaims: (good) => ({ ...good, exp: 1e20 }) },
    flow: 'client-credentials',
    shows: 'finished token/expires-in-agrees',
  },
  {
    name: 'for a machine: a token with no audience',
    wrong: { accessClaims: ({ aud: _, ...rest }) => rest },
    flow: 'client-credentials',
    shows: 'stopped at access-token: audience-mismatch',
  },
];
