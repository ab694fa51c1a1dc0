import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';

export type Fingerprint = {
  /** Six characters of Crockford base32, e.g. `3P4-CN7`. */
  code: string;
  /** Eight bars of 2 to 10 units. */
  bars: number[];
};

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 6;
const BARS = 8;

/**
 * A short mark of a secret: the same value has the same mark wherever it stands. Keyed (HMAC-SHA-256), so that
 * nobody can find a short secret by trying values, unless they hold `key`. It tells values apart for a reader; it
 * is no proof of anything: 30 bits can meet by chance.
 */
export function fingerprint(key: Uint8Array, value: string): Fingerprint {
  const hash = hmac(sha256, key, new TextEncoder().encode(value));
  const bits = new DataView(hash.buffer, hash.byteOffset).getUint32(0);
  const code = Array.from({ length: CODE_LENGTH }, (_, index) =>
    CROCKFORD.charAt((bits >>> (index * 5)) & 31),
  );
  const joined = `${code.slice(0, 3).join('')}-${code.slice(3).join('')}`;
  return { code: joined, bars: barsOf(joined) };
}

/** The bars that go with a code, so that both can be drawn where only the code was kept. */
export function barsOf(code: string): number[] {
  let state = 0;
  for (const char of code) state = Math.imul(state ^ char.charCodeAt(0), 0x01000193);
  return Array.from({ length: BARS }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return 2 + ((state >>> 8) % 9);
  });
}
