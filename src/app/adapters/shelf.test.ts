// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { shelf } from './shelf.ts';

beforeEach(() => localStorage.clear());

const blocked = () =>
  shelf(() => {
    throw new DOMException('denied', 'SecurityError');
  });
const full = () =>
  shelf(() =>
    Object.create({
      getItem: () => null,
      removeItem: () => undefined,
      clear: () => undefined,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    }),
  );

describe.each([
  ['web storage', () => shelf(() => localStorage)],
  ['blocked storage', blocked],
  ['full storage', full],
])('a shelf on %s', (_name, open) => {
  it('gives back what was put on it, until it is removed', () => {
    const one = open();
    expect(one.get('a')).toBeNull();
    one.set('a', '1');
    expect(one.get('a')).toBe('1');
    expect(one.names()).toEqual(['a']);
    one.remove('a');
    expect(one.get('a')).toBeNull();
    expect(one.names()).toEqual([]);
  });

  it('is empty after clearing', () => {
    const one = open();
    one.set('a', '1');
    one.clear();
    expect(one.get('a')).toBeNull();
  });
});
