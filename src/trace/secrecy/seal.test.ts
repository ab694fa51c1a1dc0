import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { form, get, issuer } from '#diagnose/testing/story.ts';
import { aDevice, aLogin, aLoginStory, aMachine } from '#diagnose/testing/traces.ts';
import { fingerprint } from '#lib/fingerprint.ts';
import type { HttpRequest, TraceEvent } from '#trace/event.ts';
import { markerOf, readMarker } from './marker.ts';
import { type Credential, sealEvent } from './seal.ts';

const key = new Uint8Array(32).fill(1);
const SECRET = 's3cr3t-of-orders-sync';
const MARKER = markerOf({ name: 'client_secret', fingerprint: fingerprint(key, SECRET).code, length: 21 });

const seal = ({ name, value }: Credential) =>
  markerOf({ name, fingerprint: fingerprint(key, value).code, length: value.length });
const sealed = (events: TraceEvent[], known: Credential[] = []) =>
  events.map((event) => sealEvent(event, seal, known));

function request(sent: HttpRequest): TraceEvent {
  return { kind: 'request', seq: 1, at: 1, branch: 0, step: 'token', exchange: 'x', sent };
}

const basic = (pair: string) =>
  request(
    form(`${issuer}oauth/token`, { grant_type: 'client_credentials' }, [
      ['authorization', `Basic ${btoa(pair)}`],
    ]),
  );
const authorizationOf = (event: TraceEvent | undefined) =>
  event?.kind === 'request' ? event.sent.headers.find(([name]) => name === 'authorization')?.[1] : undefined;

describe('an event for the store', () => {
  it('has a marker where a client secret was, and all else to the letter', () => {
    const [before, after] = [aMachine(), sealed(aMachine())];
    expect(JSON.stringify(after)).not.toContain(SECRET);
    const bodies = after.flatMap((event) => (event.kind === 'request' ? [event.sent.body] : []));
    expect(new URLSearchParams(bodies.at(-1) ?? '').get('client_secret')).toBe(MARKER);
    const back = JSON.stringify(after).replaceAll(encodeURIComponent(MARKER), SECRET);
    expect(JSON.parse(back)).toEqual(before);
  });

  it.each([
    ['login', aLogin()],
    ['device', aDevice()],
  ])('keeps codes, tokens and verifiers: %s', (_name, events) => expect(sealed(events)).toEqual(events));

  it('keeps the client’s id of a Basic header in the open, and seals the same secret to the same marker', () => {
    expect(authorizationOf(sealed([basic(`orders-sync:${SECRET}`)])[0])).toBe(`Basic orders-sync:${MARKER}`);
  });

  it('knows that both halves of a Basic header are written as in a form', () => {
    const [event] = sealed([basic('orders%3Async:a%2Fb%3Ac')]);
    const said = authorizationOf(event)?.replace('Basic orders%3Async:', '') ?? '';
    expect(readMarker(said)).toMatchObject({ fingerprint: fingerprint(key, 'a/b:c').code, length: 5 });
  });

  it('asks once for each value', () => {
    const asked: string[] = [];
    const sent = {
      ...form(`${issuer}x`, { client_secret: SECRET }),
      url: `${issuer}x?password=${SECRET}&again=${SECRET}`,
    };
    sealEvent(request(sent), ({ value }) => `‹${asked.push(value)}›`, []);
    expect(asked).toEqual([SECRET]);
  });

  it('replaces a known credential in an answer that echoes it, and in the text of a problem', () => {
    const events = aLoginStory({
      token: { status: 400, json: { error: 'x', error_description: `Wrong: ${SECRET}` } },
    }).events;
    const text = JSON.stringify(sealed(events, [{ name: 'client_secret', value: SECRET }]));
    expect(text).not.toContain(SECRET);
    expect(text.split(MARKER)).toHaveLength(4);
  });

  it('leaves markers alone, those of an older version too', () => {
    const known = [{ name: 'client_secret', value: SECRET }];
    const once = sealed([...aMachine(), basic(`id:${SECRET}`)], known);
    expect(sealed(once, known)).toEqual(once);
    const old = request(form(`${issuer}x`, { client_secret: '‹client_secret›' }));
    expect(sealed([old])).toEqual([old]);
  });

  it('holds no registration access token, client assertion or private key of a registration', () => {
    const json = {
      client_id: 'c1',
      client_secret: 'cs-9f8e7d6c5b',
      registration_access_token: 'rat-1a2b3c4d5e',
      jwks: { keys: [{ d: 'private-exponent', kty: 'EC', crv: 'P-256', x: 'public-x' }] },
    };
    const events = sealed(aLoginStory({ userinfo: { json } }).events);
    for (const secret of ['cs-9f8e7d6c5b', 'rat-1a2b3c4d5e', 'private-exponent'])
      expect(JSON.stringify(events)).not.toContain(secret);
    expect(JSON.stringify(events)).toContain('public-x');
  });

  it('is idempotent, and never throws, whatever the event holds', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, maxDepth: 4 });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anything), fc.constantFrom(...aLogin()), (members, event) => {
        const strange = {
          ...event,
          ...members,
          values: members,
          sent: members['sent'] ?? members,
        } as unknown as TraceEvent;
        const once = sealEvent(strange, seal, [{ name: 'password', value: 'correct horse' }]);
        expect(sealEvent(once, seal, [{ name: 'password', value: 'correct horse' }])).toEqual(once);
      }),
      { numRuns: 200 },
    );
  });

  it('says where something lies too deep or in a circle', () => {
    const circle: Record<string, unknown> = {};
    circle['again'] = circle;
    let deep: unknown = 'bottom';
    for (let level = 0; level < 100_000; level++) deep = [deep];
    const [event] = sealed([
      { kind: 'produced', seq: 1, at: 1, branch: 0, step: 'x', values: { deep, circle } as never },
    ]);
    const text = JSON.stringify(event);
    expect(text).toContain('more than 60 levels deep');
    expect(text).not.toContain('bottom');
  });

  it('reads JSON of any depth, and a secret of any length', () => {
    const nested = `${'[{"a":'.repeat(4000)}{"client_secret":"${SECRET}"}${'}]'.repeat(4000)}`;
    const long = `${SECRET}${'x'.repeat(1_000_000)}`;
    const event = request({
      ...get(`${issuer}x`),
      method: 'POST',
      body: nested,
      headers: [['x-api-key', long]],
    });
    const text = JSON.stringify(sealed([event]));
    expect(text).not.toContain(SECRET);
    expect(text.length).toBeLessThan(60_000);
  });
});
