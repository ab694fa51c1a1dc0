import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspect } from './inspect.ts';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: 'https://tenant.example/', sub: 'a' })}.AAAA`;
const wrapped = (width: number, by: string) =>
  token.replace(new RegExp(`(.{${width}})(?=.)`, 'g'), `$1${by}`);

describe('a token is healed, and it is told what was taken away', () => {
  it.each([
    ['quotes', `"${token}"`, 'quotes'],
    ['typographic quotes', `“${token}”`, 'quotes'],
    ['escaped quotes', `\\"${token}\\"`, 'quotes'],
    ['a member of JSON', `"id_token": "${token}",`, 'the name `id_token`, quotes, punctuation'],
    ['a header line', `Authorization: Bearer ${token}`, '`Authorization:`, `Bearer`'],
    ['DPoP', `DPoP ${token}`, '`DPoP`'],
    ['lines', wrapped(40, '\n'), '2 line breaks'],
    ['lines of a quoted mail', `${wrapped(60, '\r\n> ')}\n`, '1 line break'],
    ['escaped line breaks', wrapped(60, '\\n'), '1 escape'],
    ['spaces', wrapped(80, ' '), '1 space'],
    ['characters that nobody sees', wrapped(80, '\u200b'), '1 invisible character'],
  ])('out of %s', (_name, pasted, told) => {
    const found = inspect(pasted);
    expect(found.token?.text).toBe(token);
    expect(found.notes[0]).toContain(`read: ${told}.`);
    for (const { name, start, end } of found.parts) {
      const clean = pasted.slice(start, end).replace(/[^\w.-]|\\n/g, '');
      const expected = token.split('.')[['header', 'payload', 'signature'].indexOf(name)] ?? '';
      expect(clean.replaceAll('n', '')).toBe(expected.replaceAll('n', ''));
    }
  });

  it('and nothing is told of one that is whole', () => {
    expect(inspect(token).notes).toEqual([]);
    expect(inspect(`\n  ${token}\n`).notes).toEqual([]);
  });

  it('two tokens are not joined into one', () => {
    expect(inspect(`${token}\n${token}`).token).toBeUndefined();
  });

  it('what is broken stays as it is, and is pointed at', () => {
    const found = inspect(`"${token.slice(0, 60)}\n${'x'.repeat(30)}"`);
    expect(found.token).toBeUndefined();
    expect(found.notes).toEqual([]);
  });

  it('JSON, a form and cURL stay what they are', () => {
    expect(inspect(`{"id_token":"${token}"}`).kind).toBe('json');
    expect(inspect(`id_token=${token}&state=a`).kind).toBe('parameters');
    expect(inspect(`curl https://a.example -H 'Authorization: Bearer ${token}'`).kind).toBe('request');
  });

  it('wherever the breaks fall, the same token is found', () => {
    const junk = fc.constantFrom('\n', '\r\n', ' ', '\\n', '\t', '\u00ad');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(token.length), junk), { maxLength: 12 }), (cuts) => {
        const sorted = cuts.toSorted(([one], [other]) => other - one);
        const pasted = sorted.reduce((text, [at, by]) => text.slice(0, at) + by + text.slice(at), token);
        // A break before a header makes it look like a second token, which is refused, not guessed.
        fc.pre(!cuts.some(([at]) => token.slice(at).startsWith('eyJ') || at < 2));
        expect(inspect(pasted).token?.text).toBe(token);
      }),
    );
  });
});
