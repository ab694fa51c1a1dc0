/**
 * The form of a record is an example of it: a text, a number and a switch stand for themselves, a list has one
 * element, which all its elements are like, and `{}` takes any JSON object.
 */
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';

export type ProblemText = { problem: string };

export function isProblemText(value: unknown): value is ProblemText {
  return typeof value === 'object' && value !== null && 'problem' in value;
}

class Misfit extends Error {}

/**
 * `base` with the fields of `patch`, as far as they have the form. A field that the form lacks, or of another kind, is
 * refused with its name; so a client learns of a typing error at once. Members of an object that `patch` leaves out
 * stay as in `base`; lists and free-form objects are replaced whole.
 */
export function merged<Shape extends object>(
  form: Shape,
  base: Shape,
  patch: Record<string, unknown> | undefined,
): Shape | ProblemText {
  return attempt(() => objectOf(form as JsonObject, base as JsonObject, patch, '', refuseUnknown) as Shape);
}

/** A record of a saved state: what it lacks is as in `blank`, what the form does not know stays. */
export function completed<Shape extends object>(
  form: Shape,
  blank: Shape,
  found: unknown,
): Shape | ProblemText {
  return attempt(() => objectOf(form as JsonObject, blank as JsonObject, found, '', keepUnknown) as Shape);
}

type Unknown = (into: JsonObject, name: string, value: Json, path: string) => void;

const refuseUnknown: Unknown = (_into, _name, _value, path) => {
  throw new Misfit(`There is no field \`${path}\`.`);
};

const keepUnknown: Unknown = (into, name, value, path) => {
  if (isTooDeep(value, DEEPEST)) throw new Misfit(`\`${path}\` has more than ${DEEPEST} levels.`);
  if (name !== '__proto__') into[name] = value;
};

/** What is kept is written as JSON at every save, which fails where the levels are thousands. */
const DEEPEST = 20;

function isTooDeep(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((one) => isTooDeep(one, levels - 1));
}

function attempt<Shape>(work: () => Shape): Shape | ProblemText {
  try {
    return work();
  } catch (error) {
    if (error instanceof Misfit) return { problem: error.message };
    throw error;
  }
}

function objectOf(
  form: JsonObject,
  base: JsonObject,
  found: unknown,
  path: string,
  unknown: Unknown,
): JsonObject {
  if (!isJsonObject(found))
    throw new Misfit(path === '' ? 'The body is a JSON object.' : `\`${path}\` is an object.`);
  const made: JsonObject = { ...base };
  for (const [name, value] of Object.entries(found)) {
    const inner = path === '' ? name : `${path}.${name}`;
    const wanted = Object.hasOwn(form, name) ? form[name] : undefined;
    if (wanted === undefined) unknown(made, name, value, inner);
    else made[name] = fitted(wanted, made[name] ?? wanted, value, inner, unknown);
  }
  return made;
}

function fitted(form: Json, base: Json, value: unknown, path: string, unknown: Unknown): Json {
  if (Array.isArray(form)) {
    const [example] = form;
    if (!Array.isArray(value)) throw new Misfit(`\`${path}\` is a list.`);
    if (example === undefined) return value as Json[];
    return value.map((one: unknown, at) => fitted(example, example, one, `${path}[${at}]`, unknown));
  }
  if (isJsonObject(form)) {
    const isFree = Object.keys(form).length === 0;
    return objectOf(
      form,
      isFree || !isJsonObject(base) ? {} : base,
      value,
      path,
      isFree ? keepUnknown : unknown,
    );
  }
  if (typeof form === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
      throw new Misfit(`\`${path}\` is a number from 0 on.`);
    }
    return value;
  }
  if (typeof value !== typeof form)
    throw new Misfit(`\`${path}\` is ${kinds[typeof form] ?? 'of another kind'}.`);
  return value as Json;
}

const kinds: Record<string, string> = { string: 'a text', boolean: 'true or false' };
