// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { Joints, linesOf, piecesAtJoints, WireName } from './joints.tsx';

afterEach(cleanup);

describe('a long text', () => {
  it.each([
    [
      'https://api.orders.example/v2/users?name=a&page=2',
      'https://api|.orders|.example|/v2|/users|?name=a|&page=2',
    ],
    ['http://localhost:5173/callback', 'http://localhost:|5173|/callback'],
    ['urn:ietf:params:oauth', 'urn:|ietf:|params:|oauth'],
    ['post_logout_redirect_uri', 'post|_logout|_redirect|_uri'],
    ['.well-known', '.well-known'],
    ['openid profile', 'openid profile'],
  ])('%s breaks at its joints only', (text, pieces) => {
    expect(piecesAtJoints(text).join('|')).toBe(pieces);
  });

  it('loses no character', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(piecesAtJoints(text).join('')).toBe(text);
      }),
    );
  });

  it('is copied as it is', () => {
    const { container } = render(<Joints text="http://localhost:5173/callback" />);
    expect(container.textContent).toBe('http://localhost:5173/callback');
    expect(container.querySelectorAll('wbr')).toHaveLength(2);
  });
});

describe('the lines of a text', () => {
  it.each([
    ['short', 10, 1],
    ['exactly-10', 10, 1],
    ['exactly-10/a', 10, 2],
    ['0123456789abcdefghij', 10, 2],
    ['0123456789abcdefghijk', 10, 3],
    ['abc/defghijkl/m', 10, 3],
  ])('%s, %i a line: %i', (text, room, lines) => {
    expect(linesOf(text, room)).toBe(lines);
  });

  it('are enough for its characters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 60 }), (text, room) => {
        expect(linesOf(text, room)).toBeGreaterThanOrEqual(Math.ceil(text.length / room));
      }),
    );
  });
});

describe('a name', () => {
  const breaks = (text: string) =>
    render(<WireName text={text} />).container.innerHTML.split('<wbr>').length - 1;

  it.each([
    ['code_verifier', 0],
    ['post_logout_redirect_uri', 1],
    ['x-ratelimit-remaining', 1],
    ['averyverylongnamewithoutjoints', 0],
  ])('%s breaks %i times', (text, times) => {
    expect(breaks(text)).toBe(times);
  });
});
