import { expect, it } from 'vitest';
import { recall, remember } from './page-memory.ts';

it('gives back what was given, and lets only a key out', () => {
  const state = remember('eyJ.secret');
  expect(JSON.stringify(state)).not.toContain('eyJ');
  expect(recall(state)).toBe('eyJ.secret');
  expect(recall(JSON.parse(JSON.stringify(state)))).toBe('eyJ.secret');
});

it.each([null, undefined, 'text', 7, [], {}, { remembered: 7 }, { remembered: 'x' }, { text: 'eyJ' }])(
  'knows nothing of a state that is not its own: %j',
  (state) => expect(recall(state)).toBeUndefined(),
);

it('forgets the oldest', () => {
  const first = remember('first');
  const later = Array.from({ length: 50 }, (_, n) => remember(n));
  expect(recall(first)).toBeUndefined();
  expect(later.map(recall)).toEqual(later.map((_, n) => n));
});
