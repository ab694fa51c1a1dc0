import type { Json } from '#lib/json.ts';
import { database } from './database.ts';

export async function getSetting(key: string): Promise<Json | undefined> {
  return (await database()).get('settings', key);
}

export async function setSetting(key: string, value: Json): Promise<void> {
  await (await database()).put('settings', value, key);
}

/** Returns the setting, or keeps and returns the one that `make` gives. Two tabs at once get the same one. */
export async function settingOrNew(key: string, make: () => Json): Promise<Json> {
  const transaction = (await database()).transaction('settings', 'readwrite');
  const kept = await transaction.store.get(key);
  const value = kept ?? make();
  if (kept === undefined) await transaction.store.put(value, key);
  await transaction.done;
  return value;
}
