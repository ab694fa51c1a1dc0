import { type CryptoKey, compactVerify, errors, importJWK, importSPKI, importX509, type JWK } from 'jose';
import { algorithm } from '#catalog/algorithms.ts';
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { isBroken } from './broken.ts';
import { fail, pass, unknown } from './checks.ts';
import { textOf } from './json.ts';
import { readToken } from './token.ts';

/** One of them: the key set of an issuer, a key, a PEM (public key or certificate), or the secret of HS256. */
export type VerificationKey =
  | { jwks: JsonObject }
  | { jwk: JsonObject }
  | { pem: string }
  | { secret: string };

const about = { id: 'signature', title: 'Signature is good' };

/**
 * Verifies the signature of a compact JWS (RFC 7515 section 5.2) and nothing else: no claim, no `typ`. A public key
 * never verifies an HMAC, and a `secret` nothing else. `unknown` when the key does not suit the algorithm or the
 * algorithm is not known here. Problem codes: `token-malformed`, `alg-none`, `unknown-kid`, `signature-invalid`,
 * `key-malformed`.
 */
export async function verifySignature(token: string, key: VerificationKey): Promise<Check> {
  const read = readToken(token);
  if (isBroken(read))
    return fail({
      ...about,
      detail: `${read.message} At character ${read.offset + 1}.`,
      problem: 'token-malformed',
    });
  if (read.form === 'jwe')
    return unknown({
      ...about,
      detail: 'The token is encrypted. Only its reader can see a signature inside.',
    });
  const alg = textOf(read.header, 'alg') ?? '';
  const kid = textOf(read.header, 'kid');
  const kind = algorithm(alg)?.kind;
  if (alg.toLowerCase() === 'none')
    return fail({ ...about, detail: '`alg` is `none`: there is no signature.', problem: 'alg-none' });
  if (kind !== 'mac' && kind !== 'signature')
    return unknown({ ...about, detail: `\`alg\` is \`${alg}\`, which is not known here.` });
  if ('secret' in key) {
    if (kind === 'signature')
      return unknown({ ...about, detail: `\`${alg}\` needs a public key, not a secret.` });
    return verifyWith(token, alg, [new TextEncoder().encode(key.secret)], 'the secret');
  }
  if ('pem' in key) {
    if (kind === 'mac')
      return unknown({
        ...about,
        detail: `\`${alg}\` needs the secret. A public key as a secret would let anybody sign.`,
      });
    const imported = await importPem(key.pem, alg);
    return imported
      ? verifyWith(token, alg, [imported], 'the key')
      : badKey(`The PEM holds no public key for \`${alg}\`.`);
  }
  const keys = 'jwk' in key ? [key.jwk] : keysOf(key.jwks);
  if (kind === 'mac' && !keys.some(({ kty }) => kty === 'oct'))
    return unknown({
      ...about,
      detail: `\`${alg}\` is checked with the client secret, which is not among the public keys.`,
    });
  const named = kid === undefined || 'jwk' in key ? keys : keys.filter((each) => each['kid'] === kid);
  if (named.length === 0) return fail({ ...about, detail: unknownKid(kid, keys), problem: 'unknown-kid' });
  const usable = await importAll(named, alg);
  if (usable.length === 0) return badKey(`No key of the set suits \`${alg}\`.`);
  return verifyWith(token, alg, usable, kid === undefined ? 'a key of the issuer' : `the key \`${kid}\``);
}

/** The sentence for a `kid` that is not in the set. */
export function unknownKid(kid: string | undefined, keys: JsonObject[]): string {
  const known = keys.map((each) =>
    typeof each['kid'] === 'string' ? `\`${each['kid']}\`` : 'one without `kid`',
  );
  const has = known.length ? `The keys are ${known.slice(0, 8).join(', ')}.` : 'The key set is empty.';
  return kid === undefined ? `The token names no \`kid\`. ${has}` : `The token names \`${kid}\`. ${has}`;
}

export function keysOf(jwks: JsonObject): JsonObject[] {
  const keys = jwks['keys'];
  return Array.isArray(keys) ? keys.filter(isJsonObject) : [];
}

async function verifyWith(
  token: string,
  alg: string,
  keys: (CryptoKey | Uint8Array)[],
  by: string,
): Promise<Check> {
  let refusal = '';
  for (const key of keys) {
    try {
      await compactVerify(token, key, { algorithms: [alg] });
      return pass({ ...about, detail: `\`${alg}\`, checked with ${by}.` });
    } catch (error) {
      if (!(error instanceof errors.JWSSignatureVerificationFailed))
        refusal = error instanceof Error ? error.message : '';
    }
  }
  if (refusal) return unknown({ ...about, detail: `It cannot be checked with ${by}: ${refusal}` });
  return fail({
    ...about,
    detail: `\`${alg}\` does not fit ${by}: the token was changed, or another key signed it.`,
    problem: 'signature-invalid',
  });
}

async function importAll(keys: JsonObject[], alg: string): Promise<(CryptoKey | Uint8Array)[]> {
  const imported = await Promise.allSettled(keys.map((key) => importJWK(key as JWK, alg)));
  return imported.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
}

async function importPem(pem: string, alg: string): Promise<CryptoKey | undefined> {
  try {
    return pem.includes('BEGIN CERTIFICATE')
      ? await importX509(pem.trim(), alg)
      : await importSPKI(pem.trim(), alg);
  } catch {
    return undefined;
  }
}

function badKey(detail: string): Check {
  return fail({ ...about, detail, problem: 'key-malformed' });
}
