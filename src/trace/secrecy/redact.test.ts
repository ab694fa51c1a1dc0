import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { get, issuer } from '#diagnose/testing/story.ts';
import { aLogin, aLoginStory } from '#diagnose/testing/traces.ts';
import { encodeText } from '#lib/base64url.ts';
import type { JsonObject } from '#lib/json.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { redact } from './redact.ts';
import { unseen } from './unseen.ts';

const key = new Uint8Array(32).fill(1);

/** A trace that holds `secret` in every kind of place. */
function holding(secret: string): TraceEvent[] {
  const text = `It is ${secret}, says the tenant.`;
  return aLoginStory({
    token: {
      json: {
        access_token: secret,
        nested: { list: [{ refresh_token: secret }], client_secret: { deep: [secret] } },
      },
    },
    exchange: { client_secret: secret, code: secret },
    authorize: { login_hint: secret, id_token_hint: secret },
    userinfo: { text: `<html>${secret}</html>` },
  })
    .add(
      { kind: 'note', text },
      { kind: 'page-seen', step: 'authorize', exchange: 'x3', text },
      { kind: 'answered', step: 'authorize', answers: { password: secret, remark: secret } },
      {
        kind: 'callback-refused',
        reason: 'twice',
        url: `https://a.example/cb#access_token=${encodeURIComponent(secret)}`,
        params: [['code', secret]],
      },
      {
        kind: 'verdict',
        step: 'token',
        problem: { kind: 'problem', code: 'x', title: text, detail: text, cause: { actual: secret } },
      },
      {
        kind: 'request',
        step: 'token',
        exchange: 'y',
        sent: {
          ...get(`${issuer}u`),
          headers: [
            ['Authorization', `Bearer ${secret}`],
            ['Cookie', `sid=${secret}`],
          ],
        },
      },
    )
    .end();
}

