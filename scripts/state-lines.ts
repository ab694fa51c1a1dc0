/** A state of the practice tenant as lines of changes, and back. */
import { isJsonObject, type Json, type JsonObject } from '#lib/json.ts';
import { changesOf } from '#sandbox/live-state.ts';
import { type State, tableKeys } from '#sandbox/state.ts';

const FORMAT = 'grantscope-sandbox';

/** The whole state: what it is, and a line for each of its parts and records. */
export function linesOf(state: State): string {
  const body = changesOf(state)
    .map((change) => `${JSON.stringify([change])}\n`)
    .join('');
  const { version } = state;
  const header = { format: FORMAT, version, tables: Object.keys(tableKeys), bytes: Buffer.byteLength(body) };
  return `${JSON.stringify(header)}\n${body}`;
}

export type Found = {
  state: Json;
  /** It is one JSON value, as files before version 2 are, and as the app downloads it. */
  isDocument: boolean;
  /** Changes may be added to it: it is lines, and names every table that there is today. */
  canGrow: boolean;
  /** Up to the end of the last whole line. */
  bytes: number;
  /** Up to where it was last written anew. */
  rewrittenBytes: number;
  /** What of it could not be read. */
  damage?: string;
};

/**
 * The state as it was with the last whole line. Lines from the first unreadable one on are left out: each builds on
 * those before it.
 */
export function readLines(file: Buffer): Found | { problem: string } {
  const bytes = file.lastIndexOf('\n') + 1;
  const text = file.toString();
  const headerBytes = file.indexOf('\n') + 1;
  const header = headerBytes === 0 ? undefined : parsed(file.toString('utf8', 0, headerBytes));
  if (!isJsonObject(header) || header['format'] !== FORMAT) return documentIn(text);
  const parts = new Map<string, Json | Map<string, Json>>();
  for (const name of Array.isArray(header['tables']) ? header['tables'] : [])
    parts.set(String(name), new Map());
  // After the last line break stands nothing, or a line without an end.
  const lines = text.split('\n').slice(1, -1);
  const bad = lines.findIndex((line) => !applied(parts, parsed(line)));
  const state: JsonObject = { version: header['version'] ?? null };
  for (const [name, part] of parts) state[name] = part instanceof Map ? [...part.values()] : part;
  const rewrittenBytes = headerBytes + Number(header['bytes'] ?? 0);
  const canGrow = Object.keys(tableKeys).every((name) => parts.get(name) instanceof Map);
  const found = { state, isDocument: false, canGrow, bytes, rewrittenBytes };
  if (bad < 0) return found;
  const lost = lines.length - bad;
  return {
    ...found,
    damage: `Line ${bad + 2} cannot be read. ${lost === 1 ? 'It is' : `It and the ${lost - 1} after it are`} left out.`,
  };
}

function documentIn(text: string): Found | { problem: string } {
  try {
    const bytes = Buffer.byteLength(text);
    const state = JSON.parse(text) as Json;
    return { state, isDocument: true, canGrow: false, bytes, rewrittenBytes: bytes };
  } catch (error) {
    return { problem: `is not JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

function parsed(line: string): Json | undefined {
  try {
    return JSON.parse(line) as Json;
  } catch {
    return undefined;
  }
}

/** False for a line that is no list of changes. */
function applied(parts: Map<string, Json | Map<string, Json>>, line: Json | undefined): boolean {
  if (!Array.isArray(line)) return false;
  return line.every((change) => {
    if (!Array.isArray(change)) return false;
    const [name, key, value] = change;
    if (typeof name !== 'string' || typeof key !== 'string') return false;
    const table = parts.get(name);
    if (!(table instanceof Map)) {
      if (value === undefined) return false;
      parts.set(name, value);
    } else if (value === undefined) table.delete(key);
    else table.set(key, value);
    return true;
  });
}
