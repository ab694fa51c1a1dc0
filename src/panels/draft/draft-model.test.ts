import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '#trace/event.ts';
import { fromRaw, isRawError, newRow, sameRequest, toForm, toRaw, toRequest } from './draft-model.ts';

const post: HttpRequest = {
  method: 'POST',
  url: 'https://tenant.example/oauth/token?x=1',
  headers: [['content-type', 'application/x-www-form-urlencoded;charset=UTF-8']],
  body: 'grant_type=authorization_code&code=abc&code=def',
};

describe('a draft', () => {
  it('is edited as rows: repeated parameters, query and body apart', () => {
    const form = toForm(post);
    expect(form.query.map((row) => row.name)).toEqual(['x']);
    expect(form.body.kind === 'form' && form.body.rows.map((row) => row.value)).toEqual([
      'authorization_code',
      'abc',
      'def',
    ]);
  });

  it('sends neither what is switched off nor what has no name', () => {
    const form = toForm(post);
    if (form.body.kind !== 'form') throw new Error('not a form');
    form.body.rows = form.body.rows
      .map((row, index) => ({ ...row, on: index !== 1 }))
      .concat(newRow('', 'lost'));
    expect(toRequest(form).body).toBe('grant_type=authorization_code&code=def');
  });

  it.each([
    'https://a.example/x#top',
    'https://a.example/x?a=1#top',
    'https://a.example/x?a=1&a=2',
    'tenant:not a url',
  ])('keeps the address %s', (url) => {
    expect(toRequest(toForm({ ...post, url })).url).toBe(url);
  });

  it('keeps a query that is typed into the address', () => {
    const form = toForm({ ...post, url: 'https://a.example/x?b=2#top' });
    form.address = 'https://a.example/x?a=1#top';
    expect(toRequest(form).url).toBe('https://a.example/x?a=1&b=2#top');
  });

  it.each([
    ['', 1],
    ['GET not-a-url', 1],
    ['GET https://a.example/\nno header', 2],
    ['GET https://a.example/\na: 1\nb c: 2', 3],
  ])('says which line of %j cannot be read', (text, line) => {
    expect(fromRaw(text)).toMatchObject({ line });
  });

  const word = fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replace(/\W/g, 'x') || 'x');
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST', 'DELETE'),
    params: fc.array(fc.tuple(word, fc.string()), { maxLength: 4 }),
    headers: fc.array(fc.tuple(word, word), { maxLength: 3 }),
    body: fc.array(fc.tuple(word, fc.string()), { maxLength: 4 }),
  });

  it('survives the way to the form or the raw text, and back', () => {
    fc.assert(
      fc.property(request, ({ method, params, headers, body }) => {
        const search = new URLSearchParams(params).toString();
        const text = method === 'GET' ? '' : new URLSearchParams(body).toString();
        const before: HttpRequest = {
          method,
          url: `https://tenant.example/path${search ? `?${search}` : ''}`,
          headers: [['content-type', 'application/x-www-form-urlencoded'], ...headers],
          body: text || null,
        };
        expect(sameRequest(toRequest(toForm(before)), before)).toBe(true);
        const raw = fromRaw(toRaw(before));
        expect(isRawError(raw) || sameRequest(raw, before)).toBe(true);
        expect(isRawError(raw)).toBe(false);
      }),
    );
  });

  it('never throws on any text', () => {
    fc.assert(fc.property(fc.string(), (text) => void fromRaw(text)));
  });
});
