import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesOf } from './pieces.tsx';

describe('a long text in pieces', () => {
  it('loses and repeats nothing, and no piece is long', () => {
    const long = fc
      .array(fc.constantFrom('a', ' ', '\n', '😀', 'é', '\r\n'), { minLength: 9000, maxLength: 12_000 })
      .map((parts) => parts.join('').repeat(3));
    fc.assert(
      fc.property(long, (text) => {
        const pieces = piecesOf(text);
        let at = 0;
        for (const { start, text: piece } of pieces) {
          // Between two pieces there is nothing, or the line break that a block stands for.
          expect(['', '\n']).toContain(text.slice(at, start));
          expect(text.startsWith(piece, start)).toBe(true);
          expect(piece.length).toBeLessThanOrEqual(10_000);
          at = start + piece.length;
        }
        expect(['', '\n']).toContain(text.slice(at));
      }),
      { numRuns: 20 },
    );
  });

  it('puts at most 200 lines into one, so that none is tall', () => {
    const pieces = piecesOf('\n'.repeat(5000));
    for (const { text } of pieces) expect(text.split('\n').length).toBeLessThanOrEqual(200);
  });

  it('cuts one long line between characters', () => {
    const pieces = piecesOf(`a${'😀'.repeat(20_000)}`);
    expect(pieces.length).toBeGreaterThan(3);
    for (const { text } of pieces) expect(text).not.toMatch(/\p{Surrogate}/u);
  });
});
