/** Parameters of a request, whatever they came in: query, form or JSON. */
import { isJsonObject, type Json } from '#lib/json.ts';
import type { Ctx } from './context.ts';

export type Params = {
  /** As text; numbers and switches of JSON too. Empty where it is absent, a list or an object. */
  get(name: string): string;
  has(name: string): boolean;
  /** As it came: any JSON of a JSON body, the text of a query or form. */
  value(name: string): Json | undefined;
};

const LARGEST_BODY = 256 * 1024;

/** Of a name that is repeated the first counts; `null` is absent. */
function paramsOf(entries: Iterable<[string, Json]>): Params {
  const values = new Map<string, Json>();
  for (const [name, value] of entries) if (value !== null && !values.has(name)) values.set(name, value);
  return {
    get(name) {
      const value = values.get(name);
      return value === undefined || typeof value === 'object' ? '' : String(value);
    },
    has: (name) => values.has(name),
    value: (name) => values.get(name),
  };
}

export function queryOf(c: Ctx): Params {
  return paramsOf(new URL(c.req.url).searchParams);
}

/**
 * Reads a form or a JSON object. Anything else, and what is too large, has no parameters; so the answer names the one
 * that is missing. A host may refuse a large body before it comes here.
 */
export async function bodyOf(c: Ctx): Promise<Params> {
  if (Number(c.req.header('content-length') ?? 0) > LARGEST_BODY) return paramsOf([]);
  const text = await c.req.text();
  if (text.length > LARGEST_BODY) return paramsOf([]);
  const type = c.req.header('content-type') ?? '';
  return paramsOf(type.includes('json') ? jsonEntries(text) : new URLSearchParams(text));
}

function jsonEntries(text: string): [string, Json][] {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? Object.entries(value) : [];
  } catch {
    return [];
  }
}
