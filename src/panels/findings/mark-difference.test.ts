import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markDifference } from './mark-difference.ts';

describe('the difference of two texts', () => {
  it.each([
    [
      'http://localhost:4173/callback',
      'http://localhost:5173/callback',
      ['http://localhost:', '4', '173/callback'],
    ],
    ['https://t.example', 'https://t.example/', ['https://t.example', '', '']],
    ['https://t.example/', 'https://t.example', ['https://t.example', '/', '']],
    ['same', 'same', ['same', '', '']],
    ['aa', 'a', ['a', 'a', '']],
    ['🙂x', '🙃x', ['', '🙂', 'x']],
  ])('%s against %s', (text, other, parts) => {
    expect(markDifference(text, other)).toEqual(parts);
  });

  it('never loses a character', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, (one, other) => {
        expect(markDifference(one, other).join('')).toBe(one);
      }),
    );
  });
});
