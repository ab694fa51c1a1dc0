import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProblem, problem } from '#lib/problem.ts';
import { buildModel } from '#trace/build-model.ts';
import { readTraceFile } from '#trace/formats/native.ts';
import { diagnose, diagnoseInSteps } from './diagnose.ts';
import { rules } from './rules.ts';
import { refusal } from './testing/story.ts';
import { aDevice, aLogin, aMachine } from './testing/traces.ts';

describe('diagnose', () => {
  it('puts errors first', () => {
    const events = aLogin({
      target: { tenantKind: 'auth0' },
      inputs: { scope: 'openid' },
      token: { json: { access_token: 'opaque', token_type: 'Bearer' } },
      userinfo: refusal(429, 'too_many_requests'),
    });
    const severities = diagnose(buildModel(events)).map(({ severity }) => severity);
    expect(severities).toEqual(['error', 'warning', 'note']);
  });

  it('says why a run stopped even when no rule knows', () => {
    const events = aLogin({
      token: {
        json: {},
        problem: problem('content-type-unexpected', 'The answer is not JSON', 'It is a page.'),
      },
    });
    expect(diagnose(buildModel(events))).toMatchObject([
      {
        code: 'content-type-unexpected',
        title: 'The answer is not JSON',
        fixes: [{ kind: 'retry', from: 'token' }],
      },
    ]);
  });

  it('finds the same in steps, and nothing when it is no longer wanted', async () => {
    const model = buildModel(aLogin({ token: refusal(403, 'invalid_grant') }));
    const wanted = new AbortController();
    let pauses = 0;
    const pause = async () => {
      pauses++;
    };
    expect(await diagnoseInSteps(model, pause, wanted.signal)).toEqual(diagnose(model));
    expect(pauses).toBe(rules.length);
    const stopping = diagnoseInSteps(model, async () => wanted.abort(), wanted.signal);
    expect(await stopping).toBeUndefined();
  });

  it('has nothing to say about a run that was stopped by hand', () => {
    const events = [...aLogin().slice(0, 4), { kind: 'run-stopped', seq: 5, at: 1, branch: 0 } as const];
    expect(diagnose(buildModel(events))).toEqual([]);
  });

  it('no rule throws, whatever a trace holds that has the shape of one', () => {
    const traces = [
      aLogin(),
      aMachine({ token: refusal(403, 'access_denied') }),
      aDevice(),
      aLogin({ back: 'page' }),
      aLogin({ token: refusal(403, 'invalid_grant') }),
    ];
    const text = fc.oneof(
      fc.constantFrom('', '{', '{"error":7}', 'https://x/?a=%', 'invalid_grant', '__proto__'),
      fc.string(),
    );
    const cut = fc.record({
      trace: fc.nat(traces.length - 1),
      keep: fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      words: fc.array(text, { minLength: 5, maxLength: 5 }),
    });
    fc.assert(
      fc.property(cut, ({ trace, keep, words }) => {
        let count = 0;
        const kept = (traces[trace] ?? []).filter((_, index) => index === 0 || keep[index % keep.length]);
        const renumbered = kept.map((event, index) => ({ ...event, seq: index + 1 }));
        const json = JSON.stringify(renumbered, (name, value) =>
          ['url', 'body', 'error', 'text', 'state', 'issuer', 'redirectUri'].includes(name) &&
          typeof value === 'string' &&
          count++ % 3 === 0
            ? (words[count % words.length] ?? '')
            : value,
        );
        const read = readTraceFile(
          `{"format":"grantscope-trace","version":1,"redacted":false,"events":${json}}`,
        );
        if (isProblem(read)) throw new Error(read.detail);
        const model = buildModel(read);
        for (const rule of rules) if (rule.applies(model)) rule.findings(model);
        diagnose(model);
      }),
      { numRuns: 300 },
    );
  });
});
