import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64url, encodeText } from '#lib/base64url.ts';
import { inflateRaw } from './inflate.ts';
import { inspect } from './inspect.ts';

const jwt = (header: object, claims: object, signature = 'c2ln') =>
  `${encodeText(JSON.stringify(header))}.${encodeText(JSON.stringify(claims))}.${signature}`;
const rs256 = { alg: 'RS256', typ: 'JWT', kid: 'k' };
const iss = 'https://my-tenant.eu.auth0.com/';
const client = 'c6dh5yfi6G2MfdNGbZLwuCTvmMUhotK4';
const idToken = jwt(rs256, {
  nickname: 'ines',
  iss,
  aud: client,
  sub: 'auth0|6707939cad3d8bec47ecfa2e',
  iat: 1,
  exp: 2,
  sid: 's',
  nonce: 'n',
});
const opaque = `${encodeText(JSON.stringify({ alg: 'dir', enc: 'A256GCM', iss }))}..AAAAAAAAAAAAAAAA.${'A'.repeat(80)}.AAAAAAAAAAAAAAAAAAAAAA`;
const saml =
  '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"><saml:Issuer>urn:x</saml:Issuer></samlp:Response>';
const packed = (text: string) => String.fromCharCode(0xa0 | text.length) + text;
const hosted = encodeBase64url(
  Uint8Array.from(
    `\x84${packed('h')}\xd9\x20${'x'.repeat(32)}${packed('n')}${packed('login')}${packed('tid')}${packed('t')}${packed('cid')}${packed('c')}`,
    (character) => character.charCodeAt(0),
  ),
);

