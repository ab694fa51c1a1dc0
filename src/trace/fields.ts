/** Requests and answers as named fields: what forms, tables, differences and rules compare. */
import { isJsonObject, type JsonObject } from '#lib/json.ts';
import type { HeaderList, HttpRequest, HttpResponse, ParamList } from './event.ts';

export type Body =
  | { kind: 'none' }
  | { kind: 'form'; params: ParamList }
  | { kind: 'json'; value: JsonObject }
  | { kind: 'other'; text: string };

export function headerOf(headers: HeaderList, name: string): string | undefined {
  return headers.find(([header]) => header.toLowerCase() === name)?.[1];
}

/** The parameters of the query string, in order, repeated ones too. Empty for what is not a URL. */
export function queryOf(url: string): ParamList {
  return URL.canParse(url) ? [...new URL(url).searchParams] : [];
}

/** Reads a body as its content type says. What does not parse is `other`, never an error. */
export function bodyOf({ headers, body }: Pick<HttpRequest | HttpResponse, 'headers' | 'body'>): Body {
  if (body === null || body === '') return { kind: 'none' };
  const type = headerOf(headers, 'content-type')?.toLowerCase() ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { kind: 'form', params: [...new URLSearchParams(body)] };
  }
  const value = jsonObjectOf(body);
  return value ? { kind: 'json', value } : { kind: 'other', text: body };
}

/** The object in a JSON text; undefined for anything else. */
export function jsonObjectOf(text: string | undefined): JsonObject | undefined {
  if (!text?.trimStart().startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Requests are never changed, and rules ask for the same one again and again. */
const known = new WeakMap<HttpRequest, ParamList>();

/** Every named parameter that a request carries, in the query and in the body. JSON members as text. */
function paramsOf(request: HttpRequest): ParamList {
  const before = known.get(request);
  if (before) return before;
  const params = [...queryOf(request.url), ...bodyParams(request)];
  known.set(request, params);
  return params;
}

function bodyParams(request: HttpRequest): ParamList {
  const body = bodyOf(request);
  if (body.kind === 'form') return body.params;
  return body.kind === 'json' ? memberTexts(body.value) : [];
}

/** The members of a JSON object as text: strings as they are, everything else as JSON. */
export function memberTexts(value: JsonObject): ParamList {
  return Object.entries(value).map(([name, member]) => [
    name,
    typeof member === 'string' ? member : JSON.stringify(member),
  ]);
}

export function paramOf(request: HttpRequest, name: string): string | undefined {
  return paramsOf(request).find(([param]) => param === name)?.[1];
}
