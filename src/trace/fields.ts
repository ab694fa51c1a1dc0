/** Requests and answers as named fields: what forms, tables, differences and rules compare. */
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import type { HeaderList, HttpRequest, HttpResponse, ParamList } from './event.ts';

export type Body =
  | { kind: 'none' }
  | { kind: 'form'; params: ParamList }
  | { kind: 'json'; value: Json }
  | { kind: 'other'; text: string };

export function headerOf(headers: HeaderList, name: string): string | undefined {
  return headers.find(([header]) => header.toLowerCase() === name)?.[1];
}

/** The parameters of the query string, in order, repeated ones too. Empty for what is not a URL. */
export function queryOf(url: string): ParamList {
  return URL.canParse(url) ? [...new URL(url).searchParams] : [];
}

/**
 * Reads a body as its content type says. An object or a list is JSON under any type but a form's: tenants answer with
 * the wrong one. What does not parse is `other`, never an error.
 */
export function bodyOf({ headers, body }: Pick<HttpRequest | HttpResponse, 'headers' | 'body'>): Body {
  if (body === null || body === '') return { kind: 'none' };
  const type = headerOf(headers, 'content-type')?.toLowerCase() ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { kind: 'form', params: [...new URLSearchParams(body)] };
  }
  const isJson = /^[^;]*[/+]json\b/.test(type) || /^\s*[[{]/.test(body);
  const value = isJson ? jsonOf(body) : undefined;
  return value === undefined ? { kind: 'other', text: body } : { kind: 'json', value };
}

/** The value of a JSON text; undefined for anything else. */
function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** The object in a JSON text; undefined for anything else. */
export function jsonObjectOf(text: string | undefined): JsonObject | undefined {
  const value = text?.trimStart().startsWith('{') ? jsonOf(text) : undefined;
  return isJsonObject(value) ? value : undefined;
}

/** Requests are never changed, and rules ask for the same one again and again. */
const known = new WeakMap<HttpRequest, ParamList>();

/** Every named parameter that a request carries, in the query and in the body. JSON members as text. */
export function paramsOf(request: HttpRequest): ParamList {
  const before = known.get(request);
  if (before) return before;
  const params = [...queryOf(request.url), ...bodyParams(request)];
  known.set(request, params);
  return params;
}

function bodyParams(request: HttpRequest): ParamList {
  const body = bodyOf(request);
  if (body.kind === 'form') return body.params;
  return body.kind === 'json' && isJsonObject(body.value) ? memberTexts(body.value) : [];
}

/** The members of an object, or the items of a list by their index, as text: strings as they are, all else as JSON. */
export function memberTexts(value: Json): ParamList {
  if (typeof value !== 'object' || value === null) return [['', textOf(value)]];
  return Object.entries(value).map(([name, member]) => [name, textOf(member)]);
}

function textOf(value: Json): string {
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value);
  } catch {
    return '(nested too deep to be written here)';
  }
}

/** Undefined, too, where there is no request: nobody left from here. */
export function paramOf(request: HttpRequest | undefined, name: string): string | undefined {
  return request && paramsOf(request).find(([param]) => param === name)?.[1];
}
