import { describe, expect, it } from 'vitest';
import { jwt, refusal } from '#diagnose/testing/story.ts';
import { aLogin, type Login } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import { phraseOf, SearchIndex } from './search-index.ts';

function find(typed: string, login: Login = {}): string[] {
  const { rows, events } = buildModel(aLogin(login));
  const index = new SearchIndex();
  const all = () =>
    rows.flatMap((row) => {
      const hits = index.hitsIn(row, events, phraseOf(typed));
      return (hits?.places ?? []).map(({ place, count }) => `#${row.number} ${count} in ${place}`);
    });
  const first = all();
  // What is remembered finds the same.
  expect(all()).toEqual(first);
  return first;
}

describe('a search finds', () => {
  it('a name in the label, a parameter, a claim and a check', () => {
    expect(find('nonce')).toEqual(
      expect.arrayContaining(['#4 1 in value', '#5 1 in query', '#8 1 in claim', '#9 1 in check']),
    );
  });

  it.each([
    ['a path', 'oauth/token', '#8 1 in name'],
    ['a host that no label shows', 'orders.eu.auth0', '#1 1 in name'],
    ['a number of a row', '#11', '#11 1 in name'],
    ['a method and a path', 'post /oauth', '#8 1 in name'],
    ['a value with its name', 'grant_type=refresh_token', '#11 1 in body'],
    ['a value that was encoded', 'openid profile', '#5 1 in query'],
    ['a header', 'content-type: application/json', '#2 1 in header'],
    ['a member of a body', 'jwks_uri', '#1 1 in body'],
    ['any letters', 'OPENID PROFILE', '#5 1 in query'],
    ['a masked value', 'verifier-of-this-login', '#3 1 in value'],
    ['a claim inside of a token', 'sub: auth0|1', '#8 1 in claim'],
    ['JSON as it was on the wire', '"sub":"auth0|1"', '#10 1 in body'],
    ['an address as it was on the wire', 'openid+profile', '#5 1 in query'],
  ])('%s', (_what, typed, hit) => {
    expect(find(typed)).toContain(hit);
  });

  it('a refusal in its body and in the problem', () => {
    expect(find('unauthorized_client', { token: refusal(403, 'unauthorized_client') })).toEqual([
      '#8 1 in body',
      '#8 1 in problem',
    ]);
  });

  it('nothing for nothing, and nothing that is not there', () => {
    expect(find('  ')).toEqual([]);
    expect(find('no such thing')).toEqual([]);
  });

  it('what a token holds once, however often it went', () => {
    const token = jwt({ alg: 'RS256' }, { deep: { department: 'shipping' } });
    const hits = find('shipping', { token: { json: { access_token: token, id_token: token } } });
    expect(hits).toContain('#8 1 in claim');
  });

  it('a value in JSON that is nested deeper than any program reads', () => {
    const text = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(() => find('anything', { userinfo: { text } })).not.toThrow();
  });
});
