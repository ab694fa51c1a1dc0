import { describe, expect, it } from 'vitest';
import { isMarker, isPseudonym, markerAt, markerOf, markersIn, readMarker, readPseudonym } from './marker.ts';

const marker = { name: 'client_secret', fingerprint: '3P4-CN7', length: 43 };

describe('a marker', () => {
  it('says which secret it stands for, and reads back', () => {
    expect(markerOf(marker)).toBe('‹client_secret 3P4-CN7 43›');
    expect(readMarker(markerOf(marker))).toEqual(marker);
  });

  it.each(['user[password]', 'x y', '‹›', '', 'x'.repeat(1000)])(
    'has a name that fits, whatever it was: %.20j',
    (name) => {
      expect(readMarker(markerOf({ ...marker, name }))).toMatchObject({ fingerprint: '3P4-CN7', length: 43 });
    },
  );

  it('of an older version is one too, without a fingerprint', () => {
    expect(isMarker('‹client_secret›')).toBe(true);
    expect(readMarker('‹client_secret›')).toBeUndefined();
  });

  it.each(['', 'client_secret', '‹a b›', 'x‹client_secret›', '‹client_secret 3P4-CN7 43› '])(
    'is not %j',
    (text) => expect(isMarker(text)).toBe(false),
  );

  it('is found in a text', () => {
    const text = `Basic orders:${markerOf(marker)}, then ‹password›.`;
    expect(markersIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      markerOf(marker),
      '‹password›',
    ]);
    expect(markerAt(text, 13)).toBe(markerOf(marker));
    expect(markerAt(text, 12)).toBeUndefined();
  });
});

describe('a pseudonym', () => {
  it('has a code', () => {
    expect(readPseudonym('masked~3P4-CN7')).toBe('3P4-CN7');
    expect(isPseudonym('masked~body of 7 characters')).toBe(false);
  });
});
