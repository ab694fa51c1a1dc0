import { encodeBase64url } from './base64url.ts';

/** A random, URL-safe id. 12 bytes: enough that two runs of one browser never meet. */
export function newId(bytes = 12): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(bytes)));
}
