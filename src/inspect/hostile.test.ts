/** Whatever is pasted, what comes out of it is bounded: for the thread that reads it, and for the page that shows it. */
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeText } from '#lib/base64url.ts';
import { brief } from './brief.ts';
import { inflateRaw } from './inflate.ts';
import { inspect } from './inspect.ts';
import type { Inspection } from './inspection.ts';
import { textOf } from './json.ts';

const list = (count: number, one: (index: number) => string, between: string) =>
  Array.from({ length: count }, (_, index) => one(index)).join(between);
const token = (claims: string, header = '{"alg":"RS256"}') =>
  `${encodeText(header)}.${encodeText(claims)}.AAAA`;
const keys = (count: number) => list(count, (n) => `"k${n}":${n}`, ',');

/** Everything that a page would make an element of. */
function shown(found: Inspection): number {
  const { token: read } = found;
  const claims = read?.form === 'jws' ? (read.claims?.members.length ?? 0) : 0;
  return (
    found.notes.length +
    found.sections.length +
    found.sections.reduce((sum, { rows }) => sum + rows.length, 0) +
    (read?.header.members.length ?? 0) +
    claims
  );
}

describe('a hostile text', () => {
  it.each<[string, string, string]>([
    ['a form of 80,000 fields', list(80_000, (n) => `f${n}=${n}`, '&'), 'Parameters'],
    ['one field 80,000 times', list(80_000, () => 'f=1', '&'), 'Parameters'],
    ['a URL with 80,000 parameters', `https://a.example/?${list(80_000, (n) => `f${n}=${n}`, '&')}`, 'URL'],
    ['80,000 headers', `HTTP/1.1 200 OK\n${list(80_000, (n) => `x-${n}: a`, '\n')}`, 'HTTP response'],
    ['80,000 headers for cURL', `curl a.example ${list(80_000, (n) => `-H x-${n}:a`, ' ')}`, 'Request'],
    ['JSON of 80,000 keys', `{${keys(80_000)}}`, 'JSON'],
    ['40,000 names twice', `{${keys(40_000)},${keys(40_000)}}`, 'JSON'],
    ['a token response of 80,000 keys', `{"access_token":"a",${keys(80_000)}}`, 'Token response'],
    ['20,000 keys of a set', `{"keys":[${list(20_000, () => '{"kty":"oct"}', ',')}]}`, 'JWK Set'],
    ['a token of 80,000 claims', token(`{${keys(80_000)}}`), 'JWT'],
    ['a token with an endless header', token('{}', `{"alg":"RS256",${keys(40_000)}}`), 'JWT'],
    ['10,000 levels', '['.repeat(10_000) + ']'.repeat(10_000), 'Broken JSON'],
    ['a million ampersands', `a=b${'&'.repeat(1_000_000)}`, 'Not recognised'],
    ['a million dots', `eyJ${'.'.repeat(1_000_000)}`, 'Broken token'],
    ['two million letters', 'x'.repeat(2_000_000), 'Not recognised'],
    ['two megabytes of lines', 'a b\n'.repeat(500_000), 'Not recognised'],
  ])('%s: a few thousand values at most', (_, text, title) => {
    const found = brief(inspect(text));
    expect(found.title).toBe(title);
    expect(shown(found)).toBeLessThan(5000);
  });

  it('says how many values it leaves out', () => {
    const [section] = inspect(list(5000, (n) => `f${n}=${n}`, '&')).sections;
    expect((section?.rows.length ?? 0) + (section?.omitted ?? 0)).toBe(5000);
    const { token: read } = brief(inspect(token(`{${keys(5000)}}`)));
    const claims = read?.form === 'jws' ? read.claims : undefined;
    expect((claims?.members.length ?? 0) + (claims?.omitted ?? 0)).toBe(5000);
  });

  it.each([
    ['JSON', `[${list(300, () => '['.repeat(200) + ']'.repeat(200), ',')}]`],
    ['XML', '<a>'.repeat(220_000)],
  ])('%s whose indentation is a hundred times its length is laid out in part', (_, text) => {
    const { pretty = '' } = inspect(text);
    expect(pretty.length).toBeLessThan(9_000_000);
    expect(pretty).toMatch(/\nThe rest is not laid out: it is too long\. The text itself is whole\.$/);
  });

  it('JSON with a string of 20 million characters is read', () => {
    expect(inspect(`["${'a'.repeat(20_000_000)}"]`).title).toBe('JSON');
  });

  it('what inflates beyond four megabytes is left alone', () => {
    const bomb = deflateRawSync(`<Response>${' '.repeat(50_000_000)}</Response>`).toString('base64');
    expect(inspect(bomb).kind).toBe('unknown');
  });
});

describe('inflating', () => {
  it('gives back what was deflated, whatever codes that takes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), fc.nat(9), (bytes, level) => {
        expect(inflateRaw(deflateRawSync(bytes, { level }), 10_000)).toEqual(new Uint8Array(bytes));
      }),
    );
  });
});

describe('a token for the page', () => {
  it('keeps claims that mean something, wherever they stand, and of a repeated one the last', () => {
    const found = inspect(
      token(`{"iss":"https://one.example/",${keys(5000)},"iss":"https://two.example/","exp":7}`),
    );
    const { token: read } = brief(found);
    const claims = read?.form === 'jws' ? read.claims : undefined;
    expect(textOf(claims, 'iss')).toBe('https://two.example/');
    expect(claims?.members.map(({ name }) => name)).toContain('exp');
  });

  it('shows a large value as the text that it would be shown as', () => {
    const large = `[${list(100, String, ',')}]`;
    const { token: read } = brief(inspect(token(`{"aud":["a","b"],"all":${large}}`)));
    const claims = read?.form === 'jws' ? read.claims : undefined;
    expect(textOf(claims, 'all')).toBe(JSON.stringify(JSON.parse(large), null, 2));
    expect(claims?.members[0]?.value.kind).toBe('array');
  });

  it('can be sent between threads', () => {
    const found = brief(inspect(token('{"iss":"a","nested":{"deep":[1,2,{"x":null}]}}')));
    expect(structuredClone(found)).toEqual(found);
  });
});
