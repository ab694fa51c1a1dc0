/** Requests and answers as data, and back. */
import type { Answer } from '#flows/flow.ts';
import type { Json } from '#lib/json.ts';
import { type Problem, problem } from '#lib/problem.ts';
import type { HeaderList, HttpRequest, HttpResponse } from '#trace/event.ts';

/** A body longer than this is cut; 4 MiB are more than any answer of the API. */
export const KEPT_BYTES = 4 * 1024 * 1024;

const WITHOUT_BODY = new Set([101, 204, 205, 304]);
const FORM = 'application/x-www-form-urlencoded;charset=UTF-8';

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

const shown = (headers: Headers): HeaderList => [...headers].filter(([name]) => name !== 'user-agent');

/** What `fetch` was called with, as data. A form or a text is read as it stands; anything else by a Request. */
export async function requestAsData(
  input: Parameters<typeof fetch>[0],
  init: RequestInit = {},
): Promise<HttpRequest> {
  const { method = 'GET', body } = init;
  const plain = body === undefined || body === null || typeof body === 'string';
  if (input instanceof Request || !(plain || body instanceof URLSearchParams)) {
    const request = new Request(input, init);
    const text = request.method === 'GET' || request.method === 'HEAD' ? null : await request.text();
    return { method: request.method, url: request.url, headers: shown(request.headers), body: text };
  }
  const headers = new Headers(init.headers);
  if (body instanceof URLSearchParams && !headers.has('content-type')) headers.set('content-type', FORM);
  if (typeof body === 'string' && !headers.has('content-type'))
    headers.set('content-type', 'text/plain;charset=UTF-8');
  const sent = body === undefined || body === null ? null : String(body);
  return {
    method: method.toUpperCase(),
    url: URL.canParse(String(input)) ? new URL(input).href : String(input),
    headers: shown(headers),
    body: sent ?? (method === 'GET' || method === 'HEAD' ? null : ''),
  };
}

/**
 * A request goes to a whole http or https address and nowhere else: what is relative would go to the host of this page,
 * with whatever secret it carries.
 */
export function refuseAddress({ url }: Pick<HttpRequest, 'url'>): Problem | undefined {
  const whole = URL.canParse(url) ? new URL(url) : undefined;
  if (whole && (whole.username !== '' || whole.password !== '')) {
    return problem(
      'draft-invalid',
      'The address holds a name or a password',
      'A browser refuses to ask such an address. Nothing was sent. Take them out of the address.',
    );
  }
  if (whole && /^https?:$/.test(whole.protocol)) return undefined;
  const shown = url === '' ? 'It is empty.' : `\`${url}\` is none.`;
  return problem(
    'draft-invalid',
    'The address is no whole http or https address',
    `${shown} Nothing was sent. Write it with its scheme and host; where discovery gave it, the tenant has to mend it.`,
  );
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

/** What a Request made of `body` will send: the browser has put the method and the headers in its own form. */
export function asSent({ method, url, headers }: Request, body: string | null): HttpRequest {
  const bare = method === 'GET' || method === 'HEAD';
  return { method, url, headers: shown(headers), body: bare ? null : (body ?? '') };
}

/** Reads an answer, up to `KEPT_BYTES` of its body; what is beyond is not read. */
export async function recordResponse(response: Response, crossOrigin: boolean): Promise<HttpResponse> {
  const { text, cut, brokenOff } = await readUpTo(response, KEPT_BYTES);
  const headers: HeaderList = [...response.headers];
  return {
    status: response.status,
    statusText: response.statusText,
    headers,
    body: text,
    headersHidden: crossOrigin && headers.every(([name]) => SAFELISTED.has(name)),
    ...(cut ? { truncated: true } : {}),
    ...(brokenOff ? { brokenOff: true } : {}),
  };
}

type Body = { text: string; cut?: boolean; brokenOff?: boolean };

async function readUpTo({ body }: Response, most: number): Promise<Body> {
  if (!body) return { text: '' };
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let left = most;
  for (;;) {
    let chunk: ReadableStreamReadResult<Uint8Array<ArrayBuffer>>;
    try {
      chunk = await reader.read();
    } catch (error) {
      // Stopped, or out of time: no answer. Anything else: status, headers and what came so far did come.
      if (error instanceof Error && /^(?:Abort|Timeout)Error$/.test(error.name)) throw error;
      return { text, brokenOff: true };
    }
    const { done, value } = chunk;
    if (done) return { text: text + decoder.decode() };
    if (value.byteLength > left) {
      text += decoder.decode(value.subarray(0, left));
      await reader.cancel().catch(() => undefined);
      return { text, cut: true };
    }
    left -= value.byteLength;
    text += decoder.decode(value, { stream: true });
  }
}

/** The recorded answer, for the step that judges it. */
export function answerOf(response: HttpResponse, brought: boolean): Answer {
  const { status, statusText, headers, body } = response;
  let parsed: { value: Json | undefined } | undefined;
  return {
    ...response,
    brought,
    header: (name) => headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1],
    json: () => {
      parsed ??= { value: jsonOf(body) };
      return parsed.value;
    },
    asResponse: () => new Response(WITHOUT_BODY.has(status) ? null : body, { status, statusText, headers }),
  };
}

function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
