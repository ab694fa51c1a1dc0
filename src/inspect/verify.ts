import { type CryptoKey, compactVerify, errors, importJWK, importSPKI, importX509, type JWK } from 'jose';
import { algorithm } from '#catalog/algorithms.ts';
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import type { Check } from '#trace/event.ts';
import { isBroken } from './broken.ts';
import { fail, pass, unknown } from './checks.ts';
import { formatJson, type JsonNode, member, textOf } from './json.ts';
import { readToken } from './token.ts';
import { unusable } from './usable-key.ts';

/** One of them: the key set of an issuer, a key, a PEM (public key or certificate), or the secret of HS256. */
export type VerificationKey =
  | { jwks: JsonObject }
  | { jwk: JsonObject }
  | { pem: string }
  | { secret: string };

const about = { id: 'signature', title: 'Signature is good' };

/**
 * Verifies the signature of a compact JWS (RFC 7515 section 5.2) and nothing else: no claim, no `typ`. A public key
 * never verifies an HMAC, and a `secret` nothing else. Of a set, only a key that the token names and that is meant for it
 * counts (`usable-key.ts`). `unknown` when the key does not suit the algorithm or the algorithm is not known here. Problem
 * codes of what fails: `token-malformed`, `alg-none`, `unknown-kid`, `signature-invalid`, `key-malformed`, `key-weak`,
 * `secret-published`; of what is not known: `key-unusable`, `alg-unknown`, `signature-not-checked`.
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
      problem: 'signature-not-checked',
    });
  const alg = textOf(read.header, 'alg') ?? '';
  const kind = algorithm(alg)?.kind;
  if (alg.toLowerCase() === 'none')
    return fail({ ...about, detail: '`alg` is `none`: there is no signature.', problem: 'alg-none' });
  if (kind !== 'mac' && kind !== 'signature')
    return unknown({
      ...about,
      detail: `\`alg\` is \`${alg}\`, which is not known here.`,
      problem: 'alg-unknown',
    });
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
  if ('jwk' in key) {
    if (kind === 'mac' && key.jwk['kty'] !== 'oct') return needsSecret(alg);
    const [imported] = await importAll([key.jwk], alg);
    return imported
      ? verifyWith(token, alg, [imported], 'the key')
      : badKey(`The key does not suit \`${alg}\`.`);
  }
  return verifyWithSet(token, alg, member(read.header, 'kid'), keysOf(key.jwks));
}

async function verifyWithSet(
  token: string,
  alg: string,
  kid: JsonNode | undefined,
  keys: JsonObject[],
): Promise<Check> {
  if (algorithm(alg)?.kind === 'mac') {
    if (!keys.some(({ kty }) => kty === 'oct')) return needsSecret(alg);
    const detail = `\`${alg}\` is checked with a secret, and the key set has one in it: anybody can read it, and sign.`;
    return fail({ ...about, detail, problem: 'secret-published' });
  }
  const name = kid?.kind === 'string' ? kid.value : undefined;
  if (kid && name === undefined)
    return fail({
      ...about,
      detail: `The token's \`kid\` is no text: \`${formatJson(kid).slice(0, 80)}\`.`,
      problem: 'unknown-kid',
    });
  const named = name === undefined ? keys : keys.filter((each) => each['kid'] === name);
  if (named.length === 0) return fail({ ...about, detail: unknownKid(name, keys), problem: 'unknown-kid' });
  const judged = named.map((key) => ({ key, not: unusable(key, alg) }));
  const usable = await importAll(
    judged.flatMap(({ key, not }) => (not ? [] : [key])),
    alg,
  );
  const by = name === undefined ? 'a key of the issuer' : `the key \`${name}\``;
  if (usable.length > 0) return verifyWith(token, alg, usable, by);
  const [first] = judged.flatMap(({ not }) => (not ? [not] : []));
  const detail = `\`${alg}\` cannot be checked with ${by}: ${first?.why ?? 'its numbers make no key'}.`;
  return first?.weak
    ? fail({ ...about, detail, problem: 'key-weak' })
    : unknown({ ...about, detail, problem: 'key-unusable' });
}

function needsSecret(alg: string): Check {
  return unknown({
    ...about,
    detail: `\`${alg}\` is checked with the client secret, which is not among the public keys.`,
    problem: 'signature-not-checked',
  });
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
  if (refusal)
    return unknown({
      ...about,
      detail: `It cannot be checked with ${by}: ${refusal}`,
      problem: 'key-unusable',
    });
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
