/**
 * What the practice tenant keeps: one document for its data, one entry for each browser session, and the documents
 * that were put aside because they could not be used.
 */
import { isJsonObject, type Json } from '#lib/json.ts';
import { database } from './database.ts';

const STATE = 'state';
const SESSION = 'session:';
const KEPT = 'kept:';

/** A state that another one took the place of. `reason` says what was wrong with it. */
export type KeptSandboxState = { key: string; at: string; reason: string; state: Json };

export async function loadSandboxState(): Promise<Json | undefined> {
  return (await database()).get('sandbox', STATE);
}

export async function saveSandboxState(state: Json): Promise<void> {
  await (await database()).put('sandbox', state, STATE);
}

/** Keeps the document that is stored now under a key of its own, as it is. */
export async function keepSandboxState(reason: string, now = new Date()): Promise<void> {
  const at = now.toISOString();
  const transaction = (await database()).transaction('sandbox', 'readwrite');
  const state = (await transaction.store.get(STATE)) ?? null;
  await transaction.store.put({ at, reason, state }, KEPT + at);
  await transaction.done;
}

/** The documents that were put aside, the oldest first. */
export async function keptSandboxStates(): Promise<KeptSandboxState[]> {
  const range = IDBKeyRange.bound(KEPT, `${KEPT}\uffff`);
  const { store } = (await database()).transaction('sandbox');
  const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  return values.flatMap((value, index) => {
    const key = keys[index];
    if (key === undefined || !isJsonObject(value)) return [];
    return [{ key, at: String(value['at']), reason: String(value['reason']), state: value['state'] ?? null }];
  });
}

export async function deleteKeptSandboxState(key: string): Promise<void> {
  if (key.startsWith(KEPT)) await (await database()).delete('sandbox', key);
}

export async function loadSandboxSession(id: string): Promise<Json | undefined> {
  return (await database()).get('sandbox', SESSION + id);
}

export async function saveSandboxSession(id: string, session: Json): Promise<void> {
  await (await database()).put('sandbox', session, SESSION + id);
}
