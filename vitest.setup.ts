import { afterAll } from 'vitest';
import { closeDatabase } from '#store/database.ts';

/**
 * RSA key pairs come from a pool: making one takes 0.2 s, and the suite asks for hundreds. The first of a process are
 * made as ever and then come again in turn, so pairs that are asked for one after another differ. A test that needs
 * more than `POOL` different pairs at once would see one twice.
 */
const POOL = 8;
const POOLED = Symbol.for('grantscope.pooled');

type Made = CryptoKey | CryptoKeyPair;
type Generate = { (...args: Parameters<SubtleCrypto['generateKey']>): Promise<Made>; [POOLED]?: true };

function fromPool(generate: Generate): Generate {
  const pools = new Map<string, Promise<Made>[]>();
  return function (this: SubtleCrypto, ...args) {
    const kind = JSON.stringify(args, (_key, part) => (part instanceof Uint8Array ? [...part] : part));
    if (!kind.includes('RSA')) return generate.apply(this, args);
    const pool = pools.get(kind) ?? [];
    pools.set(kind, pool);
    const pair = pool.length < POOL ? generate.apply(this, args) : pool.shift();
    if (!pair) throw new Error('The pool is empty.');
    pool.push(pair);
    return pair;
  };
}

const prototype = SubtleCrypto.prototype as { generateKey: Generate };
// Without isolation this runs once a file, in one process.
if (!prototype.generateKey[POOLED])
  prototype.generateKey = Object.assign(fromPool(prototype.generateKey), { [POOLED]: true as const });

/** What a file kept in the fake IndexedDB ends with the file. */
afterAll(async () => {
  if (!('indexedDB' in globalThis)) return;
  await closeDatabase();
  const { IDBFactory } = await import('fake-indexeddb');
  globalThis.indexedDB = new IDBFactory();
});
