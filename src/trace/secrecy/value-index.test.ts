import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValueIndex } from './value-index.ts';

const indexOf = (values: string[]) => new ValueIndex(new Map(values.map((value) => [value, value])));

/** Which characters are covered, found in the slowest and plainest way. */
function covered(values: string[], text: string): string {
  const marks = [...text].map(() => '.');
  for (const value of values) {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1))
      marks.fill('#', at, at + value.length);
  }
  return marks.join('');
}

describe('many values looked for at once', () => {
  it('are found wherever they stand, also inside and across each other', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 8, maxLength: 14 });
    const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 120 });
    fc.assert(
      fc.property(fc.array(few, { minLength: 1, maxLength: 8 }), text, (values, searched) => {
        const marks = [...searched].map(() => '.');
        for (const { start, end } of indexOf(values).hitsIn(searched) ?? []) marks.fill('#', start, end);
        expect(marks.join('')).toBe(covered(values, searched));
      }),
      { numRuns: 500 },
    );
  });

  it('are the longest that begins at a place', () => {
    const hits = indexOf(['secret-1', 'secret-12', 'secret-123456', 'secret-124']).hitsIn('x secret-12345 y');
    expect(hits).toEqual([{ start: 2, end: 11, value: 'secret-12' }]);
  });

  it('are words of their own where they are short', () => {
    expect(indexOf(['1234']).hitsIn('in 12345 and x1234, 1234.')).toEqual([
      { start: 20, end: 24, value: '1234' },
    ]);
  });

  it('are not looked for longer than the text is worth', () => {
    const values = Array.from({ length: 400 }, (_, index) => `${'a'.repeat(2000)}${index}`);
    expect(indexOf(values).hitsIn('a'.repeat(100_000))).toBeUndefined();
  });
});
