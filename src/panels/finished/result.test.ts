import { describe, expect, it } from 'vitest';
import { jwt } from '#diagnose/testing/story.ts';
import { aLogin, check, goodTokens } from '#diagnose/testing/traces.ts';
import { createJourney, type Journey } from '#flows/testing/journey.ts';
import { practice } from '#sandbox/testing/practice.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { sayTimes } from './finished.tsx';
import { judgedOf, timesOf, tokensIssued, whoOf } from './result.ts';

const idToken = (claims: Record<string, unknown>) =>
  jwt({ alg: 'RS256' }, { sub: 'auth0|1', iat: 1_700_000_000, exp: 1_700_036_000, ...claims } as never);
const login = (more: Parameters<typeof aLogin>[0]) => buildModel(aLogin(more));

const tenant = practice();

async function finished(journey: Journey) {
  const { world, start, goOn } = await createJourney(journey, tenant);
  const { engine } = world.open();
  const session = await engine.open(await start(engine));
  await goOn(session);
  return session.getSnapshot().model;
}

describe('who logged in', () => {
  it('is told by the ID token', () => {
    const model = login({
      token: { json: { ...goodTokens, id_token: idToken({ name: 'Ines', email: 'i@x.example' }) } },
      userinfo: { json: {} },
    });
    expect(whoOf(model)).toMatchObject({ sub: 'auth0|1', name: 'Ines', email: 'i@x.example' });
  });

  it('is nobody where there is no user', async () => {
    const model = await finished({
      flow: 'client-credentials',
      application: 'machine',
      inputs: { audience: 'https://api.practice.example' },
    });
    expect(whoOf(model)).toBeUndefined();
    expect(tokensIssued(model).map(({ name }) => name)).toEqual(['access_token']);
  });

  it('is not told by the answer about another user', () => {
    const model = login({ userinfo: { json: { sub: 'auth0|2', name: 'Somebody Else' } } });
    expect(whoOf(model)?.name).toBe('auth0|1');
  });
});

describe('a token', () => {
  it('lives from `iat` to `exp`', () => {
    const model = login({ token: { json: { ...goodTokens, id_token: idToken({}) } }, refresh: { json: {} } });
    const token = tokensIssued(model).find(({ name }) => name === 'id_token');
    expect(token?.life).toEqual({ issuedAt: 1_700_000_000_000, endsAt: 1_700_036_000_000 });
  });

  it('that nobody can read lives as long as the answer says', () => {
    const model = login({
      token: { json: { ...goodTokens, access_token: 'opaque', expires_in: 60 } },
      refresh: { json: {} },
    });
    const token = tokensIssued(model).find(({ name }) => name === 'access_token');
    expect(token?.isFor).toContain('opaque');
    expect((token?.life?.endsAt ?? 0) - (token?.life?.issuedAt ?? 0)).toBe(60_000);
  });
});

describe('what was judged', () => {
  it('counts what holds, and keeps warnings and what nobody could judge apart', () => {
    const warning = { ...check('aud', 'fail'), severity: 'warning' as const };
    const judged = judgedOf(
      login({
        idTokenChecks: [check('iss'), check('nonce', 'skip'), warning, check('signature', 'unknown')],
      }),
    );
    expect(judged.odd.map(({ check: { id } }) => id)).toEqual(['aud', 'signature']);
    expect(judged.odd[0]?.row?.number).toBeGreaterThan(0);
    expect(judged.all).toBe(judged.held + 2);
  });
});

describe('where the time went', () => {
  it('adds up, and a refresh token that was revoked is not told as good', async () => {
    const model = await finished({
      flow: 'authorization-code-pkce',
      application: 'spa',
      inputs: { scope: 'openid profile offline_access' },
    });
    const { all, person, tenant, page, between } = timesOf(model);
    expect(person + tenant + page + between).toBe(all);
    expect(tokensIssued(model).find(({ name }) => name === 'refresh_token')?.over).toBe('revoked');
    expect(whoOf(model)?.name).toBe('Ines Moreau');
  });

  it('ends with the run, whatever came afterwards', () => {
    const events = aLogin();
    const late: TraceEvent = { kind: 'note', text: 'Late.', seq: events.length + 1, at: 9e12, branch: 0 };
    expect(timesOf(buildModel([...events, late]))).toEqual(timesOf(buildModel(events)));
  });

  it('is said with the waiting for the person apart', () => {
    expect(sayTimes({ all: 15_100, person: 13_800, tenant: 400, page: 700, between: 200 })).toBe(
      '15.1 s: 13.8 s with you, 400 ms the tenant, 900 ms this page',
    );
    expect(sayTimes({ all: 65_000, person: 0, tenant: 400, page: 600, between: 64_000 })).toContain(
      '64.0 s between the steps',
    );
  });
});
