import { describe, expect, it } from 'vitest';
import { encodeText } from '#lib/base64url.ts';
import { checkPasted } from './check-pasted.ts';

const iss = 'https://tenant.example/';
const token = (claims: object, header: object = { alg: 'RS256' }) =>
  `${encodeText(JSON.stringify(header))}.${encodeText(JSON.stringify(claims))}.c2ln`;
const ids = async (text: string) => (await checkPasted(text, { issuer: iss, nowMs: 0 })).map(({ id }) => id);

describe('the checks of a pasted token', () => {
  it('are those of an ID token for what reads as one', async () => {
    expect(await ids(token({ iss, sub: 'auth0|1', aud: 'client', nonce: 'n', iat: 0, exp: 9 }))).toEqual(
      expect.arrayContaining(['signature', 'aud', 'nonce']),
    );
  });

  it('are those that hold for any JWT otherwise: its audience cannot be known', async () => {
    const made = await ids(token({ iss, sub: 'auth0|1', aud: 'https://api', scope: 'read', exp: 9 }));
    expect(made).toEqual(expect.arrayContaining(['signature', 'iss', 'exp']));
    expect(made).not.toContain('aud');
  });

  it.each(['no token', 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOa.48V1.5eym.XFBo'])(
    'are none for %s',
    async (text) => {
      expect(await ids(text)).toEqual([]);
    },
  );
});
