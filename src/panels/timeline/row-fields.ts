/** Everything that can be found in a row of the timeline, as named texts with the place where each lies. */
import { decodeText } from '#lib/base64url.ts';
import { isJsonObject, type Json } from '#lib/json.ts';
import { diffRequests } from '#trace/diff.ts';
import type { HttpRequest, HttpResponse, ParamList, TraceEvent } from '#trace/event.ts';
import { bodyOf, jsonObjectOf, queryOf } from '#trace/fields.ts';
import type { Row } from '#trace/model.ts';

/** Where a hit lies, as it is told: `2 in check`. */
export type Place =
  | 'name'
  | 'query'
  | 'fragment'
  | 'header'
  | 'body'
  | 'change'
  | 'value'
  | 'claim'
  | 'check'
  | 'problem'
  | 'answer'
  | 'page'
  | 'failure';

/** One thing that can be hit, at most once: a parameter, a header, a member of a body, a claim, a check. */
export type Field = { place: Place; name: string; text: string };

type Add = (place: Place, name: string, text: string) => void;

/**
 * The fields of the events that the row shows. Forms, addresses and JSON are read: `scope=openid email` is found, however
 * it was encoded. Tokens are decoded, not verified; each claim is a field. What a step made is left out where it stands
 * in what came.
 */
export function fieldsOf(row: Row, events: readonly TraceEvent[]): Field[] {
  const fields: Field[] = [];
  const add: Add = (place, name, text) => fields.push({ place, name, text });
  const shown = row.events.flatMap((seq) => events[seq - 1] ?? []);
  const address = shown.flatMap((event) => ('sent' in event ? [withoutQuery(event.sent.url)] : []));
  add('name', '', [`#${row.number}`, `${row.method ?? ''} ${row.label}`, row.status, ...address].join('\n'));
  for (const event of shown) addEvent(event, row, add);
  return [...fields, ...claimsIn(fields)];
}

/** The texts of the row as they went over the wire, for what was copied from there with its punctuation. */
export function rawTextsOf(row: Row, events: readonly TraceEvent[]): Field[] {
  return row.events.flatMap((seq): Field[] => {
    const event = events[seq - 1];
    if (event?.kind === 'request' || event?.kind === 'redirect-out') {
      const { url, body } = event.sent;
      return [
        { place: 'query', name: '', text: url },
        { place: 'body', name: '', text: body ?? '' },
      ];
    }
    if (event?.kind === 'response') return [{ place: 'body', name: '', text: event.response.body }];
    return event?.kind === 'redirect-in' ? [{ place: 'query', name: '', text: event.url }] : [];
  });
}

function addEvent(event: TraceEvent, row: Row, add: Add): void {
  switch (event.kind) {
    case 'request':
    case 'redirect-out':
      addPairs('query', queryOf(event.sent.url), add);
      addMessage(event.sent, add);
      if (event.planned) addChanges(event.planned, event.sent, add);
      break;
    case 'response':
      addMessage(event.response, add);
      if (event.came) add('change', '', `${event.came.status} ${event.came.body}`);
      break;
    case 'redirect-in':
      addPairs(
        event.via === 'fragment' ? 'fragment' : event.via === 'form_post' ? 'body' : 'query',
        event.params,
        add,
      );
      addPairs('change', event.came ?? [], add);
      break;
    case 'callback-refused':
      addPairs('query', event.params, add);
      break;
    case 'failure':
      add('failure', '', [...event.failure.candidates, event.failure.message].join('\n'));
      break;
    case 'page-seen':
      add('page', '', event.text);
      break;
    case 'answered':
      addPairs('answer', Object.entries(event.answers), add);
      break;
    case 'document':
      add('value', '', event.document.text);
      if (event.planned !== undefined) add('change', '', event.planned);
      break;
    case 'produced':
      // The names of what local work makes are its label.
      if (row.kind === 'local' || row.kind === 'check')
        for (const [name, value] of Object.entries(event.values))
          addJson('value', row.label.includes(name) ? '' : name, value, add);
      for (const [name, value] of Object.entries(event.made ?? {})) addJson('change', name, value, add);
      break;
    case 'checked':
      for (const { id, title, detail, problem = '' } of event.checks)
        add('check', '', [id, title.replaceAll('`', ''), detail.replaceAll('`', ''), problem].join('\n'));
      break;
    case 'verdict':
      addProblem(event.problem, add);
      break;
    case 'again':
      if (event.because) addProblem(event.because, add);
      break;
    case 'went-on':
      add('check', '', `went on ${event.checks.join(', ')}`);
      break;
    case 'target-changed':
      for (const [name, value] of Object.entries(event.change)) add('value', name, value);
      break;
  }
}

function addProblem(
  { code, title, detail }: { code: string; title: string; detail: string },
  add: Add,
): void {
  add('problem', '', [code, title.replaceAll('`', ''), detail.replaceAll('`', '')].join('\n'));
}

function addPairs(place: Place, pairs: ParamList, add: Add): void {
  for (const [name, value] of pairs) add(place, name, value);
}

function addMessage(message: HttpRequest | HttpResponse, add: Add): void {
  addPairs('header', message.headers, add);
  const body = bodyOf(message);
  if (body.kind === 'form') addPairs('body', body.params, add);
  else if (body.kind === 'json') addJson('body', '', body.value, add);
  else if (body.kind === 'other') add('body', '', body.text);
}

function addChanges(planned: HttpRequest, sent: HttpRequest, add: Add): void {
  for (const { name, where, before = '', after = '' } of diffRequests(planned, sent))
    add('change', name || where, [before, after].filter(Boolean).join('\n'));
}

/** Members deeper than this are one field, as JSON: none of a protocol lies so deep. */
const DEEPEST = 12;

/** Each text, number and word of a JSON value, under the name of its nearest member. */
function addJson(place: Place, name: string, value: Json, add: Add, depth = 0): void {
  if (typeof value !== 'object' || value === null) add(place, name, String(value));
  else if (depth === DEEPEST) add(place, name, '(nested too deep to be searched)');
  else if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object')) add(place, name, value.join('\n'));
    else for (const item of value) addJson(place, name, item, add, depth + 1);
  } else {
    for (const [member, inner] of Object.entries(value)) {
      // The name of a member that holds others is found by itself.
      if (isJsonObject(inner) || (Array.isArray(inner) && inner.some(isJsonObject))) add(place, member, '');
      addJson(place, member, inner, add, depth + 1);
    }
  }
}

const TOKEN = /\beyJ[\w-]{4,}\.([\w-]{4,})\.[\w-]*/g;
/** A row with more tokens is none of a flow. */
const MOST_TOKENS = 20;

/** Each token once, wherever it stands in the row: in a header, a parameter, a body. */
function claimsIn(fields: readonly Field[]): Field[] {
  const tokens = new Set<string>();
  for (const { text } of fields) {
    if (!text.includes('eyJ') || tokens.size >= MOST_TOKENS) continue;
    for (const [token] of text.matchAll(TOKEN)) tokens.add(token);
  }
  const claims: Field[] = [];
  const add: Add = (place, name, text) => claims.push({ place, name, text });
  for (const token of tokens) {
    for (const part of token.split('.', 2)) {
      const object = jsonObjectOf(decodeText(part) ?? undefined);
      if (object) addJson('claim', '', object, add);
    }
  }
  return claims;
}

function withoutQuery(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
