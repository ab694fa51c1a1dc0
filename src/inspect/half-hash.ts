import { encodeBase64url } from '#lib/base64url.ts';

/**
 * The left half of the hash of a value, as `at_hash` and `c_hash` hold it (OpenID Connect Core section 3.3.2.11);
 * undefined when the algorithm does not say which hash.
 */
export async function halfHash(alg: string, value: string): Promise<string | undefined> {
  const bits =
    /^(?:RS|PS|ES|HS)(256|384|512)$/.exec(alg)?.[1] ??
    (alg === 'EdDSA' || alg === 'Ed25519' ? '512' : undefined);
  if (!bits) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest(`SHA-${bits}`, new TextEncoder().encode(value)));
  return encodeBase64url(digest.subarray(0, digest.length / 2));
}
