/** The `state` of Auth0's own pages: base64url MessagePack that names the application and the transaction. */
import { decodeBase64url } from '#lib/base64url.ts';

export type HostedState = { h?: string; n?: string; tid?: string; cid?: string };

const LONGEST = 4096;
const NAMES = new Set(['h', 'n', 'tid', 'cid']);

/** Reads a MessagePack map of short texts; undefined for anything else. Nothing is verified: Auth0 alone can. */
export function decodeHostedState(text: string): HostedState | undefined {
  if (text.length > LONGEST || !/^[gh]/.test(text)) return undefined;
  const bytes = decodeBase64url(text);
  if (!bytes) return undefined;
  const size = (bytes[0] ?? 0) ^ 0x80;
  if (size < 1 || size > 15) return undefined;
  const entries: [string, string][] = [];
  let at = 1;
  for (let index = 0; index < size; index++) {
    const name = readText(bytes, at);
    const value = name && readText(bytes, name.next);
    if (!value) return undefined;
    entries.push([name.text, value.text]);
    at = value.next;
  }
  const known = entries.filter(([name]) => NAMES.has(name));
  return at === bytes.length && known.length > 1 ? Object.fromEntries(known) : undefined;
}

function readText(bytes: Uint8Array<ArrayBuffer>, at: number): { text: string; next: number } | undefined {
  const mark = bytes[at] ?? 0;
  const fixed = mark >= 0xa0 && mark <= 0xbf;
  if (!fixed && mark !== 0xd9 && mark !== 0xda) return undefined;
  const head = fixed ? 1 : mark === 0xd9 ? 2 : 3;
  const length = fixed
    ? mark & 0x1f
    : mark === 0xd9
      ? (bytes[at + 1] ?? 0)
      : (bytes[at + 1] ?? 0) * 256 + (bytes[at + 2] ?? 0);
  const next = at + head + length;
  if (next > bytes.length) return undefined;
  return { text: new TextDecoder().decode(bytes.subarray(at + head, next)), next };
}