describe('what is pasted is recognised', () => {
  it.each<[string, string, string]>([
    ['', 'empty', 'Nothing yet'],
    ['  \n ', 'empty', 'Nothing yet'],
    [idToken, 'token', 'ID token'],
    [`Bearer ${idToken}`, 'token', 'ID token'],
    [`"${idToken}"`, 'token', 'ID token'],
    [`  ${idToken}\n`, 'token', 'ID token'],
    [opaque, 'token', 'Opaque access token'],
    [
      jwt(rs256, { iss, sub: 'a', aud: ['https://api', `${iss}userinfo`], scope: 'openid', azp: client }),
      'token',
      'Access token',
    ],
    [
      jwt({ ...rs256, typ: 'at+jwt' }, { iss, sub: 'a', aud: 'https://api', client_id: client }),
      'token',
      'Access token',
    ],
    [
      jwt(rs256, {
        iss,
        sub: `${client}@clients`,
        aud: 'https://api',
        gty: 'client-credentials',
        azp: client,
      }),
      'token',
      'Access token',
    ],
    [jwt({ ...rs256, typ: 'logout+jwt' }, { iss, aud: client, events: {} }), 'token', 'Logout token'],
    [jwt(rs256, { iss: client, sub: client, aud: iss, jti: '1' }), 'token', 'Client assertion'],
    [jwt({ ...rs256, typ: 'dpop+jwt' }, { htm: 'GET', htu: 'x', jti: '1' }), 'token', 'DPoP proof'],
    [jwt({ alg: 'none' }, { sub: 'a' }, ''), 'token', 'JWT'],
    [jwt({ alg: 'XY999' }, { sub: 'a' }), 'token', 'JWT'],
    [`${encodeText('{"alg":"ES512"}')}.${encodeText('Payload')}.c2ln`, 'token', 'Signed text'],
    [`${encodeText('{"alg":"RS256","cty":"JWT"}')}.${encodeText(idToken)}.c2ln`, 'token', 'Token in a token'],
    ['eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.OKOa.48V1.5eym.XFBo', 'token', 'Encrypted token'],
    ['{"kty":"RSA","n":"AQAB","e":"AQAB"}', 'keys', 'JWK'],
    ['{"keys":[]}', 'keys', 'JWK Set'],
    ['-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----', 'keys', 'Public key'],
    ['http://localhost:5173/callback?code=abc&state=xyz', 'url', 'Callback URL'],
    ['com.example.app://callback?error=access_denied', 'url', 'Callback URL'],
    ['https://spa.example/#access_token=a&token_type=Bearer', 'url', 'Callback URL'],
    [`${iss}authorize?client_id=a&response_type=code`, 'url', 'Authorization request'],
    [`${iss}u/login/identifier?state=${hosted}`, 'url', 'Page of the tenant'],
    ['https://example.com/', 'url', 'URL'],
    ['grant_type=authorization_code&code=abc', 'parameters', 'Token request'],
    ['?code=abc&state=xyz', 'parameters', 'Callback parameters'],
    ['#error=login_required', 'parameters', 'Callback parameters'],
    [
      "curl -X POST 'https://x.example/oauth/token' -d grant_type=password",
      'request',
      'Get tokens for a grant',
    ],
    ['HTTP/1.1 200 OK\nContent-Type: text/html', 'headers', 'HTTP response'],
    ['Access-Control-Allow-Origin: *', 'headers', 'HTTP headers'],
    ['{"issuer":"https://x/","jwks_uri":"https://x/jwks"}', 'json', 'Discovery document'],
    ['{"access_token":"a","token_type":"Bearer"}', 'json', 'Token response'],
    ['{"error":"invalid_grant"}', 'json', 'Error response'],
    ['{"log":{"version":"1.2","entries":[{"request":{"url":"https://x/"}}]}}', 'json', 'HAR'],
    ['{"format":"grantscope-trace","version":1,"events":[]}', 'json', 'Grantscope trace'],
    ['[1,2]', 'json', 'JSON'],
    [saml, 'xml', 'SAML response'],
    [btoa(saml), 'xml', 'SAML response'],
    [deflateRawSync(saml).toString('base64'), 'xml', 'SAML response'],
    [`SAMLResponse=${encodeURIComponent(btoa(saml))}`, 'parameters', 'SAML post'],
    [hosted, 'hosted-state', 'State of a hosted page'],
    ['v1.MRrtPQabcdefghijklmnopqrstuv', 'opaque', 'Refresh token'],
    ['825yrd71kYbFropBM84DS1tQfVVEmGfVkjBBy7YyX9gnX', 'opaque', 'Refresh token or code'],
    ['WDJB-MJHT', 'opaque', 'User code'],
    ['auth0|6707939cad3d8bec47ecfa2e', 'opaque', 'User id'],
    ['hello there', 'unknown', 'Not recognised'],
  ])('%s', (text, kind, title) => expect(inspect(text)).toMatchObject({ kind, title }));

  it('and each field of a discovery document is explained', () => {
    const document =
      '{"issuer":"https://x/","jwks_uri":"https://x/jwks","scopes_supported":["openid"],"own":1}';
    const [metadata] = inspect(document).sections;
    const meanings = metadata?.rows.map(({ name, meaning }) => [name, meaning?.split(':')[0]]);
    expect(meanings).toEqual([
      ['issuer', 'Who issues the tokens'],
      ['jwks_uri', 'Where the public keys are.'],
      ['scopes_supported', 'The scopes of OpenID Connect; those of APIs are not listed.'],
      ['own', undefined],
    ]);
  });

  it('and what it is not is said, with the reason', () => {
    expect(inspect(idToken)).toMatchObject({
      as: 'JWT, signed, Auth0',
      not: [
        { title: 'Access token', why: 'no `scope`, no `azp`, `aud` is a client' },
        { title: 'Logout token', why: 'no `events`' },
      ],
    });
  });
});

describe('broken input points at the character', () => {
  const [head = '', payload = ''] = idToken.split('.');
  it.each<[string, string, number]>([
    ['a foreign character', `${head}.${payload.slice(0, 5)}!${payload.slice(6)}.c2ln`, head.length + 6],
    ['a line break in what is no whole token', `${head.slice(0, 10)}\n${head.slice(10)}.${payload}`, 10],
    ['a space before it', `  ${head}.${payload}.c2!n`, head.length + payload.length + 6],
    ['no signature', `${head}.${payload}`, head.length + payload.length + 1],
    [
      'a cut payload',
      `${head}.${encodeText('{"sub":"a"')}.c2ln`,
      head.length + 1 + encodeText('{"sub":"a"').length - 1,
    ],
    ['a bad header', `${encodeText('{"alg":x}')}.${payload}.c2ln`, 9],
    ['four parts', `${head}.${payload}.c2ln.c2ln`, head.length + payload.length + 6],
    ['a sixth part', `${head}.${payload}.a1.b1.c1.d1`, `${head}.${payload}.a1.b1.c1`.length],
    ['JSON with single quotes', "{'a':1}", 1],
    ['JSON with a comma too many', '{"a":1,}', 7],
    ['JSON that ends', '{"a":', 5],
    ['JSON with more after it', '{} x', 3],
    ['an open quote', "curl 'https://x", 5],
    ['a URL with a space', 'https://x.example/a b', 19],
    ['a PEM without its end', '-----BEGIN PUBLIC KEY-----\nMIIB', 31],
  ])('%s', (_, text, offset) => {
    const { broken } = inspect(text);
    expect(broken?.offset).toBe(offset);
    expect(broken?.advice).toMatch(/\w/);
  });
});

