import { keepPost } from '#store/posts.ts';
import { withPosted } from './posted-page.ts';

export const CALLBACK = '/callback' as const;

/** A form post of a login answer is small; what is larger is not one. */
const LARGEST_BODY = 4 * 1024 * 1024;
/** A database that another tab holds up answers late or never; the person waits at an empty page. */
const PATIENCE_MS = 3000;

/**
 * Keeps the fields of a form post (OpenID Connect `form_post`) and sends the browser to the page that reads them.
 * Because the worker answers the navigation itself, a code never reaches the host of the site. Where the database
 * takes nothing (full, blocked, refused), the answer is the app's page with the fields in it: a code comes once.
 * Does NOT say where the post came from or whether anybody waits for it.
 */
export async function catchPost(request: Request, appPage: () => Promise<Response>): Promise<Response> {
  const body = await readBody(request);
  if (body === undefined) return new Response('This form post is too large for a callback.', { status: 413 });
  const url = new URL(request.url);
  try {
    const id = await inTime(keepPost({ url: url.href, fields: [...new URLSearchParams(body)] }));
    return Response.redirect(new URL(`${CALLBACK}?post=${id}`, url.origin).href, 303);
  } catch {
    return postedPage(await appPage(), body);
  }
}

async function postedPage(page: Response, body: string): Promise<Response> {
  const headers = new Headers(page.headers);
  // They speak of the page as the host sent it.
  for (const name of ['content-length', 'content-encoding', 'etag', 'last-modified']) headers.delete(name);
  headers.set('cache-control', 'no-store');
  return new Response(withPosted(await page.text(), body), { headers });
}

/** Undefined as soon as there is more than a callback can be. */
async function readBody(request: Request): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const reader = request.body?.getReader();
  // Not every browser lets a worker read a body as it streams.
  if (!reader) {
    text = await request.text();
    return text.length > LARGEST_BODY ? undefined : text;
  }
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > LARGEST_BODY) {
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The database does not answer.')), PATIENCE_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
