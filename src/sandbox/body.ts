/** Parameters of a request, whatever they came in: query, form or JSON. */
import type { Ctx } from './context.ts';

export type Params = {
  /** The first value of that name, or an empty string. */
  get(name: string): string;
  has(name: string): boolean;
};

const LARGEST_BODY = 256 * 1024;

function paramsOf(entries: Iterable<[string, string]>): Params {
  const values = new Map<string, string>();
  for (const [name, value] of entries) if (!values.has(name)) values.set(name, value);
  return { get: (name) => values.get(name) ?? '', has: (name) => values.has(name) };
}

export function queryOf(c: Ctx): Params {
  return paramsOf(new URL(c.req.url).searchParams);
}

/**
 * Reads a form or a JSON object. Anything else, and whatever in it is no plain value, counts as absent; so the
 * answer names the parameter that is missing.
 */
export async function bodyOf(c: Ctx): Promise<Params> {
  if (Number(c.req.header('content-length') ?? 0) > LARGEST_BODY) return paramsOf([]);
  const text = await c.req.text();
  if (text.length > LARGEST_BODY) return paramsOf([]);
  const type = c.req.header('content-type') ?? '';
  return paramsOf(type.includes('json') ? jsonEntries(text) : new URLSearchParams(text));
}

function jsonEntries(text: string): [string, string][] {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    return Object.entries(value).flatMap(([name, one]): [string, string][] =>
      ['string', 'number', 'boolean'].includes(typeof one) ? [[name, String(one)]] : [],
    );
  } catch {
    return [];
  }
}
