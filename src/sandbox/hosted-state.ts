/**
 * The `state` in the address of the hosted pages: base64url of a MessagePack map with `h` (secret of the visit),
 * `n`, `tid` (its id) and `cid` (the application). It is not the `state` of the application.
 */
import { decodeBase64url, encodeBase64url } from '#lib/base64url.ts';
import type { Transaction } from './state.ts';

export function hostedState({ id, secret, client_id }: Transaction): string {
  const map = { h: secret, n: 'universal-login', tid: id, cid: client_id };
  const parts = Object.entries(map).flatMap(([name, value]) => [packed(name), packed(value)]);
  return encodeBase64url(Uint8Array.from([0x80 | 4, ...parts.flat()]));
}

function packed(text: string): number[] {
  const bytes = [...new TextEncoder().encode(text)];
  return bytes.length < 32 ? [0xa0 | bytes.length, ...bytes] : [0xd9, bytes.length, ...bytes];
}

/** Null for anything that this tenant did not make. */
export function readHostedState(text: string): { id: string; secret: string } | null {
  const bytes = text.length < 1000 ? decodeBase64url(text) : null;
  if (!bytes || bytes[0] !== (0x80 | 4)) return null;
  const words: string[] = [];
  let at = 1;
  while (at < bytes.length && words.length < 8) {
    const head = bytes[at] ?? 0;
    const long = head === 0xd9;
    if (!long && (head & 0xe0) !== 0xa0) return null;
    const length = long ? (bytes[at + 1] ?? 0) : head & 0x1f;
    at += long ? 2 : 1;
    words.push(new TextDecoder().decode(bytes.slice(at, at + length)));
    at += length;
  }
  const [h, secret, n, , tid, id] = words;
  return h === 'h' && n === 'n' && tid === 'tid' && id && secret ? { id, secret } : null;
}
