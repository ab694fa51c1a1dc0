import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeScale } from './time-scale.ts';

const row = (startedAt: number, durationMs: number, waits = false) => ({ startedAt, durationMs, waits });

describe('the scale of a waterfall', () => {
  it('is even where nobody waits', () => {
    const scale = timeScale([row(0, 100), row(100, 100)]);
    expect([scale.cuts, scale.at(0), scale.at(50), scale.at(200)]).toEqual([[], 0, 0.25, 1]);
  });

  it('cuts what a trip of the browser waits, but not its ends', () => {
    const scale = timeScale([row(0, 100), row(100, 23_100, true), row(23_200, 400)]);
    expect(scale.cuts).toHaveLength(1);
    expect(scale.cutMs).toBe(22_300);
    expect(scale.at(500)).toBeCloseTo(scale.cuts[0]?.start ?? 0);
    expect(scale.at(22_800)).toBeCloseTo(scale.cuts[0]?.end ?? 0);
  });

  it('cuts a pause between two rows, since nobody works in it either', () => {
    expect(timeScale([row(0, 100), row(10_100, 100)]).cutMs).toBe(9_200);
  });

  it('leaves what works for long as it is', () => {
    expect(timeScale([row(0, 60_000)]).cuts).toEqual([]);
  });

  it('cuts around what happens while the browser is away', () => {
    const { cuts } = timeScale([row(0, 20_000, true), row(10_000, 500)]);
    expect(cuts.map(({ from, to }) => [from, to])).toEqual([
      [400, 9_600],
      [10_900, 19_600],
    ]);
  });

  it('keeps the order of moments, within its bounds', () => {
    const rows = fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 20_000 }),
        durationMs: fc.integer({ min: 0, max: 60_000 }),
        waits: fc.boolean(),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(
        rows,
        fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 2 }),
        (given, moments) => {
          let at = 0;
          const scale = timeScale(
            given.map(({ gap, ...rest }) => {
              at += gap;
              return { ...rest, startedAt: at };
            }),
          );
          const places = moments.sort((one, two) => one - two).map((moment) => scale.at(moment));
          expect(places).toEqual([...places].sort((one, two) => one - two));
          expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...places)).toBeLessThanOrEqual(1);
          expect(scale.at(scale.to)).toBeGreaterThanOrEqual(0.99 * (scale.to > scale.from ? 1 : 0));
        },
      ),
    );
  });
});
