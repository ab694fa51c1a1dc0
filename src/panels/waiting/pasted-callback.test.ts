import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPastedCallback } from './pasted-callback.ts';

const home = 'http://localhost:5173/callback';

describe('what a person pastes', () => {
  it.each([
    [
      `${home}?code=c&state=s`,
      {
        via: 'query',
        params: [
          ['code', 'c'],
          ['state', 's'],
        ],
      },
    ],
    [
      `  ${home}#id_token=t&state=s\n`,
      {
        via: 'fragment',
        params: [
          ['id_token', 't'],
          ['state', 's'],
        ],
      },
    ],
    [
      'code=c&state=s',
      {
        via: 'form_post',
        url: home,
        params: [
          ['code', 'c'],
          ['state', 's'],
        ],
      },
    ],
    [home, { via: 'none', params: [] }],
    ['', { code: 'paste-empty' }],
    ['hello there', { code: 'paste-unreadable' }],
    ['https://tenant.example/u/login?state=s', { code: 'paste-elsewhere' }],
    ['http://[', { code: 'paste-unreadable' }],
  ])('%j', (text, expected) => {
    expect(readPastedCallback(text, home)).toMatchObject(expected);
  });

  it('is never an error', () => {
    fc.assert(fc.property(fc.string(), (text) => void readPastedCallback(text, home)));
    fc.assert(fc.property(fc.webUrl(), (text) => void readPastedCallback(text, home)));
  });
});
