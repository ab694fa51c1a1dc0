import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf, fingerprint } from './fingerprint.ts';

const key = new Uint8Array(32).fill(7);

describe('a fingerprint', () => {
  it('is the same for the same value and key', () => {
    expect(fingerprint(key, 'secret')).toEqual(fingerprint(key, 'secret'));
    expect(fingerprint(key, 'secret')).toEqual({ code: '76B-KFM', bars: [8, 2, 2, 3, 8, 8, 8, 2] });
  });

  it('has the bars of its code, so that a kept code is drawn as the value was', () => {
    const { code, bars } = fingerprint(key, 'secret');
    expect(barsOf(code)).toEqual(bars);
    expect(barsOf('000-000')).not.toEqual(barsOf('000-001'));
  });

  it('differs for another value, and for another key', () => {
    const codes = [fingerprint(key, 'a'), fingerprint(key, 'b'), fingerprint(new Uint8Array(32), 'a')];
    expect(new Set(codes.map(({ code }) => code)).size).toBe(3);
  });

  it('always has six characters of Crockford base32 and eight bars of 2 to 10', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.string({ unit: 'binary' }), (anyKey, value) => {
        const { code, bars } = fingerprint(anyKey, value);
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/);
        expect(bars).toHaveLength(8);
        expect(bars.every((bar) => bar >= 2 && bar <= 10)).toBe(true);
      }),
    );
  });
});
