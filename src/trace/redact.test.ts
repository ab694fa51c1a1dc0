import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { form, get, issuer } from '#diagnose/testing/story.ts';
import { aLogin, aLoginStory, aMachine } from '#diagnose/testing/traces.ts';
import { encodeText } from '#lib/base64url.ts';
import type { JsonObject } from '#lib/json.ts';
import type { TraceEvent } from './event.ts';
import { buildModel } from './model.ts';
import { redact, withoutCredentials } from './redact.ts';

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
    const token = [...model.exchanges.values()].find((one) => one.step === 'token')?.sent.body;
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

describe('what the store may write', () => {
  const clean = (events: TraceEvent[], values: string[]) =>
    events.map((event) => withoutCredentials(event, values));

  it('holds no client secret, assertion or password, and everything else as it was', () => {
    const stored = clean(aMachine(), []);
    expect(JSON.stringify(stored)).not.toContain('s3cr3t-of-orders-sync');
    const sent = [...buildModel(stored).exchanges.values()].find((one) => one.step === 'token')?.sent.body;
    expect(new URLSearchParams(sent ?? '').get('client_secret')).toBe('‹client_secret›');
    expect(clean(aLogin(), [])).toEqual(aLogin());
  });

  it('has no secret in the Basic header, nor in the planned request', () => {
    const secret = 's3cr3t-of-orders-sync';
    const sent = form(`${issuer}oauth/token`, { grant_type: 'client_credentials' }, [
      ['authorization', `Basic ${btoa(`id:${secret}`)}`],
    ]);
    const json = {
      method: 'POST',
      url: `${issuer}oauth/token`,
      headers: [],
      body: `{"client_secret":"${secret}"}`,
    };
    const [event] = clean(
      [{ kind: 'request', seq: 1, at: 1, branch: 0, step: 'token', exchange: 'x', sent, planned: json }],
      [],
    );
    expect(event).toMatchObject({
      sent: { headers: [expect.anything(), ['authorization', 'Basic ‹client_secret›']] },
    });
    expect(JSON.stringify(event)).not.toContain(secret);
    expect(JSON.stringify(event)).not.toContain(btoa(`id:${secret}`));
  });

  it('holds a known secret nowhere, in no writing', () => {
    const secrets = fc.string({ minLength: 6, maxLength: 40, unit: 'grapheme' });
    fc.assert(
      fc.property(secrets, fc.jsonValue(), (tail, anything) => {
        const secret = `Zq~${tail}`;
        const values = { anything, list: [{ name: secret }] } as JsonObject;
        const produced: TraceEvent = { kind: 'produced', seq: 1, at: 1, branch: 0, step: 'x', values };
        const text = JSON.stringify(clean([...holding(secret), produced], [secret]));
        expect(text.includes(JSON.stringify(secret).slice(1, -1))).toBe(false);
        expect(text.includes(encodeURIComponent(secret))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
