/** What came to the callback, read once. */
import { callbackAt, postedCallback } from '#flows/callback.ts';
import type { Callback } from '#flows/flow.ts';
import { findPost, forgetPost } from '#store/posts.ts';
import type { ParamList } from '#trace/event.ts';

/** The page that answered a form post where no worker caught it carries the fields as inert data. */
function postedFields(): ParamList | undefined {
  const text = document.getElementById('posted')?.textContent;
  return text ? (JSON.parse(text) as ParamList) : undefined;
}

async function read(): Promise<Callback> {
  const url = new URL(location.href);
  const posted = postedFields();
  if (posted) return postedCallback(url, posted);
  const post = url.searchParams.get('post');
  if (post) {
    const kept = await findPost(post);
    return kept ? postedCallback(url, kept.fields) : { via: 'form_post', url: url.href, params: [] };
  }
  return callbackAt(url);
}

let arrival: Promise<Callback> | undefined;

/** The same answer however often it is asked: React renders twice, and the address is cleared after the first. */
export function arrivedCallback(): Promise<Callback> {
  arrival ??= read();
  return arrival;
}

/**
 * Takes the parameters out of the address, once they are on record: a reload then brings nothing again. `path` is where
 * this page goes on.
 */
export async function clearAddress(path: string = location.pathname): Promise<void> {
  const post = new URL(location.href).searchParams.get('post');
  history.replaceState(history.state, '', path);
  if (post) await forgetPost(post);
}
