import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '#trace/event.ts';
import { sameRequest } from './draft-model.ts';
import { rebase } from './rebase.ts';

const FORM = ['content-type', 'application/x-www-form-urlencoded'] as [string, string];

const post = (params: [string, string][], more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url: 'https://t.example/oauth/token',
  headers: [FORM],
  body: new URLSearchParams(params).toString(),
  ...more,
});

const sent = post([
  ['grant_type', 'authorization_code'],
  ['code', 'spent'],
]);
const fresh = post([
  ['grant_type', 'authorization_code'],
  ['code', 'new'],
]);
const bodyOf = (edited: HttpRequest) => rebase(sent, edited, fresh).body;

describe('an edit that waited for new values', () => {
  it('takes what was left alone from the new request', () => {
    const edited = post([
      ['grant_type', 'authorization_code'],
      ['code', 'spent'],
      ['audience', 'https://api.example'],
    ]);
    expect(bodyOf(edited)).toBe('grant_type=authorization_code&code=new&audience=https%3A%2F%2Fapi.example');
  });

  it('keeps what was changed, even where the new request has another value', () => {
    const edited = post([
      ['grant_type', 'authorization_code'],
      ['code', 'made-up'],
    ]);
    expect(bodyOf(edited)).toBe('grant_type=authorization_code&code=made-up');
  });

  it('leaves out what was switched off', () => {
    expect(bodyOf(post([['code', 'spent']]))).toBe('code=new');
  });

  it('knows a name that repeats by its order', () => {
    const edited = post([
      ['grant_type', 'authorization_code'],
      ['code', 'spent'],
      ['code', 'again'],
    ]);
    expect(bodyOf(edited)).toBe('grant_type=authorization_code&code=new&code=again');
  });

  it('carries method, address, query, headers and a text body', () => {
    const base = { method: 'GET', url: 'https://t.example/a?x=1', headers: [], body: null };
    const edited = {
      method: 'PUT',
      url: 'https://t.example/b?x=1&y=2',
      headers: [['Accept', 'text/plain']] as [string, string][],
      body: '{"a":1}',
    };
    expect(rebase(base, edited, { ...base, url: 'https://t.example/a?x=9' })).toEqual({
      ...edited,
      url: 'https://t.example/b?x=9&y=2',
    });
  });

  it('is the new request where nothing was edited, and the edited one where nothing is new', () => {
    const params = fc.array(fc.tuple(fc.stringMatching(/^[a-c]{1,2}$/), fc.stringMatching(/^[x-z]{0,3}$/)), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(params, params, (one, two) => {
        expect(sameRequest(rebase(post(one), post(one), post(two)), post(two))).toBe(true);
        const sorted = (request: HttpRequest) =>
          [...new URLSearchParams(request.body ?? '')].sort().join(' ');
        expect(sorted(rebase(post(one), post(two), post(one)))).toBe(sorted(post(two)));
      }),
    );
  });
});
