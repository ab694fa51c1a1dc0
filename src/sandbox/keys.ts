/** The keys that sign tokens: RSA 2048, made when first needed, kept in the state as JWKs. */
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { decodeBase64url, encodeBase64url, encodeText } from '#lib/base64url.ts';
import type { JsonObject } from '#lib/json.ts';
import { selfSignedCertificate, sha1 } from './certificate.ts';
import type { IdTokenKey } from './faults.ts';
import type { Ids } from './ids.ts';
import type { StoredKey } from './state.ts';
import type { Store } from './store.ts';

const ALG = 'RS256';
const KID_LENGTH = 21;
/** The current key, the next one, and after a rotation the one before. */
const MOST_KEYS = 3;

export type Keys = {
  /** The key set of `/.well-known/jwks.json`. `x5t` is Auth0's: base64url of the thumbprint as hex text. */
  published(): Promise<JsonObject[]>;
  sign(claims: JWTPayload, typ?: string, key?: IdTokenKey): Promise<string>;
  /** The claims of a token that this tenant signed, expired or not; null for anything else. */
  verify(jwt: string): Promise<JWTPayload | null>;
  /** The next key becomes the current one; the one before stays published for a while. */
  rotate(): Promise<void>;
  /** The secret of the five-part access tokens, 256 bits. */
  encryption(): Promise<Uint8Array>;
};

/** `name` is the subject of the certificates: the tenant's domain. */
export function createKeys(store: Store, ids: Ids, name: string): Keys {
  // By the key itself: with a seed, a reset makes another key with the same kid.
  const imported = new WeakMap<StoredKey, Promise<CryptoKey>>();
  const documents = new WeakMap<StoredKey, Promise<JsonObject>>();
  let making: Promise<void> | undefined;
  let unpublished: Promise<StoredKey> | undefined;
  let secret: { text: string; bytes: Uint8Array } | undefined;

  async function make(): Promise<StoredKey> {
    // Drawn before the wait, so that two keys at once get their ids in order.
    const kid = ids.text(KID_LENGTH);
    const { privateKey } = await generateKeyPair(ALG, { modulusLength: 2048, extractable: true });
    return { kid, jwk: (await exportJWK(privateKey)) as JsonObject };
  }

  async function fill(): Promise<void> {
    const made = await Promise.all([make(), make()]);
    store.state.keys = { ...store.state.keys, signing: made };
    await store.save();
  }

  async function signing(): Promise<readonly StoredKey[]> {
    if (store.state.keys.signing.length === 0) {
      making ??= fill().finally(() => {
        making = undefined;
      });
      await making;
    }
    return store.state.keys.signing;
  }

  function privateKey(stored: StoredKey): Promise<CryptoKey> {
    const known = imported.get(stored);
    if (known) return known;
    const key = importJWK(stored.jwk, ALG) as Promise<CryptoKey>;
    imported.set(stored, key);
    return key;
  }

  function publicKey({ jwk: { kty, n, e } }: StoredKey): Promise<CryptoKey> {
    return importJWK({ kty: String(kty), n: String(n), e: String(e) }, ALG, {
      extractable: true,
    }) as Promise<CryptoKey>;
  }

  function published(stored: StoredKey): Promise<JsonObject> {
    const known = documents.get(stored);
    if (known) return known;
    const made = documentOf(stored);
    documents.set(stored, made);
    return made;
  }

  async function documentOf(stored: StoredKey): Promise<JsonObject> {
    const { kid, jwk } = stored;
    const certificate = await selfSignedCertificate(name, {
      publicKey: await publicKey(stored),
      privateKey: await privateKey(stored),
    });
    return {
      kty: jwk['kty'] ?? null,
      use: 'sig',
      n: jwk['n'] ?? null,
      e: jwk['e'] ?? null,
      kid,
      x5t: encodeText(hex(await sha1(certificate))),
      x5c: [btoa(String.fromCharCode(...certificate))],
      alg: ALG,
    };
  }

  async function chosen(key: IdTokenKey): Promise<StoredKey> {
    if (key === 'unpublished') {
      unpublished ??= make();
      return unpublished;
    }
    const [current] = await signing();
    if (!current) throw new Error('There is no signing key.');
    return current;
  }

  return {
    async published() {
      return Promise.all((await signing()).map(published));
    },
    async sign(claims, typ = 'JWT', key = 'current') {
      if (key === 'none') return new UnsecuredJWT(claims).encode();
      const stored = await chosen(key);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: ALG, typ, kid: stored.kid })
        .sign(await privateKey(stored));
    },
    async verify(jwt) {
      try {
        const { payload } = await jwtVerify(
          jwt,
          async ({ kid }) => {
            const stored = (await signing()).find((one) => one.kid === kid);
            if (!stored) throw new Error('Unknown key.');
            return publicKey(stored);
          },
          // Expiry is the caller's business, by the tenant's own clock.
          { algorithms: [ALG], currentDate: new Date(0) },
        );
        return payload;
      } catch {
        return null;
      }
    },
    async rotate() {
      const [current, next] = await signing();
      const fresh = await make();
      const kept = [next, fresh, current].filter((key) => key !== undefined).slice(0, MOST_KEYS);
      store.state.keys = { ...store.state.keys, signing: kept };
      await store.save();
    },
    async encryption() {
      if (store.state.keys.encryption === '') {
        const encryption = encodeBase64url(crypto.getRandomValues(new Uint8Array(32)));
        store.state.keys = { ...store.state.keys, encryption };
        await store.save();
      }
      const { keys } = store.state;
      if (secret?.text !== keys.encryption) {
        secret = { text: keys.encryption, bytes: decodeBase64url(keys.encryption) ?? new Uint8Array(32) };
      }
      return secret.bytes;
    },
  };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
}
