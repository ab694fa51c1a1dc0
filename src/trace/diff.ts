import { isJsonObject, type Json } from '#lib/json.ts';
import type { HttpRequest, ParamList } from './event.ts';
import { bodyOf, memberTexts, queryOf } from './fields.ts';

export type RequestChange = {
  where: 'method' | 'url' | 'query' | 'header' | 'body';
  /** Parameter, header or JSON member; empty where the whole is compared. */
  name: string;
  kind: 'added' | 'removed' | 'changed';
  before?: string;
  after?: string;
};

/**
 * What the person changed, field by field. The order of parameters does not count, except among those of the same
 * name. Header names are compared without case. A body is compared by fields where both sides are a form, both a JSON
 * object, or both a JSON list, item by item; else as one text.
 */
export function diffRequests(planned: HttpRequest, sent: HttpRequest): RequestChange[] {
  return [
    ...compare('method', '', planned.method, sent.method),
    ...compare('url', '', withoutQuery(planned.url), withoutQuery(sent.url)),
    ...compareLists('query', queryOf(planned.url), queryOf(sent.url)),
    ...compareLists('header', lowered(planned.headers), lowered(sent.headers)),
    ...compareBodies(planned, sent),
  ];
}

type Where = RequestChange['where'];

function compare(where: Where, name: string, before?: string, after?: string): RequestChange[] {
  if (before === after) return [];
  if (before === undefined) return [{ where, name, kind: 'added', after: after ?? '' }];
  if (after === undefined) return [{ where, name, kind: 'removed', before }];
  return [{ where, name, kind: 'changed', before, after }];
}

function compareLists(where: Where, before: ParamList, after: ParamList): RequestChange[] {
  const names = new Set([...before, ...after].map(([name]) => name));
  return [...names].flatMap((name) => {
    const [old, now] = [before, after].map((list) => list.filter((entry) => entry[0] === name));
    const length = Math.max(old?.length ?? 0, now?.length ?? 0);
    return Array.from({ length }, (_, index) => index).flatMap((index) =>
      compare(where, name, old?.[index]?.[1], now?.[index]?.[1]),
    );
  });
}

function compareBodies(planned: HttpRequest, sent: HttpRequest): RequestChange[] {
  const [before, after] = [bodyOf(planned), bodyOf(sent)];
  if (before.kind === 'form' && after.kind === 'form') {
    return compareLists('body', before.params, after.params);
  }
  if (before.kind === 'json' && after.kind === 'json' && haveFields(before.value, after.value)) {
    return compareLists('body', memberTexts(before.value), memberTexts(after.value));
  }
  return compare('body', '', planned.body || undefined, sent.body || undefined);
}

function haveFields(before: Json, after: Json): boolean {
  if (Array.isArray(before)) return Array.isArray(after);
  return isJsonObject(before) && isJsonObject(after);
}

function lowered(headers: ParamList): ParamList {
  return headers.map(([name, value]) => [name.toLowerCase(), value]);
}

function withoutQuery(url: string): string {
  return url.replace(/\?[^#]*/, '');
}
