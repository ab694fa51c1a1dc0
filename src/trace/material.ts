/**
 * Where an event holds what came from, or went to, the outside. Redaction looks at every such place and nowhere
 * else: kinds, ids, lanes and steps are Grantscope's own.
 */
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import type { Problem } from '#lib/problem.ts';
import type { HttpRequest, HttpResponse, ParamList, TraceEvent } from './event.ts';
import { bodyOf } from './fields.ts';

/** What to put in the place of each piece. Pieces are visited in order, the same ones on every walk. */
export type Visitor = {
  /** Text of any content. */
  text(text: string): string;
  /** Text that stands under a name: a parameter, a header, a member, a value. */
  named(name: string, value: string): string;
  /** Whether all that lies below this name, at any depth, stands under it too. */
  holds(name: string): boolean;
  /** A body that is neither a form nor JSON. */
  unknownBody(text: string): string;
};

/** A copy of the event with every piece replaced by what the visitor returns. */
export function mapMaterial(event: TraceEvent, to: Visitor): TraceEvent {
  switch (event.kind) {
    case 'run-started':
      return {
        ...event,
        title: to.text(event.title),
        target: {
          ...event.target,
          tenantName: to.text(event.target.tenantName),
          applicationName: to.text(event.target.applicationName),
          clientId: to.text(event.target.clientId),
          issuer: mapUrl(event.target.issuer, to),
          redirectUri: mapUrl(event.target.redirectUri, to),
        },
        inputs: mapRecord(event.inputs, to),
        extra: mapParams(event.extra, to),
        plan: event.plan.map((step) => ({
          ...step,
          title: to.text(step.title),
          label: to.text(step.label),
          explains: { does: to.text(step.explains.does), without: to.text(step.explains.without) },
        })),
      };
    case 'branch-started':
      return {
        ...event,
        inputs: mapRecord(event.inputs, to),
        ...(event.why === undefined ? {} : { why: to.text(event.why) }),
      };
    case 'step-skipped':
      return { ...event, reason: to.text(event.reason) };
    case 'produced':
      return { ...event, values: mapMembers(event.values, to) };
    case 'request':
    case 'redirect-out':
      return {
        ...event,
        sent: mapRequest(event.sent, to),
        ...(event.planned ? { planned: mapRequest(event.planned, to) } : {}),
      };
    case 'response':
      return { ...event, response: mapResponse(event.response, to) };
    case 'failure':
      return { ...event, failure: { ...event.failure, message: to.text(event.failure.message) } };
    case 'redirect-in':
    case 'callback-refused':
      return { ...event, url: mapUrl(event.url, to), params: mapParams(event.params, to) };
    case 'page-seen':
    case 'note':
      return { ...event, text: to.text(event.text) };
    case 'answered':
      return { ...event, answers: mapRecord(event.answers, to) };
    case 'checked':
      return {
        ...event,
        checks: event.checks.map((check) => ({
          ...check,
          title: to.text(check.title),
          detail: to.text(check.detail),
          evidence: check.evidence.map((one) => (one.note ? { ...one, note: to.text(one.note) } : one)),
        })),
      };
    case 'verdict':
      return { ...event, problem: mapProblem(event.problem, to) };
    case 'step-started':
    case 'poll-waiting':
    case 'step-finished':
    case 'run-stopped':
    case 'run-finished':
      return event;
  }
}

function mapProblem(problem: Problem, to: Visitor): Problem {
  return {
    ...problem,
    title: to.text(problem.title),
    detail: to.text(problem.detail),
    ...(problem.cause === undefined ? {} : { cause: mapJson('', problem.cause, to) }),
  };
}

function mapRequest(request: HttpRequest, to: Visitor): HttpRequest {
  return {
    ...request,
    url: mapUrl(request.url, to),
    headers: mapParams(request.headers, to),
    body: request.body === null ? null : mapBody(request, request.body, to),
  };
}

function mapResponse(response: HttpResponse, to: Visitor): HttpResponse {
  return {
    ...response,
    statusText: to.text(response.statusText),
    headers: mapParams(response.headers, to),
    body: mapBody(response, response.body, to),
  };
}

function mapBody(message: HttpRequest | HttpResponse, text: string, to: Visitor): string {
  switch (bodyOf(message).kind) {
    case 'none':
      return text;
    case 'form':
      return mapQuery(text, to);
    case 'json': {
      const value = JSON.parse(text) as Json;
      const mapped = JSON.stringify(mapJson('', value, to));
      return mapped === JSON.stringify(value) ? to.text(text) : mapped;
    }
    case 'other':
      return to.unknownBody(text);
  }
}

function mapParams(params: ParamList, to: Visitor): ParamList {
  return params.map(([name, value]) => [to.text(name), to.named(name, value)]);
}

/** Own members only, `__proto__` among them, without ever assigning to one. */
function mapMembers(members: JsonObject, to: Visitor, under?: string): JsonObject {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [to.text(name), mapJson(under ?? name, value, to)]),
  );
}

function mapRecord(record: Record<string, string>, to: Visitor): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [to.text(name), to.named(name, value)]),
  );
}

function mapJson(name: string, value: Json, to: Visitor): Json {
  if (typeof value === 'string') return to.named(name, value);
  if (typeof value === 'number') {
    const text = to.named(name, String(value));
    return text === String(value) ? value : text;
  }
  if (Array.isArray(value)) return value.map((item) => mapJson(name, item, to));
  return isJsonObject(value) ? mapMembers(value, to, to.holds(name) ? name : undefined) : value;
}

/** Values of the query and the fragment one by one; all other characters stay as they are. */
function mapUrl(url: string, to: Visitor): string {
  const [, path = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url) ?? [];
  return to.text(path) + inside(query, to) + inside(fragment, to);
}

function inside(part: string, to: Visitor): string {
  return part === '' ? '' : part.charAt(0) + mapQuery(part.slice(1), to);
}

function mapQuery(query: string, to: Visitor): string {
  return query
    .split('&')
    .map((pair) => {
      const at = pair.indexOf('=');
      if (at < 0) return to.text(pair);
      const [name, raw] = [pair.slice(0, at), pair.slice(at + 1)];
      const value = decoded(raw);
      const mapped = to.named(decoded(name), value);
      return `${to.text(name)}=${mapped === value ? raw : encoded(mapped)}`;
    })
    .join('&');
}

/** As a URL writes it; a text that no URL can hold (a lone surrogate) stays as it is. */
export function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