describe('parameters', () => {
  const rows = (text: string) => inspect(text).sections.flatMap((section) => section.rows);

  it('are explained, and the secret ones are marked', () => {
    const [code, state] = rows('http://localhost/callback?code=a%20b+c&state=x');
    expect(code).toMatchObject({ name: 'code', value: 'a b c', secret: true });
    expect(state).toMatchObject({ secret: true, meaning: expect.stringContaining('unchanged') });
  });

  it('point at the Dashboard field that governs them', () => {
    expect(rows(`${iss}authorize?redirect_uri=x&client_id=y`)[0]?.place?.at(-1)).toBe(
      'Allowed Callback URLs',
    );
  });

  it('that stand twice are marked', () => {
    expect(rows('?state=1&state=2').map(({ bad }) => bad)).toEqual([true, true]);
  });

  it('with a token inside open it', () => {
    expect(rows(`#id_token=${idToken}&state=1`)[0]?.opens).toBe(idToken);
    expect(rows(`Authorization: Bearer ${idToken}\nHost: x`)[0]?.opens).toBe(idToken);
  });

  it('keep a broken percent as it is', () => {
    expect(rows('?code=%E0%A4%A&state=1')[0]?.value).toBe('%E0%A4%A');
  });

  it('named like members of every object are plain rows', () => {
    expect(rows('?__proto__=1&constructor=2').map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  });
});

it('names the application in the state of a hosted page', () => {
  expect(inspect(hosted).sections[0]?.rows.map(({ name, value }) => [name, value])).toEqual([
    ['cid', 'c'],
    ['n', 'login'],
    ['tid', 't'],
    ['h', 'x'.repeat(32)],
  ]);
});

it('reads a cURL command as a shell does', () => {
  const found = inspect(
    `curl --request POST \\\n --url "https://x.example/oauth/token" \\\n -u 'id:se cret' -H 'content-type: application/x-www-form-urlencoded' \\\n --data grant_type=client_credentials --data-urlencode 'audience=https://api'`,
  );
  expect(found.sections.map(({ title, rows }) => [title, rows.map(({ name }) => name)])).toEqual([
    ['Request', ['method', 'url']],
    ['Headers', ['Authorization', 'content-type']],
    ['Body', ['grant_type', 'audience']],
  ]);
});

describe('inflating', () => {
  it('gives back what was deflated', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 3000 }),
          fc.string({ maxLength: 3000 }).map((text) => new TextEncoder().encode(text.repeat(3))),
        ),
        fc.integer({ min: 0, max: 9 }),
        (bytes, level) => {
          expect(inflateRaw(deflateRawSync(bytes, { level }), 100_000)).toEqual(new Uint8Array(bytes));
        },
      ),
    );
  });

  it('stops at the limit, and at garbage', () => {
    expect(inflateRaw(deflateRawSync(new Uint8Array(100_000)), 1000)).toBeUndefined();
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void inflateRaw(bytes, 10_000)));
  });
});

describe('whatever is pasted', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.uint8Array().map(encodeBase64url),
    fc.constantFrom(
      idToken,
      opaque,
      saml,
      hosted,
      'curl ',
      '-----BEGIN PUBLIC KEY-----',
      'HTTP/1.1 200 OK\n',
      '.',
      '..',
      '{"',
      '%',
      'Bearer ',
    ),
  );

  it('nothing is thrown, and every offset lies in the text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const text = pieces.join('');
        const found = inspect(text);
        for (const { start, end } of found.parts) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        if (!found.broken) return;
        expect(found.broken.offset).toBeGreaterThanOrEqual(0);
        expect(found.broken.offset).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 500 },
    );
  });

  it('a changed token is still a token, or points into itself', () => {
    fc.assert(
      fc.property(fc.nat(idToken.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, character) => {
        const text = idToken.slice(0, at) + character + idToken.slice(at + 1);
        const found = inspect(text);
        expect(found.token !== undefined || (found.broken?.offset ?? text.length) <= text.length).toBe(true);
      }),
    );
  });
});
