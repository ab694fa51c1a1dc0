/** Form posts that the service worker caught at the callback, on their way to the page. */
import { newId } from '#lib/ids.ts';
import type { ParamList } from '#trace/event.ts';
import { database, type StoredPost } from './database.ts';
import { isOver, POST_LIFETIME_MS } from './expire.ts';

/** Any site can post to the callback: it fills no disk. */
const MOST_KEPT = 20;

/**
 * Keeps the fields of a post whole, until the page takes them or an hour has passed; returns the id to hand to the
 * page. Of more than twenty the oldest go.
 */
export async function keepPost(post: { url: string; fields: ParamList }, now = Date.now()): Promise<string> {
  const id = newId();
  const transaction = (await database()).transaction('posts', 'readwrite');
  const kept = await transaction.store.getAll();
  const over = kept.filter(({ at }) => isOver(at, POST_LIFETIME_MS, now));
  const fresh = kept.filter((one) => !over.includes(one)).sort((a, b) => b.at - a.at);
  await Promise.all([
    ...[...over, ...fresh.slice(MOST_KEPT - 1)].map((old) => transaction.store.delete(old.id)),
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
