import { describe, expect, it } from 'vitest';
import { callbackAt, keyOf, keysOf } from './callback.ts';

const at = (rest: string) => callbackAt(new URL(`http://localhost:5173/callback${rest}`));

describe('a callback', () => {
  it.each([
    ['?code=c&state=s', 'query', ['code', 'state']],
    ['#access_token=t&state=s', 'fragment', ['access_token', 'state']],
    ['?code=c&state=s#_=_', 'query', ['code', 'state']],
    ['?from=app#id_token=t', 'fragment', ['id_token']],
    ['?code=c&state=s#access_token=t', 'query', ['code', 'state', 'access_token']],
    ['#error=login_required', 'fragment', ['error']],
    ['', 'none', []],
    ['#top', 'fragment', ['top']],
  ])('%s is read as %s', (rest, via, names) => {
    const { params, ...read } = at(rest);
    expect([read.via, params.map(([name]) => name)]).toEqual([via, names]);
  });

  it('is found by the mark that its departure was noted under, whatever the protocol', () => {
    for (const param of ['state', 'RelayState', 'wctx'] as const) {
      expect(keysOf(at(`?x=1&${param}=a%20b`))).toEqual([keyOf({ param, value: 'a b' }, 'run')]);
    }
    expect(keysOf(at('?code=c'))).toEqual([]);
    expect(keyOf('whatever-comes', 'run1')).not.toBe(keyOf('whatever-comes', 'run2'));
  });
});
