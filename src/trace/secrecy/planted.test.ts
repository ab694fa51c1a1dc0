/** Secrets planted in every place, in every writing, looked for at every exit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText } from '#lib/base64url.ts';
import type { NewTraceEvent } from '#trace/event.ts';
import { exits, holds, links } from './testing/exits.ts';
import { aRunWith, base64, headerPlace, namedPlaces, unnamedPlaces } from './testing/places.ts';

const PLAIN = 'Zq7plain-SECRET_42x';
/** All that some encoding writes in its own way, and what no reader of forms or JSON may trip over. */
const STRANGE = `Zq7!'()~ +/&=%41"<>\\u0041;é💥`;
const TOKEN = `eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0.${encodeText('{"iss":"x","sub":"planted"}')}.c2lnbmF0dXJlLW9mLXBsYW50ZWQ`;
const PEM = `-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49plantedAgEGCCqGSM49AwEHBG0wawIBAQQg\n-----END PRIVATE KEY-----`;

function expectClean(secret: string, events: NewTraceEvent[], { stored = false, known = true } = {}) {
  const trace = aRunWith(events);
  const credentials = known && !stored ? [{ name: 'client_secret', value: secret }] : [];
  const leaking = Object.entries(exits)
    .filter(([exit]) => !(exit === 'store' && stored))
    .filter(([, out]) => holds(out(trace, credentials), secret))
    .map(([exit]) => exit);
  expect(leaking).toEqual([]);
}

describe('under its name, at the store, the export, the text and the screen', () => {
  const credentials = [
    ['client_secret', PLAIN],
    ['clientSecret', STRANGE],
    ['client_secret[0]', PLAIN],
    ['api_key', STRANGE],
    ['pwd', PLAIN],
  ] as const;
  const cases = Object.entries(namedPlaces).flatMap(([place, plant]) =>
    credentials.map(([name, secret]) => ({ place, name, secret, plant })),
  );
  it.each(cases)('$name in $place', ({ name, secret, plant }) => {
    expectClean(secret, plant({ name, text: secret }), { known: false });
  });

  it.each(
    [
      'access_token',
      'id_token',
      'code',
      'code_verifier',
      'state',
      'nonce',
      'SAMLResponse',
      'otp',
      'x-auth-token',
      'pin',
    ].map((name) => ({ name })),
  )('$name in every place', ({ name }) => {
    for (const plant of Object.values(namedPlaces))
      expectClean(PLAIN, plant({ name, text: PLAIN }), { stored: name !== 'pin' });
  });
});

describe('known from elsewhere, where nothing names it', () => {
  const cases = Object.entries(unnamedPlaces).flatMap(([place, plant]) =>
    [PLAIN, STRANGE].map((secret) => ({ place, secret, plant })),
  );
  it.each(cases)('$secret in $place', ({ secret, plant }) => {
    const named: NewTraceEvent = { kind: 'produced', step: 'token', values: { client_secret: secret } };
    expectClean(secret, [named, ...plant(secret)]);
  });
});

describe('by its looks', () => {
  it.each(Object.entries(unnamedPlaces))('a token in %s', (_place, plant) => {
    expectClean(TOKEN.split('.')[2] ?? '', plant(TOKEN), { stored: true });
  });
  it.each(Object.entries(unnamedPlaces))('a private key in %s', (_place, plant) => {
    expectClean('plantedAgEGCCqGSM49AwEHBG0wawIBAQQg', plant(PEM), { known: false });
  });
  it.each([
    ['a Basic header', [['Authorization', `Basic ${base64(`orders:${PLAIN}`)}`]]],
    [
      'a Basic header written as in a form',
      [['authorization', `basic ${base64(`orders:${encodeURIComponent(STRANGE)}`)}`]],
    ],
    ['a header in a text', [['x-remark', `Authorization: Basic ${base64(`orders:${PLAIN}`)}`]]],
    ['a command', [['x-remark', `curl -u orders:${PLAIN} https://a.example`]]],
    ['a flag', [['x-remark', `auth0 --client-secret ${PLAIN} --scope openid`]]],
    ['the userinfo of an address', [['location', `https://orders:${PLAIN}@a.example/x`]]],
    ['an address in a text', [['x-remark', `see <https://a.example/cb?clientSecret=${PLAIN}>`]]],
    ['JSON in a text', [['x-remark', `failed: {"db": {"password": "${PLAIN}"}} (500)`]]],
    ['an assignment in a text', [['x-remark', `CLIENT_SECRET="${PLAIN}" npm start`]]],
    ['a line of settings', [['x-remark', `api_key: ${PLAIN}`]]],
    ['a header without a scheme', [['Authorization', PLAIN]]],
    ['a Basic header that is no base64', [['Authorization', `Basic ${PLAIN}`]]],
    ['a list of two', [['x-remark', JSON.stringify([['client_secret', PLAIN]])]]],
    ['a section of XML', [['x-remark', `<a><Password><![CDATA[${PLAIN}]]></Password></a>`]]],
    ['the user of an address', [['location', `https://${PLAIN}:x-oauth-basic@a.example/x`]]],
    ['an address for codes', [['x-remark', `otpauth://totp/x?secret=${PLAIN}&issuer=y`]]],
    ['pairs between semicolons', [['x-remark', `a=1;client_secret=${PLAIN};b=2`]]],
    ['a name in unicode escapes', [['x-remark', `{"client\\u005fsecret":"${PLAIN}"}`]]],
    ['a name in percents', [['x-remark', `client%5Fsecret=${PLAIN}&a=b`]]],
    ['the fragment of a route', [['location', `https://a.example/#/x/y?clientSecret=${PLAIN}`]]],
    ['a segment after its name', [['location', `https://a.example/reset-password/${PLAIN}`]]],
  ] as [string, [string, string][]][])('in %s', (_place, headers) => {
    const secret = JSON.stringify(headers).includes(PLAIN) || !_place.includes('form') ? PLAIN : STRANGE;
    const request = { method: 'GET', url: 'https://a.example/', headers, body: null };
    expectClean(secret, [{ kind: 'request', step: 'token', exchange: 'p', sent: request }], { known: false });
  });
  it.each(['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'])(
    'member %s of a JSON Web Key, whichever stands first',
    (member) => {
      for (const key of [
        { [member]: PLAIN, kty: 'RSA', n: 'public' },
        { kty: 'oct', [member]: PLAIN },
      ]) {
        const body = JSON.stringify({ jwks: { keys: [key] } });
        expectClean(PLAIN, [{ kind: 'note', text: body }], { known: false });
        expectClean(PLAIN, [{ kind: 'produced', step: 'token', values: { jwks: { keys: [key] } } }], {
          known: false,
        });
      }
    },
  );
  it.each(['Authorization', 'Proxy-Authorization', 'Cookie', 'Set-Cookie', 'DPoP', 'X-Api-Key'])(
    'header %s',
    (name) => {
      const value = /cookie/i.test(name)
        ? `a=${PLAIN}; Path=/`
        : /authorization/i.test(name)
          ? `Bearer ${PLAIN}`
          : PLAIN;
      expectClean(PLAIN, headerPlace({ name, text: value }), { stored: name !== 'X-Api-Key', known: false });
    },
  );
});

