/** A provider that does one thing wrong, against the real engine: what each run shows of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '#lib/json.ts';
import type { TraceModel } from '#trace/model.ts';
import { hostileFamilies } from './testing/hostile/families.ts';
import { DEVICE, LOGIN, MACHINE, runAgainst, shown } from './testing/hostile/journey.ts';

describe('a provider that does everything right', () => {
  it.each([LOGIN, MACHINE, DEVICE])('finishes %s without a remark', async (flow) => {
    expect(shown(await runAgainst({ wrong: {}, flow }))).toBe('finished');
  });
});

describe.each(Object.entries(hostileFamilies))('wrong in %s', (_family, cases) => {
  it.each(cases)('$name', async ({ shows, ...told }) => {
    const model = await runAgainst(told);
    expect(shown(model)).toBe(shows);
    for (const event of model.events) {
      if (event.kind !== 'checked') continue;
      const ids = event.checks.map(({ id }) => id);
      expect(new Set(ids).size, ids.join()).toBe(ids.length);
      const remarks = event.checks.filter(({ severity }) => severity);
      for (const { id, detail, spec, evidence } of remarks) {
        expect([id, detail.length > 20, Boolean(spec), evidence.length > 0]).toEqual([id, true, true, true]);
        for (const one of evidence) expect(model.events[one.event - 1], id).toBeDefined();
      }
    }
    expect(model.problem?.code).not.toBe('unexpected-error');
  });
});

describe('whatever JSON a provider answers', () => {
  /** It ends, nothing is told as a bug, and no remark broke on what it read. */
  function holdsFor({ phase, problem, checks }: TraceModel): void {
    expect(['stopped', 'finished']).toContain(phase);
    expect(problem?.code).not.toBe('unexpected-error');
    expect(checks.map(({ id }) => id)).not.toContain('remarks');
  }

  const endpoints = ['discovery', 'keys', 'token', 'refresh', 'userinfo', 'revoke'] as const;

  it('is never told as a mistake of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...endpoints), fc.jsonValue(), async (endpoint, body) => {
        holdsFor(await runAgainst({ wrong: { body: { [endpoint]: () => body } } }));
      }),
      { numRuns: 60 },
    );
  });

  it('in one member, is never told as a mistake of ours', async () => {
    const members = [
      'issuer',
      'jwks_uri',
      'token_endpoint',
      'keys',
      'access_token',
      'id_token',
      'scope',
      'expires_in',
      'sub',
      'email',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...endpoints),
        fc.constantFrom(...members),
        fc.jsonValue(),
        async (endpoint, member, value) => {
          const wrong = { body: { [endpoint]: (good: JsonObject) => ({ ...good, [member]: value }) } };
          holdsFor(await runAgainst({ wrong }));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('in a claim, is never told as a mistake of ours', async () => {
    const names = [
      'iss',
      'sub',
      'aud',
      'exp',
      'iat',
      'nonce',
      'azp',
      'auth_time',
      'acr',
      'amr',
      'at_hash',
      'email_verified',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.jsonValue(), async (name, value) => {
        const wrong = { claims: (good: JsonObject) => ({ ...good, [name]: value as Json }) };
        holdsFor(await runAgainst({ wrong }));
      }),
      { numRuns: 60 },
    );
  });
});
