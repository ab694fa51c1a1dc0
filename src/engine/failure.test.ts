/** What a page can say of a request without an answer. */
import { describe, expect, it } from 'vitest';
import { failureOf } from './failure.ts';

const seen = { online: true, pageIsSecure: true, blockedByCsp: false, crossOrigin: true };
const failed = new TypeError('Failed to fetch');

describe('a request without an answer', () => {
  it.each([
    // A reset, a broken gzip, a name without an address and CORS look the same from a page.
    ['from another origin', {}, 'https://tenant.example/', ['cors', 'unreachable', 'broken', 'tls']],
    ['from our own', { crossOrigin: false }, 'https://tenant.example/', ['unreachable', 'broken', 'tls']],
    ['on this machine', {}, 'http://localhost:9000/', ['cors', 'unreachable', 'broken']],
    ['that our own policy forbids', { blockedByCsp: true }, 'http://[::1]:9000/', ['csp']],
    ['on plain http', { blockedByCsp: true }, 'http://tenant.example/', ['mixed-content']],
    ['without a network', { online: false }, 'https://tenant.example/', ['offline', 'unreachable']],
  ])('%s can have been one of these', (_where, circumstances, url, candidates) => {
    expect(failureOf(failed, { ...seen, ...circumstances }, url).candidates).toEqual(candidates);
  });

  it('is never told as CORS alone', () => {
    for (const crossOrigin of [true, false])
      for (const pageIsSecure of [true, false])
        for (const url of ['https://tenant.example/', 'http://127.0.0.1/', 'http://tenant.example/'])
          expect(failureOf(failed, { ...seen, crossOrigin, pageIsSecure }, url).candidates).not.toEqual([
            'cors',
          ]);
  });
});
