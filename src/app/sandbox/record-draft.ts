/** A record of the practice tenant as text in a form, and back. */
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';

export type FieldSpec = {
  /** A member of the record, or of an object in it: `jwt_configuration.alg`. */
  path: string;
  label: string;
  kind: 'text' | 'secret' | 'number' | 'lines' | 'switch' | 'select' | 'many' | 'scopes' | 'json';
  help?: string;
  options?: { value: string; label: string }[];
  /** Says what is wrong with the text; for `lines`, with one line. */
  check?(text: string): string | undefined;
};

/** Text of each field by its path. A switch is `true` or empty; lists have one entry a line. */
export type RecordDraft = Record<string, string>;

export function draftFrom(specs: readonly FieldSpec[], record: JsonObject): RecordDraft {
  return Object.fromEntries(specs.map((spec) => [spec.path, textOf(spec, at(record, spec.path))]));
}

export function errorsOf(specs: readonly FieldSpec[], draft: RecordDraft): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const spec of specs) {
    const error = errorOf(spec, draft[spec.path] ?? '');
    if (error) errors[spec.path] = error;
  }
  return errors;
}

/** The members of the record that the draft changes, whole: what a PATCH sends. */
export function changesOf(specs: readonly FieldSpec[], record: JsonObject, draft: RecordDraft): JsonObject {
  const before = draftFrom(specs, record);
  const changes: JsonObject = {};
  for (const spec of specs) {
    const text = draft[spec.path] ?? '';
    if (text === before[spec.path]) continue;
    const value = jsonOf(spec, text);
    const [name = '', inner] = spec.path.split('.');
    if (inner === undefined) {
      changes[name] = value;
    } else {
      const kept = changes[name] ?? record[name];
      changes[name] = { ...(isJsonObject(kept) ? kept : {}), [inner]: value };
    }
  }
  return changes;
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function at(record: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = record;
  for (const name of path.split('.')) value = isJsonObject(value) ? value[name] : undefined;
  return value;
}

function textOf({ kind }: FieldSpec, value: Json | undefined): string {
  switch (kind) {
    case 'lines':
    case 'many':
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('\n') : '';
    case 'scopes':
      return Array.isArray(value) ? value.map(scopeLine).filter(Boolean).join('\n') : '';
    case 'switch':
      return value === true ? 'true' : '';
    case 'json':
      return JSON.stringify(value ?? {}, null, 2);
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }
}

function scopeLine(scope: Json): string {
  if (!isJsonObject(scope) || typeof scope['value'] !== 'string') return '';
  const { value, description } = scope;
  return typeof description === 'string' ? `${value} ${description}`.trim() : value;
}

function jsonOf({ kind }: FieldSpec, text: string): Json {
  switch (kind) {
    case 'lines':
    case 'many':
      return linesOf(text);
    case 'scopes':
      return linesOf(text).map((line) => {
        const [value = '', ...words] = line.split(/\s+/);
        return { value, description: words.join(' ') };
      });
    case 'switch':
      return text === 'true';
    case 'number':
      return Number(text);
    case 'json':
      return parsed(text);
    case 'secret':
      return text;
    default:
      return text.trim();
  }
}

/** Called while the text is typed: what is no JSON yet is its text, and `check` keeps it from being sent. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function errorOf({ kind, check }: FieldSpec, text: string): string | undefined {
  if (kind === 'number' && !/^\d{1,9}$/.test(text.trim())) return 'A whole number from 0 on.';
  if (kind !== 'lines') return check?.(text.trim());
  for (const line of linesOf(text)) {
    const error = check?.(line);
    if (error) return `\`${line}\`: ${error}`;
  }
  return undefined;
}
