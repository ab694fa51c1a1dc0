import { describe, expect, it } from 'vitest';
import { bodyOf, memberTexts, paramOf } from './fields.ts';

const body = (text: string, type = 'application/json') =>
  bodyOf({ headers: [['Content-Type', type]], body: text });

describe('a body', () => {
  it.each([
    ['[{"id":"totp|dev_1"}]', [{ id: 'totp|dev_1' }]],
    ['[]', []],
    ['{"a":1}', { a: 1 }],
    ['"text"', 'text'],
    ['true', true],
    ['null', null],
    ['1.5', 1.5],
  ])('is any JSON value: %s', (text, value) => expect(body(text)).toEqual({ kind: 'json', value }));

  it.each(['application/problem+json; charset=utf-8', 'application/json;charset=UTF-8'])(
    'is JSON as %s',
    (type) => expect(body('7', type)).toEqual({ kind: 'json', value: 7 }),
  );

  it('is a list or an object under a wrong type too, and no other value is', () => {
    expect(body(' [1]', 'text/html')).toEqual({ kind: 'json', value: [1] });
    expect(body('true', 'text/plain')).toEqual({ kind: 'other', text: 'true' });
  });

  it.each(['{', '[1', '', '{}x'])('that does not parse is no JSON: %j', (text) =>
    expect(body(text).kind).toBe(text ? 'other' : 'none'),
  );

  it('of a hundred thousand levels is read, and its members can be asked for', () => {
    const deep = body(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(deep.kind).toBe('json');
    expect(deep.kind === 'json' ? memberTexts(deep.value) : []).toHaveLength(1);
  });
});

describe('the parameters of a request', () => {
  it('are members of an object, never the items of a list', () => {
    const sent = (text: string) => ({ method: 'POST', url: 'https://a.example/', headers: [], body: text });
    expect(paramOf(sent('{"grant_type":"x"}'), 'grant_type')).toBe('x');
    expect(paramOf(sent('["x"]'), '0')).toBeUndefined();
  });
});
