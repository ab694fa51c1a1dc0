import type { Ports } from '#engine/ports.ts';
import { findKeyPair, type KeyName, keepKeyPair } from '#store/keys.ts';

/** The parameters of Web Cryptography for the `alg` names of JOSE that a client signs with. */
const parameters: Record<string, RsaHashedKeyGenParams | EcKeyGenParams> = {
  RS256: {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  ES256: { name: 'ECDSA', namedCurve: 'P-256' },
};

/** The pair of this browser for this tenant, application and use; made when it is first asked for. */
export async function keyPairOf(name: KeyName): Promise<CryptoKeyPair> {
  const kept = await findKeyPair(name);
  if (kept) return kept;
  const algorithm = parameters[name.alg];
  if (!algorithm) throw new RangeError(`No key can be made here for ${name.alg}.`);
  const made = (await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])) as CryptoKeyPair;
  return keepKeyPair(name, made);
}

export const keyPair: Ports['keyPair'] = ({ issuer, clientId }, use, alg) =>
  keyPairOf({ issuer, clientId, use, alg });

/** The public key as PEM (SPKI), as the Dashboard takes it. */
export async function publicPem({ publicKey }: CryptoKeyPair): Promise<string> {
  const der = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  const base64 = btoa(String.fromCharCode(...der));
  return `-----BEGIN PUBLIC KEY-----\n${base64.replace(/.{64}(?=.)/g, '$&\n')}\n-----END PUBLIC KEY-----\n`;
}
