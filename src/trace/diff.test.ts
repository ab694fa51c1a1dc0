import { describe, expect, it } from 'vitest';
import { diffRequests } from './diff.ts';
import type { HttpRequest } from './event.ts';

const base: HttpRequest = {
  method: 'POST',
  url: 'https://tenant.example/oauth/token?a=1&a=2&b=3',
  headers: [
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['accept', 'application/json'],
  ],
  body: 'grant_type=authorization_code&code=x',
};
const json = (value: object): Partial<HttpRequest> => ({
  headers: [['content-type', 'application/json']],
  body: JSON.stringify(value),
});

describe('what the person changed', () => {
  it.each<[string, HttpRequest, HttpRequest, string[]]>([
    ['nothing', base, { ...base }, []],
    ['order does not count', base, { ...base, body: 'code=x&grant_type=authorization_code' }, []],
    [
      'header case does not count',
      base,
      { ...base, headers: base.headers.map(([n, v]) => [n.toUpperCase(), v]) },
      [],
    ],
    ['method', base, { ...base, method: 'GET' }, ['method  changed POST GET']],
    [
      'url',
      base,
      { ...base, url: 'https://other.example/oauth/token?a=1&a=2&b=3' },
      ['url  changed https://tenant.example/oauth/token https://other.example/oauth/token'],
    ],
    [
      'one of a repeated parameter',
      base,
      { ...base, url: base.url.replace('a=2', 'a=9') },
      ['query a changed 2 9'],
    ],
    ['parameter removed', base, { ...base, url: base.url.replace('&b=3', '') }, ['query b removed 3 ']],
    [
      'header added',
      base,
      { ...base, headers: [...base.headers, ['x-mine', '1']] },
      ['header x-mine added  1'],
    ],
    ['form field', base, { ...base, body: `${base.body}&code=y` }, ['body code added  y']],
    [
      'no body any more',
      base,
      { ...base, body: null },
      ['body  removed grant_type=authorization_code&code=x '],
    ],
    [
      'JSON member',
      { ...base, ...json({ a: 1 }) },
      { ...base, ...json({ a: { b: 2 } }) },
      ['body a changed 1 {"b":2}'],
    ],
  ])('%s', (_name, planned, sent, expected) => {
    const changes = diffRequests(planned, sent);
    expect(
      changes.map(
        ({ where, name, kind, before = '', after = '' }) => `${where} ${name} ${kind} ${before} ${after}`,
      ),
    ).toEqual(expected);
  });

  it('is told item by item where both bodies are a list', () => {
    const list = (...items: string[]): HttpRequest => ({ ...base, ...json(items) });
    expect(diffRequests(list('a', 'b'), list('a', 'c', 'd'))).toEqual([
      { where: 'body', name: '1', kind: 'changed', before: 'b', after: 'c' },
      { where: 'body', name: '2', kind: 'added', after: 'd' },
    ]);
    const [whole] = diffRequests(list('a'), { ...base, ...json({ 0: 'a' }) });
    expect(whole).toMatchObject({ where: 'body', name: '', kind: 'changed' });
  });
});
