import { keepPost } from '#store/posts.ts';

export const CALLBACK = '/callback';

/** A form post of a login answer is small; what is larger is not one. */
const LARGEST_BODY = 4 * 1024 * 1024;

/**
 * Keeps the fields of a form post (OpenID Connect `form_post`) and sends the browser to the page that reads them.
 * Because the worker answers the navigation itself, a code never reaches the host of the site.
 */
export async function catchPost(request: Request): Promise<Response> {
  const body = await request.text();
  if (body.length > LARGEST_BODY)
    return new Response('This form post is too large for a callback.', { status: 413 });
  const url = new URL(request.url);
  const id = await keepPost({ url: url.href, fields: [...new URLSearchParams(body)] });
  return Response.redirect(new URL(`${CALLBACK}?post=${id}`, url.origin).href, 303);
}
