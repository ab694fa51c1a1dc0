import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64url } from './base64url.ts';

/** SHA-256 of a text's UTF-8 bytes, base64url without padding, at once: WebCrypto's is asynchronous. */
export function sha256Base64url(text: string): string {
  return encodeBase64url(sha256(new TextEncoder().encode(text)));
}
