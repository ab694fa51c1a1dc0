import type { HttpRequest } from '#trace/event.ts';
import { type DraftForm, type DraftRow, toForm, toRequest } from './draft-model.ts';

/**
 * What a person changed between `base` and `edited`, made in `fresh` too: the same request with values that are new
 * since. What they left alone is taken from `fresh`, so that no spent code is sent again; what they changed, added or
 * removed is as they made it. Fields are told apart by name and, where a name repeats, by order.
 */
export function rebase(base: HttpRequest, edited: HttpRequest, fresh: HttpRequest): HttpRequest {
  const [before, after, now] = [toForm(base), toForm(edited), toForm(fresh)];
  return toRequest({
    method: pick(before.method, after.method, now.method),
    address: pick(before.address, after.address, now.address),
    query: rows(before.query, after.query, now.query),
    headers: rows(before.headers, after.headers, now.headers),
    body: body(before.body, after.body, now.body),
  });
}

const pick = (before: string, after: string, now: string) => (before === after ? now : after);

type Body = DraftForm['body'];

function body(before: Body, after: Body, now: Body): Body {
  if (before.kind === 'form' && after.kind === 'form' && now.kind === 'form')
    return { kind: 'form', rows: rows(before.rows, after.rows, now.rows) };
  return before.kind === after.kind && JSON.stringify(valuesOf(before)) === JSON.stringify(valuesOf(after))
    ? now
    : after;
}

const valuesOf = (one: Body) =>
  one.kind === 'text' ? one.text : one.rows.map(({ name, value }) => [name, value]);

function rows(before: DraftRow[], after: DraftRow[], now: DraftRow[]): DraftRow[] {
  const values = (list: DraftRow[], name: string) =>
    list.filter((row) => row.name.toLowerCase() === name).map(({ value }) => value);
  const seen = new Map<string, number>();
  const countOf = (name: string) => {
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return nth;
  };
  const kept = now.flatMap((row) => {
    const name = row.name.toLowerCase();
    const nth = countOf(name);
    const [old, made] = [values(before, name)[nth], values(after, name)[nth]];
    if (old === made) return [row];
    return made === undefined ? [] : [{ ...row, value: made }];
  });
  seen.clear();
  const added = after.filter((row) => {
    const name = row.name.toLowerCase();
    const nth = countOf(name);
    return values(before, name)[nth] === undefined && values(now, name)[nth] === undefined;
  });
  return [...kept, ...added];
}
