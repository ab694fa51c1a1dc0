/** Random names in the formats of the wire. */

const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const ALPHANUMERIC = URL_SAFE.slice(0, 62);
const HEX = '0123456789abcdef';
/** No vowels, so that no words come out (RFC 8628, section 6.1). */
const BASE20 = 'BCDFGHJKLMNPQRSTVWXZ';

type Drawn = { readonly seed: number | null; readonly drawn: number };

export type Ids = {
  /** URL-safe text: codes, refresh tokens, session ids. */
  text(length: number): string;
  alphanumeric(length: number): string;
  hex(length: number): string;
  /** `QTZL-MCBW` */
  userCode(): string;
};

/**
 * With a seed the sequence is the same every time, for tests; it goes on after a restart because `drawn` is stored.
 * Seeded ids can be guessed by anyone who knows the seed.
 */
export function createIds(source: { read(): Drawn; write(drawn: Drawn): void }): Ids {
  function bytes(count: number): Uint8Array {
    const { seed, drawn } = source.read();
    if (seed === null) return crypto.getRandomValues(new Uint8Array(count));
    source.write({ seed, drawn: drawn + count });
    return Uint8Array.from({ length: count }, (_, index) => mix(seed, drawn + index));
  }

  function pick(alphabet: string, length: number): string {
    const fair = 256 - (256 % alphabet.length);
    let text = '';
    while (text.length < length) {
      for (const byte of bytes(length - text.length)) {
        if (byte < fair) text += alphabet.charAt(byte % alphabet.length);
      }
    }
    return text;
  }

  return {
    text: (length) => pick(URL_SAFE, length),
    alphanumeric: (length) => pick(ALPHANUMERIC, length),
    hex: (length) => pick(HEX, length),
    userCode: () => `${pick(BASE20, 4)}-${pick(BASE20, 4)}`,
  };
}

/** One byte of mulberry32. */
function mix(seed: number, index: number): number {
  let x = (seed + Math.imul(index + 1, 0x6d2b79f5)) | 0;
  x = Math.imul(x ^ (x >>> 15), x | 1);
  x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
  return (x ^ (x >>> 14)) & 0xff;
}
