/** Requests and answers as data, and back. */
import type { HeaderList, HttpRequest, HttpResponse } from '#trace/event.ts';

/** A body longer than this is cut; 4 MiB of text is more than any answer of the API. */
const KEPT_CHARACTERS = 4 * 1024 * 1024;

const WITHOUT_BODY = new Set([101, 204, 205, 304]);

/** Header names that a cross-origin answer shows without `access-control-expose-headers`. */
const SAFELISTED = new Set([
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]);

/** Reads a Request's bytes as text. Consumes its body. */
export async function recordRequest(request: Request): Promise<HttpRequest> {
  const body = request.method === 'GET' || request.method === 'HEAD' ? null : await request.text();
  const headers: HeaderList = [...request.headers].filter(([name]) => name !== 'user-agent');
  return { method: request.method, url: request.url, headers, body };
}

/** Builds the Request to send. Throws a TypeError for what `fetch` refuses: a bad URL, method or header name. */
export function toRequest({ method, url, headers, body }: HttpRequest, signal: AbortSignal): Request {
  return new Request(url, {
    method,
    headers,
    ...(body === null || body === '' ? {} : { body }),
    signal,
    redirect: 'manual',
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
}

/** Reads an answer whole. Consumes its body. */
export async function recordResponse(response: Response, crossOrigin: boolean): Promise<HttpResponse> {
  const body = await response.text();
  const headers: HeaderList = [...response.headers];
  return {
    status: response.status,
    statusText: response.statusText,
    headers,
    body: body.slice(0, KEPT_CHARACTERS),
    headersHidden: crossOrigin && headers.every(([name]) => SAFELISTED.has(name)),
    ...(body.length > KEPT_CHARACTERS ? { truncated: true } : {}),
  };
}

/** The recorded answer as a Response again, for the step that judges it. */
export function toResponse({ status, statusText, headers, body }: HttpResponse): Response {
  return new Response(WITHOUT_BODY.has(status) ? null : body, { status, statusText, headers });
}
