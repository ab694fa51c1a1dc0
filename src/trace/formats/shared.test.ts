/** What is shared of a run as text: a diagram and a script, from redacted events. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aLogin } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { redact } from '#trace/secrecy/redact.ts';
import { toCurlScript } from './curl-script.ts';
import { toMermaid } from './mermaid.ts';

const key = new Uint8Array(32).fill(5);
const model = (events: readonly TraceEvent[]) => buildModel(redact(events, key));

describe('a run as a Mermaid diagram', () => {
  it('has its lanes, each message and each answer', () => {
    const text = toMermaid(model(aLogin()));
    expect(text).toMatch(/^sequenceDiagram\n {4}participant/);
    expect(text).toContain('participant tenant as Tenant');
    expect(text).toMatch(/app->>\+tenant: \d+ POST \/oauth\/token\n {4}tenant-->>-app: 200/);
  });

  it('is one line a message, whatever stands in a path or a status', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (label, status) => {
        const rows = model(aLogin()).rows.map((row) => ({ ...row, label, status }));
        const lines = toMermaid({ rows }).trimEnd().split('\n');
        for (const line of lines.slice(1)) {
          expect(line).toMatch(/^ {4}(participant \w+ as [\w ]+|Note over \w+: .*|\w+-?->>[+-]?\w+: .*)$/);
          const said = line.slice(line.indexOf(': ')).replace(/#\d\d;/g, '');
          if (!line.includes('participant')) expect(said).not.toMatch(/[#;<>%]/);
        }
      }),
    );
  });
});

describe('a run as a script', () => {
  it('holds each request in order, and no secret', () => {
    const script = toCurlScript(model(aLogin()));
    expect(script).toMatch(/^#!\/bin\/sh\n/);
    expect(
      [...script.matchAll(/^curl -g '([^']*)'/gm)].map(([, url]) => new URL(url ?? '').pathname),
    ).toEqual(expect.arrayContaining(['/.well-known/openid-configuration', '/oauth/token', '/userinfo']));
    expect(script).toContain('masked~');
    expect(script).not.toContain('refresh-token-1');
  });

  it('cannot be left by a line break in what it remarks', () => {
    const events = aLogin().map((event) =>
      event.kind === 'run-started'
        ? { ...event, title: 'x\nrm -rf /', target: { ...event.target, tenantName: 'y\r\nid' } }
        : event,
    );
    for (const line of toCurlScript(model(events)).split('\n')) expect(line).not.toMatch(/^(rm|id)/);
  });
});