describe('a link', () => {
  it.each([
    'client_secret',
    'clientSecret',
    'client_secret[0]',
    'api_key',
    'apikey',
    'pwd',
    'pin',
    'x-auth-token',
    'passwd',
    'password',
    'SAMLRequest',
    'SAMLResponse',
    'privateKey',
    'oldPassword',
    'code',
    'code_verifier',
    'id_token_hint',
  ])('leaves %s out', (name) => expect(links(name, PLAIN)).not.toContain('Zq7'));
  it.each([
    TOKEN,
    PEM,
    `{"client_secret":"${PLAIN}"}`,
    `https://orders:${PLAIN}@a.example/`,
    `https://a.example/cb?client_secret=${PLAIN}`,
    `https://a.example/#access_token=${PLAIN}`,
    encodeURIComponent(encodeURIComponent(`{"pwd":"${PLAIN}"}`)),
    base64(`{"pwd":"${PLAIN}"}`),
    `Basic ${base64(`a:${PLAIN}`)}`,
  ])('leaves out what holds one under a name that says nothing: %.40s', (text) => {
    expect(holds(links('hint', text), text)).toBe(false);
  });
});

describe('at random', () => {
  const secrets = fc
    .tuple(
      fc.string({
        minLength: 5,
        maxLength: 40,
        unit: fc.constantFrom(...'abcXYZ019-_~.+/=&%"\\<>\' é💥#?;:,!()'),
      }),
      fc.string({ minLength: 1, maxLength: 5 }),
    )
    .map(([text, tail]) => `Zq~${text}${tail}9`.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, ''));
  const names = fc.constantFrom(
    'client_secret',
    'clientSecret',
    'api-key',
    'user[password]',
    'pwd',
    'x_pin',
    'privateKey',
  );
  const layers = fc.array(
    fc.constantFrom(
      encodeURIComponent,
      (text: string) => new URLSearchParams({ x: text }).toString().slice(2),
      (text: string) => JSON.stringify(text).slice(1, -1),
      (text: string) => encodeURIComponent(text).replace(/%../g, (hex) => hex.toLowerCase()),
    ),
    { maxLength: 3 },
  );

  it('a credential that is named somewhere is nowhere at any exit', () => {
    const plan = fc.tuple(
      fc.constantFrom(...Object.values(namedPlaces)),
      fc.constantFrom(...Object.values(unnamedPlaces)),
      names,
      layers,
    );
    fc.assert(
      fc.property(secrets, fc.array(plan, { minLength: 1, maxLength: 3 }), (secret, plans) => {
        const events = plans.flatMap(([named, unnamed, name, writings]) => [
          ...named({ name, text: secret }),
          ...unnamed(writings.reduce((text, write) => write(text), secret)),
        ]);
        expectClean(secret, [{ kind: 'produced', step: 'token', values: { secret } }, ...events]);
      }),
      { numRuns: 40 },
    );
  });

  it('no link brings one, in whatever writing', () => {
    const texts = fc.constantFrom(
      (secret: string) => JSON.stringify({ clientSecret: secret }),
      (secret: string) => `https://a.example/?api_key=${encodeURIComponent(secret)}`,
      (secret: string) => new URLSearchParams({ a: '1', pwd: secret }).toString(),
    );
    fc.assert(
      fc.property(secrets, texts, layers, (secret, text, writings) => {
        expect(
          holds(
            links(
              'hint',
              writings.reduce((all, write) => write(all), text(secret)),
            ),
            secret,
          ),
        ).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('a part of a token is gone with the token', () => {
    const [, claims = '', signature = ''] = TOKEN.split('.');
    const events: NewTraceEvent[] = [
      { kind: 'produced', step: 'token', values: { id_token: TOKEN } },
      { kind: 'note', text: `signature ${signature}, claims ${claims}` },
    ];
    expectClean(signature, events, { stored: true });
    expectClean(claims, events, { stored: true });
  });
});
