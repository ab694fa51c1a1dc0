import type { JsonObject } from '#lib/json.ts';
import type { Case } from './case.ts';

const discovery = (change: JsonObject) => ({
  body: { discovery: (good: JsonObject) => ({ ...good, ...change }) },
});
const without = (name: string) => ({
  body: { discovery: ({ [name]: _, ...rest }: JsonObject) => rest },
});

export const discoveryCases: Case[] = [
  {
    name: 'no `response_types_supported`',
    wrong: without('response_types_supported'),
    shows: 'finished discovery/members-there!',
  },
  {
    name: 'no `authorization_endpoint`',
    wrong: without('authorization_endpoint'),
    shows: 'stopped at authorize: metadata-missing discovery/members-there!',
  },
  {
    name: 'no `token_endpoint`',
    wrong: without('token_endpoint'),
    shows: 'stopped at token: metadata-missing discovery/members-there!',
  },
  {
    name: 'no `jwks_uri`',
    wrong: without('jwks_uri'),
    shows: 'stopped at id-token: signature-not-checked discovery/members-there!',
  },
  {
    name: 'no `userinfo_endpoint`, which is optional',
    wrong: without('userinfo_endpoint'),
    shows: 'finished',
  },
  {
    name: 'no `code_challenge_methods_supported`',
    wrong: without('code_challenge_methods_supported'),
    shows: 'finished authorize/pkce-advertised!',
  },
  { name: 'no `issuer`', wrong: without('issuer'), shows: 'stopped at discovery: response-invalid' },
  {
    name: 'another issuer',
    wrong: discovery({ issuer: 'https://other.example/' }),
    shows: 'stopped at discovery: issuer-mismatch',
  },
  {
    name: 'an issuer that is no address',
    wrong: discovery({ issuer: 'hostile' }),
    shows: 'stopped at discovery: issuer-mismatch',
  },
  {
    name: 'an issuer that is a number',
    wrong: discovery({ issuer: 7 }),
    shows: 'stopped at discovery: response-invalid',
  },
  {
    name: 'a relative `authorization_endpoint`',
    wrong: discovery({ authorization_endpoint: '/authorize' }),
    shows: 'stopped at authorize: metadata-invalid discovery/addresses-whole!',
  },
  {
    name: 'an `authorization_endpoint` that is a script',
    wrong: discovery({ authorization_endpoint: 'javascript:alert(1)' }),
    shows: 'stopped at authorize: metadata-invalid discovery/addresses-whole!',
  },
  {
    name: 'an `authorization_endpoint` that is a number',
    wrong: discovery({ authorization_endpoint: 7 }),
    shows: 'stopped at authorize: metadata-invalid discovery/member-kinds!',
  },
  {
    name: 'a relative `token_endpoint`',
    wrong: discovery({ token_endpoint: '/token' }),
    shows: 'stopped at token: metadata-invalid discovery/addresses-whole!',
  },
  {
    name: 'a `token_endpoint` that is a list',
    wrong: discovery({ token_endpoint: ['https://hostile.example/token'] }),
    shows: 'stopped at token: metadata-invalid discovery/member-kinds!',
  },
  {
    name: 'a `token_endpoint` that is null',
    wrong: discovery({ token_endpoint: null }),
    shows: 'stopped at token: metadata-invalid discovery/member-kinds!',
  },
  {
    name: 'a `token_endpoint` without a host',
    wrong: discovery({ token_endpoint: 'https://' }),
    shows: 'stopped at token: metadata-invalid discovery/addresses-whole!',
  },
  {
    name: 'a `token_endpoint` on plain http',
    wrong: discovery({ token_endpoint: 'http://hostile.example/token' }),
    shows: 'stopped at token: plain-http-refused discovery/addresses-https!',
  },
  {
    name: 'a `token_endpoint` of another scheme',
    wrong: discovery({ token_endpoint: 'ftp://hostile.example/token' }),
    shows: 'stopped at token: metadata-invalid discovery/addresses-whole!',
  },
  {
    name: 'a relative `jwks_uri`',
    wrong: discovery({ jwks_uri: 'keys' }),
    shows: 'stopped at keys: metadata-invalid discovery/addresses-whole!',
  },
  {
    name: 'a `jwks_uri` that is an object',
    wrong: discovery({ jwks_uri: { href: 'https://hostile.example/keys' } }),
    shows: 'stopped at keys: metadata-invalid discovery/member-kinds!',
  },
  {
    name: 'a `userinfo_endpoint` that is a number',
    wrong: discovery({ userinfo_endpoint: 7 }),
    shows: 'stopped at userinfo: metadata-invalid discovery/member-kinds!',
  },
  {
    name: 'a relative `userinfo_endpoint`',
    wrong: discovery({ userinfo_endpoint: 'userinfo' }),
    shows: 'stopped at userinfo: metadata-invalid discovery/addresses-whole!',
  },
  {
    name: 'a relative `revocation_endpoint`',
    wrong: discovery({ revocation_endpoint: 'revoke' }),
    shows: 'stopped at revoke: metadata-invalid discovery/addresses-whole!',
  },
  {
    name: 'a relative `end_session_endpoint`',
    wrong: discovery({ end_session_endpoint: 'http://[' }),
    shows: 'stopped at logout: metadata-invalid discovery/addresses-whole!',
  },
  {
    name: 'an `end_session_endpoint` that is a script',
    wrong: discovery({ end_session_endpoint: 'javascript:1' }),
    shows: 'stopped at logout: metadata-invalid discovery/addresses-whole!',
  },
  {
    name: 'an `end_session_endpoint` that is a number',
    wrong: discovery({ end_session_endpoint: 7 }),
    shows: 'stopped at logout: metadata-invalid discovery/member-kinds!',
  },
  {
    name: 'a fragment in an address',
    wrong: discovery({ userinfo_endpoint: 'https://hostile.example/userinfo#top' }),
    shows: 'finished discovery/addresses-fragment!',
  },
  {
    name: 'a password in an address',
    wrong: discovery({ registration_endpoint: 'https://me:secret@hostile.example/register' }),
    shows: 'finished discovery/addresses-credentials!',
  },
  {
    name: 'a password in an address that is asked',
    wrong: discovery({ userinfo_endpoint: 'https://me:secret@hostile.example/userinfo' }),
    shows: 'stopped at userinfo: metadata-invalid discovery/addresses-credentials!',
  },
  {
    name: 'a page and the tokens at one address',
    wrong: discovery({ token_endpoint: 'https://hostile.example/authorize' }),
    shows: 'stopped at token: content-type-unexpected discovery/endpoints-differ!',
  },
  {
    name: 'a flag as text',
    wrong: discovery({ request_parameter_supported: 'false' }),
    shows: 'finished discovery/member-kinds!',
  },
  {
    name: 'a list as text',
    wrong: discovery({ scopes_supported: 'openid profile' }),
    shows: 'finished discovery/member-kinds!',
  },
  {
    name: 'a list of numbers',
    wrong: discovery({ response_types_supported: [1, 2] }),
    shows: 'finished discovery/member-kinds!',
  },
  {
    name: 'an empty list',
    wrong: discovery({ claims_supported: [] }),
    shows: 'finished discovery/empty-lists',
  },
  {
    name: 'no RS256',
    wrong: discovery({ id_token_signing_alg_values_supported: ['ES256'] }),
    shows: 'stopped at id-token: response-invalid discovery/rs256-supported id-token/alg-offered!',
  },
  {
    name: '`none` among the algorithms',
    wrong: discovery({ id_token_signing_alg_values_supported: ['RS256', 'none'] }),
    shows: 'finished discovery/none-supported!',
  },
  {
    name: 'scopes without `openid`',
    wrong: discovery({ scopes_supported: ['email'] }),
    shows: 'finished discovery/openid-supported',
  },
  {
    name: 'PKCE `plain` only',
    wrong: discovery({ code_challenge_methods_supported: ['plain'] }),
    shows: 'finished authorize/pkce-advertised!',
  },
  {
    name: 'another `response_type` only',
    wrong: discovery({ response_types_supported: ['id_token'] }),
    shows: 'finished authorize/response-type-offered!',
  },
  {
    name: 'the promise of `iss` as text',
    wrong: discovery({ authorization_response_iss_parameter_supported: 'true' }),
    shows: 'finished discovery/member-kinds! authorize/iss-announced',
  },
  {
    name: 'no such way to prove who one is',
    wrong: discovery({ token_endpoint_auth_methods_supported: ['private_key_jwt'] }),
    shows: 'finished discovery/auth-method-supported!',
    flow: 'client-credentials',
  },
  {
    name: 'a `response_mode` that is not offered',
    wrong: discovery({ response_modes_supported: ['fragment'] }),
    inputs: { response_mode: 'query' },
    shows: 'finished authorize/response-mode-offered!',
  },
  {
    name: 'a member that stands twice',
    wrong: { text: { discovery: (text) => text.replace('{', '{"token_endpoint":"https://evil.example/",') } },
    shows: 'finished discovery/repeated-members!',
  },
  {
    name: 'discovery as a page',
    wrong: { headers: { discovery: { 'content-type': 'text/html' } } },
    shows: 'finished discovery/content-type!',
  },
  {
    name: 'discovery in another charset',
    wrong: { headers: { discovery: { 'content-type': 'application/json; charset=iso-8859-1' } } },
    shows: 'finished discovery/charset',
  },
  {
    name: 'discovery is a list',
    wrong: { body: { discovery: () => [] } },
    shows: 'stopped at discovery: response-invalid',
  },
  {
    name: 'discovery is null',
    wrong: { body: { discovery: () => null } },
    shows: 'stopped at discovery: response-invalid',
  },
  {
    name: 'discovery is no JSON',
    wrong: { text: { discovery: () => '{' } },
    shows: 'stopped at discovery: response-malformed',
  },
  {
    name: 'discovery is not there',
    wrong: { status: { discovery: 404 } },
    shows: 'stopped at discovery: http-status-unexpected',
  },
  {
    name: 'an error as a success',
    wrong: { body: { discovery: () => ({ error: 'server_error' }) } },
    shows: 'stopped at discovery: server-error discovery/error-as-success!',
  },
];
