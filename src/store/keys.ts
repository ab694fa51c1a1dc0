/** Key pairs of this browser. A private key cannot be taken out of it: IndexedDB keeps the CryptoKey itself. */
import { database } from './database.ts';

/** Whose key it is, and what for. */
export type KeyName = { issuer: string; clientId: string; use: string; alg: string };

const nameOf = ({ issuer, clientId, use, alg }: KeyName) => JSON.stringify([issuer, clientId, use, alg]);

export async function findKeyPair(name: KeyName): Promise<CryptoKeyPair | undefined> {
  return (await database()).get('keys', nameOf(name));
}

/** Keeps the first pair under a name: another tab may have been faster, and then its pair is the one. */
export async function keepKeyPair(name: KeyName, pair: CryptoKeyPair): Promise<CryptoKeyPair> {
  const transaction = (await database()).transaction('keys', 'readwrite');
  const before = await transaction.store.get(nameOf(name));
  if (!before) await transaction.store.put(pair, nameOf(name));
  await transaction.done;
  return before ?? pair;
}

export async function listKeyPairs(): Promise<KeyName[]> {
  const keys = await (await database()).getAllKeys('keys');
  return keys.map((key) => {
    const [issuer = '', clientId = '', use = '', alg = ''] = JSON.parse(key) as string[];
    return { issuer, clientId, use, alg };
  });
}
