import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLong, stretchAround, stretchEnd, stretchStart } from './long-paste.ts';

const long = fc
  .array(fc.constantFrom('word ', '\n', 'a longer word without an end', '{"a":1}'), {
    minLength: 3000,
    maxLength: 6000,
  })
  .map((parts) => parts.join('').repeat(2));
const runs = { numRuns: 30 };

describe('a long text, a stretch at a time', () => {
  it('is shown from its first character to its last, and nothing twice', () => {
    fc.assert(
      fc.property(long, (text) => {
        let shown = '';
        for (let from = 0; from < text.length; ) {
          const to = stretchEnd(text, from);
          shown += text.slice(from, to);
          from = to;
        }
        expect(shown).toBe(text);
      }),
      runs,
    );
  });

  it('goes back without leaving anything out', () => {
    fc.assert(
      fc.property(long, fc.nat(), (text, place) => {
        const from = place % text.length;
        const before = stretchStart(text, from);
        expect(stretchEnd(text, before)).toBeGreaterThanOrEqual(from);
        if (from > 0) expect(before).toBeLessThan(from);
      }),
      runs,
    );
  });

  it('has the character that is asked for', () => {
    fc.assert(
      fc.property(long, fc.nat(), (text, place) => {
        const offset = place % text.length;
        const from = stretchAround(text, offset);
        expect(from).toBeLessThanOrEqual(offset);
        expect(stretchEnd(text, from)).toBeGreaterThan(offset);
      }),
      runs,
    );
  });

  it('is what has many characters, or many lines', () => {
    expect([isLong('x'.repeat(50_000)), isLong('x'.repeat(50_001))]).toEqual([false, true]);
    expect([isLong('\n'.repeat(900)), isLong('\n'.repeat(5000))]).toEqual([false, true]);
  });
});
