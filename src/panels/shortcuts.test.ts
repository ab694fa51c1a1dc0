import { describe, expect, it } from 'vitest';
import {
  badgeOf,
  keysOf,
  type Scope,
  type ShortcutId,
  shortcutOf,
  shortcuts,
  withKeys,
} from './shortcuts.ts';

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const page: Scope[] = ['everywhere', 'run'];

describe('the table of shortcuts', () => {
  it.each([
    ['n', {}, 'next'],
    ['N', {}, 'next'],
    ['n', { shiftKey: true }, undefined],
    ['n', { ctrlKey: true }, undefined],
    ['k', { metaKey: true }, 'palette'],
    ['f', { ctrlKey: true }, 'search'],
    ['/', { shiftKey: true }, 'search'],
    ['?', { shiftKey: true }, 'sheet'],
    ['?', {}, 'sheet'],
    ['Enter', {}, undefined],
  ] as const)('%s with %o is %s', (key, held, id) => {
    expect(shortcutOf(press(key, held), page)).toBe(id);
  });

  it('tells Enter by where it is pressed', () => {
    expect(shortcutOf(press('Enter'), ['flow'])).toBe('start');
    expect(shortcutOf(press('Enter'), ['search'])).toBe('hit-after');
    expect(shortcutOf(press('Enter', { shiftKey: true }), ['search'])).toBe('hit-before');
  });

  it('gives no key two meanings where both could be meant', () => {
    const ids = Object.keys(shortcuts) as ShortcutId[];
    for (const scope of ['everywhere', 'flow', 'run', 'rows', 'search'] as const) {
      const keys = ids
        .filter((id) => ['everywhere', scope].includes(shortcuts[id].scope))
        .flatMap((id) => shortcuts[id].keys as readonly string[]);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('writes keys as people read them', () => {
    expect(badgeOf('palette')).toBe('Ctrl K');
    expect(keysOf('row-after')).toEqual(['↓']);
    expect(withKeys('Search', 'search')).toBe('Search (/ or Ctrl F)');
  });
});
