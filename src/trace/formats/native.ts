/** The file of *Export trace*. */
import { isJsonObject } from '#lib/json.ts';
import { isProblem, type Problem, problem } from '#lib/problem.ts';
import { TRACE_VERSION, type TraceEvent, type TraceFile } from '#trace/event.ts';
import { pseudonym, Redaction } from '#trace/secrecy/redact.ts';
import { misshapen } from '#trace/shape.ts';
import { upgrade } from '#trace/upgrade.ts';

/** In characters. 100,000 events of a login take about half of it. */
const LONGEST_FILE = 128 * 1024 * 1024;
const DEEPEST = 64;

type Written = { redact: boolean; key?: Uint8Array };

/**
 * `redact: true` replaces every secret by a pseudonym. The key of the pseudonyms is made for this file alone unless
 * one is given, so that two files cannot be compared by whoever gets both.
 */
export function toTraceFile(events: readonly TraceEvent[], options: Written): string {
  return [...traceFileParts(events, options)].join('');
}

/**
 * The same file piece by piece, for a caller that pauses in between and for traces that are longer than one string may
 * be. While the secrets are collected the pieces are empty; then each holds one event.
 */
export function* traceFileParts(
  events: readonly TraceEvent[],
  { redact: redacted, key = crypto.getRandomValues(new Uint8Array(32)) }: Written,
): Generator<string, void> {
  const redaction = redacted ? new Redaction((value) => pseudonym(key, value)) : undefined;
  for (const event of redaction ? events : []) {
    redaction?.collect(event);
    yield '';
  }
  const head: Omit<TraceFile, 'events'> = { format: 'grantscope-trace', version: TRACE_VERSION, redacted };
  yield `${JSON.stringify(head).slice(0, -1)},"events":[`;
  for (const [index, event] of events.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(redaction?.mask(event) ?? event)}`;
  }
  yield '\n]}\n';
}

/**
 * Reads a trace file that came from anywhere. Refuses, with a Problem: `trace-too-large`, `trace-not-json`,
 * `trace-format-unknown`, `trace-too-new`, `trace-malformed` (which says where). Checks shapes, not meaning: a
 * forged trace reads as well as a true one. Members named `__proto__` are dropped.
 */
export function readTraceFile(text: string): TraceEvent[] | Problem {
  const read = readTrace(text);
  return isProblem(read) ? read : read.events;
}

/** Whether a text begins as a trace file does; says nothing of the rest of it. */
export function looksLikeTraceFile(text: string): boolean {
  return /^\s*\{\s*"format"\s*:\s*"grantscope-trace"/.test(text.slice(0, 200));
}

/** The same, and whether the file says that its secrets were taken out. */
export function readTrace(text: string): { events: TraceEvent[]; redacted: boolean } | Problem {
  if (text.length > LONGEST_FILE) {
    const detail = `It has ${text.length} characters; at most ${LONGEST_FILE} are read.`;
    return problem('trace-too-large', 'This file is too large', detail);
  }
  const { file, refused } = parsed(text);
  if (refused) return refused;
  if (!isJsonObject(file) || file['format'] !== 'grantscope-trace') {
    const detail = 'It is JSON, but its `format` is not `grantscope-trace`.';
    return problem('trace-format-unknown', 'This is no Grantscope trace', detail);
  }
  const { version, events, redacted } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return malformed('version is no whole number');
  }
  if (!Array.isArray(events)) return malformed('events is no list');
  const upgraded = upgrade(version, events);
  if (isProblem(upgraded)) return upgraded;
  const read = checked(upgraded);
  return isProblem(read) ? read : { events: read, redacted: redacted === true };
}

function checked(events: unknown[]): TraceEvent[] | Problem {
  for (const [index, event] of events.entries()) {
    const path = `events[${index}]`;
    const wrong =
      misshapen(event, path) ?? (depthOf(event) > DEEPEST ? `${path} is nested too deep` : undefined);
    if (wrong) return malformed(wrong);
    if ((event as TraceEvent).seq !== index + 1) return malformed(`${path}.seq is not ${index + 1}`);
    if ((index === 0) !== ((event as TraceEvent).kind === 'run-started')) {
      return malformed(`${path}: a trace begins with one run-started`);
    }
  }
  return events.length > 0 ? (events as TraceEvent[]) : malformed('events is empty');
}

function parsed(text: string): { file?: unknown; refused?: Problem } {
  try {
    return { file: JSON.parse(text, (name, value) => (name === '__proto__' ? undefined : value)) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { refused: problem('trace-not-json', 'This file is not JSON', detail) };
  }
}

function malformed(where: string): Problem {
  return problem('trace-malformed', 'This trace is broken', `${where}.`);
}

/** How many lists and objects lie inside each other, counted up to one more than `DEEPEST`. */
function depthOf(value: unknown): number {
  let level: unknown[] = [value];
  for (let depth = 0; ; depth++) {
    level = level.filter((one) => typeof one === 'object' && one !== null);
    if (level.length === 0 || depth > DEEPEST) return depth;
    level = level.flatMap((one) => Object.values(one as object));
  }
}