describe('a redacted trace', () => {
  it('holds no secret anywhere, whatever characters it is made of', () => {
    const long = fc
      .string({ minLength: 8, maxLength: 40, unit: 'grapheme' })
      .filter((text) => text.trim() === text);
    fc.assert(
      fc.property(long, (tail) => {
        const secret = `Zq~${tail}`;
        const text = JSON.stringify(redact(holding(secret), key));
        for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
          expect(text.includes(form)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives equal secrets equal pseudonyms, so that a value can still be followed', () => {
    const model = buildModel(redact(aLogin(), key));
    const token = [...model.exchanges.values()].find((one) => one.step === 'token')?.sent?.body;
    const code = new URLSearchParams(token ?? '').get('code');
    expect(code).toMatch(/^masked~[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
    expect(model.values.get('code')?.value).toBe(code);
  });

  it('keeps what is no secret, byte for byte', () => {
    const [before, after] = [buildModel(aLogin()), buildModel(redact(aLogin(), key))];
    expect(after.rows).toEqual(before.rows);
    expect(after.phase).toBe('finished');
    expect(after.target).toEqual(before.target);
    const [discovery] = [...after.exchanges.values()];
    expect(discovery).toEqual([...before.exchanges.values()][0]);
  });

  it('masks tokens under any name, and drops a body that it cannot read', () => {
    const token = `eyJhbGciOiJSUzI1NiJ9.${encodeText('{"sub":"1"}')}.c2ln`;
    const events = aLoginStory({ userinfo: { text: 'any text at all' } }).add({
      kind: 'note',
      text: `see ${token}.`,
    }).events;
    const text = JSON.stringify(redact(events, key));
    expect(text).not.toContain(token);
    expect(text).not.toContain('any text at all');
  });

  it('has pseudonyms that mean nothing under another key', () => {
    expect(redact(aLogin(), key)).not.toEqual(redact(aLogin(), new Uint8Array(32)));
  });
});

describe('what is no secret', () => {
  it.each([
    '{"issuer":"https://a/","token_endpoint":"https://a/oauth/token","jwks_uri":"https://a/jwks","id_token_signing_alg_values_supported":["RS256"],"token_endpoint_auth_methods_supported":["client_secret_basic","private_key_jwt"],"code_challenge_methods_supported":["S256"],"response_types_supported":["code","code id_token"],"scopes_supported":["openid"]}',
    '{"keys":[{"kty":"RSA","use":"sig","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4","e":"AQAB","kid":"k1","x5t":"abc","alg":"RS256"},{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}',
    '{"token_type":"Bearer","expires_in":86400,"scope":"openid profile","interval":5}',
    '{"error":"invalid_grant","error_description":"Invalid state: the one that was sent is not ours."}',
    '{ "number": 1.50, "big": 12345678901234567890, "name": "Inés \\u00e9", "list": [true, null, []] }',
    '[{"id":"totp|dev_1","authenticator_type":"otp","active":true}]',
    '<md:EntityDescriptor xmlns:md="urn:x" entityID="urn:orders"><md:KeyDescriptor use="signing"/></md:EntityDescriptor>',
  ])('stays to the letter: %.60s', (text) => {
    const events = aLoginStory({ userinfo: { json: {} } }).events.map((event) =>
      event.kind === 'response' ? { ...event, response: { ...event.response, body: text } } : event,
    );
    const bodies = redact(events, key).flatMap((event) =>
      event.kind === 'response' ? [event.response.body] : [],
    );
    expect(new Set(bodies)).toEqual(new Set([text]));
  });

  it.each([
    'Invalid state: expected abc',
    'The password must have 8 characters.',
    'error code=403, code: 403, otp: totp',
    'state=pass code=pass iss=skip',
    'Bearer token is missing; Bearer realm="x", error="invalid_token"',
    'POST /oauth/token, then https://a.example/oauth/token/revoke?x=1',
    'Set the `client_secret` in Applications, or use private_key_jwt.',
    'https://manage.auth0.com/dashboard/eu/orders/applications/c6dh5yfi6G2MfdNGbZLwuCTvmMUhotK4/settings',
  ])('is a sentence that only speaks of secrets: %s', (text) => {
    const note = { kind: 'note', seq: 1, at: 1, branch: 0, text } as const;
    expect(redact([note], key)).toEqual([note]);
  });

  it('stays wherever words of the protocol and plain words stand', () => {
    const word = fc.constantFrom(
      'scope',
      'openid',
      'RS256',
      'Bearer',
      'S256',
      'practice',
      'ines',
      'eu',
      'query',
      '7',
    );
    const plain = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        word,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        tie('list'),
        tie('object'),
      ),
      list: fc.array(tie('any'), { maxLength: 3 }),
      object: fc.dictionary(
        fc.constantFrom('token_type', 'scope', 'kid', 'n', 'name', 'error_code', 'amr'),
        tie('any'),
      ),
    })).object;
    fc.assert(
      fc.property(plain, (values) => {
        const event = {
          kind: 'produced',
          seq: 1,
          at: 1,
          branch: 0,
          step: 'x',
          values: values as JsonObject,
        } as const;
        expect(redact([event], key)).toEqual([event]);
      }),
    );
  });
});

describe('equal secrets', () => {
  const named = (values: JsonObject): TraceEvent => ({
    kind: 'produced',
    seq: 1,
    at: 1,
    branch: 0,
    step: 'x',
    values,
  });
  const of = (values: JsonObject) => {
    const [event] = redact([named(values)], key);
    return event?.kind === 'produced' ? event.values : {};
  };

  it('have one pseudonym under any name and in any encoding', () => {
    const {
      code,
      again,
      header,
      form: text,
      twice,
    } = of({
      code: 'a/b c-secret-code',
      again: 'a/b c-secret-code',
      header: 'Bearer x',
      form: 'code=a%2Fb+c-secret-code&x=1',
      twice: 'code=a%252Fb%2520c-secret-code',
    });
    expect(again).toBe(code);
    expect(header).toBe('Bearer x');
    expect(text).toBe(`code=${code}&x=1`);
    expect(twice).toBe(`code=${code}`);
  });

  it('have one when they are markers, under any name; a second redaction changes nothing', () => {
    const values = {
      client_secret: '‹client_secret 3P4-CN7 43›',
      authorization: 'Basic orders:‹client_secret 3P4-CN7 43›',
      password: '‹password 7AA-B2C 9›',
    };
    const { client_secret, authorization, password } = of(values);
    expect(client_secret).toMatch(/^masked~/);
    expect(authorization).toBe(`Basic orders:${client_secret}`);
    expect(password).not.toBe(client_secret);
    const once = redact([named(values)], key);
    expect(redact(once, key)).toEqual(once);
  });
});

describe('what a redaction cannot see', () => {
  it('is said, with numbers for this run', () => {
    const said = unseen(
      aLoginStory({ userinfo: { text: 'plain' } }).add({ kind: 'note', text: 'ask a@b.example' }).events,
    );
    expect(said.join('\n')).toMatch(/Personal data stays/);
    expect(said).toContain('In this run: 1 text with a mail address.');
    expect(said).toContain('In this run: 1 body of no known kind, left out whole.');
    expect(unseen(aLogin()).join('\n')).not.toMatch(/In this run/);
  });
});

describe('time', () => {
  /** Each is made so that a search that goes back and forth would take hours. */
  const hostile: [string, string][] = [
    ['a long token', `eyJ${'a'.repeat(200_000)}`],
    ['many separators', '='.repeat(60_000)],
    ['many quotes', 'password="'.repeat(20_000)],
    ['percents in percents', `%${'25'.repeat(60_000)}41`],
    ['backslashes', '\\'.repeat(100_000)],
    ['open brackets', '['.repeat(200_000)],
    ['open tags', '<a '.repeat(60_000)],
    ['open elements', '<a>'.repeat(60_000)],
    ['private keys that do not end', '-----BEGIN PRIVATE KEY-----'.repeat(10_000)],
    ['addresses in addresses', 'https://a/?x='.repeat(16_000)],
    ['slashes', '/'.repeat(200_000)],
    ['ampersands', '&amp;'.repeat(40_000)],
    ['base64 of nothing', 'QUFB'.repeat(60_000)],
    ['one name over and over', '{"name":"secret","value":'.repeat(8_000)],
    ['a secret that nearly occurs', `client_secret=${'a'.repeat(10_000)}b ${'a'.repeat(200_000)}`],
  ];
  it.each(hostile)('is bounded for %s', (_name, text) => {
    const event: TraceEvent = { kind: 'note', seq: 1, at: 1, branch: 0, text };
    const [masked] = redact([event], key);
    expect(masked?.kind).toBe('note');
  });
});
