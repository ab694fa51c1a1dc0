import type { JsonObject } from '#lib/json.ts';
import type { Case } from './case.ts';

const userinfo = (change: JsonObject) => ({
  body: { userinfo: (good: JsonObject) => ({ ...good, ...change }) },
});

export const userinfoCases: Case[] = [
  {
    name: 'another `sub`',
    wrong: userinfo({ sub: 'user-2' }),
    shows: 'stopped at userinfo: subject-mismatch',
  },
  {
    name: 'no `sub`',
    wrong: { body: { userinfo: ({ sub: _, ...rest }) => rest } },
    shows: 'stopped at userinfo: response-invalid',
  },
  {
    name: 'a `sub` that is a number',
    wrong: userinfo({ sub: 7 }),
    shows: 'stopped at userinfo: response-invalid',
  },
  {
    name: 'another `email` than the ID token',
    wrong: userinfo({ email: 'other@example.com' }),
    shows: 'finished userinfo/userinfo-agrees!',
  },
  {
    name: 'claims that the scope does not give',
    wrong: userinfo({ phone_number: '+1 555' }),
    shows: 'finished userinfo/userinfo-asked',
  },
  {
    name: 'a claim that is null',
    wrong: userinfo({ nickname: null }),
    shows: 'finished userinfo/userinfo-empty',
  },
  {
    name: '`email_verified` as text',
    wrong: { ...userinfo({ email_verified: 'true' }) },
    shows: 'finished userinfo/claim-kinds! userinfo/userinfo-agrees!',
  },
  {
    name: 'another `iss`',
    wrong: userinfo({ iss: 'https://other.example/' }),
    shows: 'finished userinfo/userinfo-issuer!',
  },
  {
    name: 'a claim that stands twice',
    wrong: { text: { userinfo: (text) => text.replace('{', '{"email":"other@example.com",') } },
    shows: 'finished userinfo/repeated-members!',
  },
  {
    name: 'the type of a text',
    wrong: { headers: { userinfo: { 'content-type': 'text/plain' } } },
    shows: 'finished userinfo/content-type!',
  },
  {
    name: 'a signed answer that nobody signed',
    wrong: {
      headers: { userinfo: { 'content-type': 'application/jwt' } },
      text: { userinfo: () => 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c2VyLTEifQ.AAAA' },
    },
    shows: 'stopped at userinfo: signature-invalid',
  },
  {
    name: 'an error as a success',
    wrong: { body: { userinfo: () => ({ error: 'invalid_token' }) } },
    shows: 'stopped at userinfo: invalid-token userinfo/error-as-success!',
  },
  {
    name: 'a challenge',
    wrong: {
      status: { userinfo: 401 },
      headers: { userinfo: { 'www-authenticate': 'Bearer error="invalid_token"' } },
    },
    shows: 'stopped at userinfo: invalid-token',
  },
  {
    name: 'a challenge that cannot be read',
    wrong: { status: { userinfo: 401 }, headers: { userinfo: { 'www-authenticate': '"""' } } },
    shows: 'stopped at userinfo: http-status-unexpected',
  },
  {
    name: 'a redirect',
    wrong: { status: { userinfo: 302 } },
    shows: 'stopped at userinfo: http-status-unexpected',
  },
  {
    name: 'nothing',
    wrong: { text: { userinfo: () => '' } },
    shows: 'stopped at userinfo: response-malformed',
  },
];
