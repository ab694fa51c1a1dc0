/** Form posts that the service worker caught at the callback, on their way to the page. */
import { newId } from '#lib/ids.ts';
import type { ParamList } from '#trace/event.ts';
import { database, type StoredPost } from './database.ts';

/** A post that no page has taken for this long (milliseconds) is thrown away: it holds a code or a token. */
const POST_LIFETIME_MS = 60 * 60 * 1000;

/** Keeps the fields of a post until the page takes them; returns the id to hand to the page. */
export async function keepPost(post: { url: string; fields: ParamList }, now = Date.now()): Promise<string> {
  const id = newId();
  const transaction = (await database()).transaction('posts', 'readwrite');
  const kept = await transaction.store.getAll();
  await Promise.all([
    ...kept.filter(({ at }) => now - at > POST_LIFETIME_MS).map((old) => transaction.store.delete(old.id)),
    transaction.store.put({ id, at: now, ...post }),
    transaction.done,
  ]);
  return id;
}

export async function findPost(id: string): Promise<StoredPost | undefined> {
  return (await database()).get('posts', id);
}

/** Once its fields are on record elsewhere. */
export async function forgetPost(id: string): Promise<void> {
  await (await database()).delete('posts', id);
}
