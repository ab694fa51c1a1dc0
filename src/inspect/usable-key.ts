/** Which key of a published set may verify a signature (RFC 7517 section 4, RFC 7518 section 3, RFC 8725 section 3.5). */
import { decodeBase64url } from '#lib/base64url.ts';
import type { JsonObject } from '#lib/json.ts';

const FEWEST_BITS = 2048;

/** What a key of each algorithm is made of. */
const KINDS: Record<string, { kty: string; crv?: string[] } | undefined> = {
  RS: { kty: 'RSA' },
  PS: { kty: 'RSA' },
  ES256: { kty: 'EC', crv: ['P-256'] },
  ES384: { kty: 'EC', crv: ['P-384'] },
  ES512: { kty: 'EC', crv: ['P-521'] },
  EdDSA: { kty: 'OKP', crv: ['Ed25519'] },
  Ed25519: { kty: 'OKP', crv: ['Ed25519'] },
};

/** Why a key must not be used: it is not meant for it, or it protects nothing. */
export type Unusable = { why: string; weak: boolean };

/**
 * Undefined where the key may verify signatures of `alg`. Reads what the key says of itself; whether its numbers make a
 * key, the import tells.
 */
export function unusable(key: JsonObject, alg: string): Unusable | undefined {
  const not = (why: string): Unusable => ({ why, weak: false });
  const { kty, crv, use, alg: forAlg, key_ops: operations } = key;
  const wanted = KINDS[alg] ?? KINDS[alg.slice(0, 2)];
  if (use !== undefined && use !== 'sig') return not(`its \`use\` is \`${said(use)}\`, not \`sig\``);
  if (operations !== undefined && !(Array.isArray(operations) && operations.includes('verify')))
    return not(`its \`key_ops\` is \`${said(operations)}\`, without \`verify\``);
  if (forAlg !== undefined && forAlg !== alg) return not(`its \`alg\` is \`${said(forAlg)}\``);
  if (wanted && kty !== wanted.kty) return not(`its \`kty\` is \`${said(kty)}\`, not \`${wanted.kty}\``);
  if (wanted?.crv && !wanted.crv.includes(String(crv)))
    return not(`its \`crv\` is \`${said(crv)}\`, not \`${wanted.crv[0]}\``);
  return kty === 'RSA' ? weakRsa(key) : undefined;
}

function weakRsa({ n, e }: JsonObject): Unusable | undefined {
  const bits = typeof n === 'string' ? bitsOf(n) : undefined;
  if (bits !== undefined && bits < FEWEST_BITS)
    return { why: `it has ${bits} bits, and ${FEWEST_BITS} are the least that holds`, weak: true };
  if (e === 'AQ') return { why: 'its exponent is 1: every signature fits', weak: true };
  return undefined;
}

function bitsOf(n: string): number | undefined {
  const bytes = decodeBase64url(n);
  const first = bytes?.findIndex((byte) => byte !== 0) ?? -1;
  if (!bytes || first < 0) return undefined;
  return (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes[first] ?? 0));
}

function said(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 40) : (JSON.stringify(value) ?? 'nothing').slice(0, 40);
}
