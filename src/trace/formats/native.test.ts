import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDevice, aLogin, aMachine } from '#diagnose/testing/traces.ts';
import { isProblem } from '#lib/problem.ts';
import { buildModel } from '#trace/build-model.ts';
import { TRACE_VERSION, type TraceEvent } from '#trace/event.ts';
import { readTraceFile, toTraceFile } from './native.ts';

const fixtures = join(import.meta.dirname, '../fixtures');
const file = (change: object) =>
  JSON.stringify({ format: 'grantscope-trace', version: TRACE_VERSION, redacted: false, ...change });
/** The compiler holds this list to the union. */
const everyKind: Record<TraceEvent['kind'], true> = {
  'run-started': true,
  'branch-started': true,
  'step-started': true,
  'step-skipped': true,
  document: true,
  produced: true,
  request: true,
  response: true,
  failure: true,
  'redirect-out': true,
  awaiting: true,
  'redirect-in': true,
  'page-seen': true,
  'callback-refused': true,
  answered: true,
  checked: true,
  again: true,
  'target-changed': true,
  verdict: true,
  'step-finished': true,
  note: true,
  'run-stopped': true,
  'went-on': true,
  'faults-on': true,
  'run-finished': true,
};
const codeOf = (text: string) => {
  const read = readTraceFile(text);
  return isProblem(read) ? read.code : 'read';
};

describe('a trace file', () => {
  it.each([
    ['login', aLogin()],
    ['machine', aMachine()],
    ['device', aDevice()],
  ])('comes back as it went out: %s', (_name, events) => {
    expect(readTraceFile(toTraceFile(events, { redact: false }))).toEqual(events);
  });

  it('holds no secret when it is redacted, and can still be read', () => {
    const text = toTraceFile(aLogin(), { redact: true });
    expect(text).not.toContain('refresh-token-1');
    expect(JSON.parse(text)).toMatchObject({ redacted: true });
    expect(codeOf(text)).toBe('read');
  });

  it.each([
    ['', 'trace-not-json'],
    ['<html>', 'trace-not-json'],
    ['[]', 'trace-format-unknown'],
    ['{"kind":"problem","code":"x"}', 'trace-format-unknown'],
    ['{"log":{"entries":[]}}', 'trace-format-unknown'],
    [file({ version: TRACE_VERSION + 1, events: [] }), 'trace-too-new'],
    [file({ version: '1', events: [] }), 'trace-malformed'],
    [file({}), 'trace-malformed'],
    [file({ events: [] }), 'trace-malformed'],
    [file({ events: [{ ...aLogin()[0], kind: { toString: 1 } }] }), 'trace-malformed'],
    [file({ events: aLogin().slice(1) }), 'trace-malformed'],
    [
      file({ events: [...aLogin().slice(0, 3), { kind: 'odd', seq: 4, at: 0, branch: 0 }] }),
      'trace-malformed',
    ],
    [file({ events: [aLogin()[0], aLogin()[0]] }), 'trace-malformed'],
  ])('%.60s is refused as %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('says where it is broken', () => {
    const events = structuredClone(aLogin()) as { sent?: { url?: unknown } }[];
    const request = events.find((event) => event.sent);
    if (request?.sent) request.sent.url = 7;
    expect(readTraceFile(file({ events }))).toMatchObject({ detail: 'events[2].sent.url is no text.' });
  });

  it('cannot reach the prototype of anything', () => {
    const text = file({ events: aLogin().slice(0, 1) }).replace(
      '"inputs":{',
      '"inputs":{"__proto__":{"polluted":"yes"},',
    );
    const read = readTraceFile(text);
    expect(isProblem(read)).toBe(false);
    expect(JSON.stringify(read)).not.toContain('polluted');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it('is read or refused, but never throws; what is read can be shown', () => {
    const events = aLogin();
    const change = fc.record({ at: fc.nat(events.length - 1), field: fc.string(), value: fc.jsonValue() });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string()), change, (anything, { at, field, value }) => {
        readTraceFile(typeof anything === 'string' ? anything : JSON.stringify(anything));
        const names = Object.keys(events[at] ?? {});
        const name = names[field.length % names.length] ?? 'kind';
        const read = readTraceFile(
          file({ events: events.map((one, index) => (index === at ? { ...one, [name]: value } : one)) }),
        );
        if (!isProblem(read)) buildModel(read);
      }),
      { numRuns: 200 },
    );
  });

  it.each(readdirSync(fixtures))('of any version is read, and can be shown: %s', (name) => {
    const read = readTraceFile(readFileSync(join(fixtures, name), 'utf8'));
    if (isProblem(read)) throw new Error(read.detail);
    expect(buildModel(read).rows.length).toBeGreaterThan(0);
  });

  it("of today's version is read as it is, and its fixtures hold every kind of event", () => {
    const texts = readdirSync(fixtures)
      .filter((name) => name.startsWith(`v${TRACE_VERSION}-`))
      .map((name) => readFileSync(join(fixtures, name), 'utf8'));
    for (const text of texts) expect(readTraceFile(text)).toEqual(JSON.parse(text).events);
    const kinds = texts.flatMap((text) => (JSON.parse(text).events as TraceEvent[]).map(({ kind }) => kind));
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(everyKind).sort());
  });
});
