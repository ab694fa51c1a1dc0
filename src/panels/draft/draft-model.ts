/** A draft as rows that a form can edit, as raw text, and back. Nothing is lost on the way. */
import type { Document, HeaderList, HttpRequest, ParamList } from '#trace/event.ts';

export type DraftRow = { id: number; on: boolean; name: string; value: string };

export type DraftForm = {
  method: string;
  /** The address without its query, which is in the rows. */
  address: string;
  query: DraftRow[];
  headers: DraftRow[];
  /** A form body as rows; any other body as text. */
  body: { kind: 'form'; rows: DraftRow[] } | { kind: 'text'; text: string };
};

/** What the person made of a draft: a request, a document, or raw text that cannot be read yet, and is not sent. */
export type EditedDraft =
  | { request: HttpRequest; document?: undefined; unreadable?: undefined }
  | { document: Document; request?: undefined; unreadable?: undefined }
  | { unreadable: string; request?: undefined; document?: undefined };

export type RawError = { line: number; message: string };

const FORM = 'application/x-www-form-urlencoded';

let lastId = 0;
export function newRow(name = '', value = ''): DraftRow {
  lastId += 1;
  return { id: lastId, on: true, name, value };
}

const rowsOf = (list: ParamList) => list.map(([name, value]) => newRow(name, value));
const listOf = (rows: DraftRow[]): ParamList =>
  rows.filter((row) => row.on && row.name !== '').map((row) => [row.name, row.value]);

function isForm(headers: HeaderList): boolean {
  return headers.some(
    ([name, value]) => name.toLowerCase() === 'content-type' && value.toLowerCase().startsWith(FORM),
  );
}

/** The address with its fragment, and the query between them. */
const ADDRESS = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s;

export function toForm({ method, url, headers, body }: HttpRequest): DraftForm {
  const [, address = url, query = '', fragment = ''] = ADDRESS.exec(url) ?? [];
  return {
    method,
    address: address + fragment,
    query: rowsOf([...new URLSearchParams(query)]),
    headers: rowsOf(headers),
    body: isForm(headers)
      ? { kind: 'form', rows: rowsOf([...new URLSearchParams(body ?? '')]) }
      : { kind: 'text', text: body ?? '' },
  };
}

/** A query that was typed into the address stays, in front of the rows. */
function withQuery(address: string, params: string): string {
  const [, path = address, typed = '', fragment = ''] = ADDRESS.exec(address) ?? [];
  const query = [typed, params].filter(Boolean).join('&');
  return path + (query && `?${query}`) + fragment;
}

/** Rows that are off, or have no name, are not sent. */
export function toRequest({ method, address, query, headers, body }: DraftForm): HttpRequest {
  const params = new URLSearchParams(listOf(query)).toString();
  const text = body.kind === 'form' ? new URLSearchParams(listOf(body.rows)).toString() : body.text;
  return {
    method,
    url: withQuery(address, params),
    headers: listOf(headers),
    body: text === '' && (method === 'GET' || method === 'HEAD') ? null : text,
  };
}

/** The draft as a message: request line, headers, an empty line, the body. */
export function toRaw({ method, url, headers, body }: HttpRequest): string {
  const head = [`${method} ${url}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return `${head.join('\n')}\n\n${body ?? ''}`;
}

/** Reads such a message. Says which line cannot be read, and what it should be. */
export function fromRaw(text: string): HttpRequest | RawError {
  const end = text.indexOf('\n\n');
  const head = (end < 0 ? text : text.slice(0, end)).split('\n');
  const body = end < 0 ? '' : text.slice(end + 2);
  const [, method, url] = /^([A-Za-z]+) (\S+)$/.exec(head[0]?.trim() ?? '') ?? [];
  if (!method || !url) return { line: 1, message: 'Line 1 is a method and a URL, with one space between.' };
  if (!URL.canParse(url)) return { line: 1, message: `Line 1: ${url} is not a whole URL.` };
  const headers: HeaderList = [];
  for (const [index, line] of head.slice(1).entries()) {
    const colon = line.indexOf(':');
    if (colon < 1 || /\s/.test(line.slice(0, colon))) {
      return { line: index + 2, message: `Line ${index + 2} is a header: a name, a colon, a value.` };
    }
    headers.push([line.slice(0, colon), line.slice(colon + 1).trim()]);
  }
  return { method: method.toUpperCase(), url, headers, body: body === '' ? null : body };
}

export function isRawError(value: HttpRequest | RawError): value is RawError {
  return 'line' in value;
}

/** Whether two requests go over the wire alike: an empty body and none are the same. */
export function sameRequest(one: HttpRequest, other: HttpRequest): boolean {
  const shape = (request: HttpRequest) =>
    JSON.stringify([request.method, new URL(request.url).href, request.headers, request.body || null]);
  try {
    return shape(one) === shape(other);
  } catch {
    return false;
  }
}
