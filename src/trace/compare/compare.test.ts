import { describe, expect, it } from 'vitest';
import { form, get, issuer, jwt, refusal } from '#diagnose/testing/story.ts';
import { aLogin, aLoginStory, aMachine, check, goodTokens, opaqueTokens } from '#diagnose/testing/traces.ts';
import { attemptModel } from '#trace/attempt-model.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { differsByNature } from './by-nature.ts';
import { compareModels } from './compare.ts';

const compare = (left: TraceEvent[], right: TraceEvent[]) =>
  compareModels(buildModel(left), buildModel(right));

const seen = ({ steps }: ReturnType<typeof compareModels>) =>
  steps.flatMap(({ id, differences }) =>
    differences.map(({ place, name, left, right }) => [id, place, name, left, right]),
  );

describe('two runs that went the same way', () => {
  it('differ in nothing', () => {
    const { inputs, steps, byYou, first } = compare(aLogin(), aLogin());
    expect({ inputs, byYou, first }).toEqual({ inputs: [], byYou: [], first: undefined });
    expect(steps.flatMap(({ differences, byNature }) => [...differences, ...byNature])).toEqual([]);
    expect(steps.every(({ equal }) => equal > 0)).toBe(true);
  });
});

describe('what differs', () => {
  it('is found in parameters, answers, claims and checks, and the first step that has it is named', () => {
    const claims = { iss: issuer, aud: 'another', sub: 'auth0|1', iat: 5, nonce: 'another-nonce' };
    const other = aLogin({
      authorize: { scope: 'openid' },
      token: {
        json: { ...goodTokens, expires_in: 7200, id_token: jwt({ alg: 'RS256', kid: 'k2' }, claims) },
      },
      idTokenChecks: [check('aud', 'fail', 'audience-mismatch')],
    });
    const compared = compare(aLogin(), other);
    expect(compared.first?.id).toBe('authorize');
    expect(seen(compared)).toEqual(
      expect.arrayContaining([
        ['authorize', 'parameter', 'scope', 'openid profile offline_access', 'openid'],
        ['token', 'answer', 'expires_in', '86400', '7200'],
        ['token', 'claim', 'id_token.kid', 'k1', 'k2'],
        ['token', 'claim', 'id_token.aud', 'c6dh5yfi6G2MfdNGbZLwuCTvmMUhotK4', 'another'],
        ['id-token', 'check', 'aud', 'pass', 'fail'],
      ]),
    );
    expect(seen(compared).filter(([, , name]) => name === 'id_token.nonce' || name === 'id_token')).toEqual(
      [],
    );
  });

  it('is what the person entered and changed first of all', () => {
    const planned = get(`${issuer}authorize`, { audience: 'https://api.orders.example', nonce: 'n1' });
    const sent = get(`${issuer}authorize`, { nonce: undefined });
    const edited = aLogin().map(
      (event): TraceEvent => (event.kind === 'redirect-out' ? { ...event, planned, sent } : event),
    );
    const compared = compare(aLogin(), edited);
    expect(
      compared.byYou.map(({ step, difference }) => [step?.id, difference.name, difference.right]),
    ).toEqual(
      expect.arrayContaining([
        ['authorize', 'audience', undefined],
        ['authorize', 'nonce', undefined],
      ]),
    );
    const entered = compare(aLogin(), aLogin({ inputs: { scope: 'openid' } }));
    expect(entered.byYou[0]).toMatchObject({ step: undefined, difference: { name: 'scope', byYou: true } });
  });

  it('is nothing in a step that one side never came to', () => {
    const compared = compare(aLogin(), aLogin({ back: null }));
    const after = compared.steps.filter(({ reached }) => !reached);
    expect(after.map(({ id }) => id)).toEqual(['callback', 'token', 'id-token', 'userinfo', 'refresh']);
    expect(after.flatMap(({ differences }) => differences)).toEqual([]);
    expect(compared.first?.id).toBe('authorize');
  });

  it('is nothing in a step that one plan does not have', () => {
    const compared = compare(aMachine(), aLogin({ back: null }));
    expect(compared.steps.map(({ id }) => id)).toEqual([
      ...['discovery', 'keys', 'pkce', 'state', 'authorize', 'callback', 'token', 'id-token', 'userinfo'],
      'refresh',
    ]);
    expect(compared.steps.find(({ id }) => id === 'keys')?.left).toBeUndefined();
  });

  it('is a token that is a JWT on one side and opaque on the other', () => {
    const compared = compare(aLogin(), aLogin({ token: { json: opaqueTokens } }));
    const ofToken = compared.steps.find(({ id }) => id === 'token');
    expect(ofToken?.differences.map(({ name }) => name)).toContain('access_token');
  });
});

describe('what differs by nature', () => {
  it('is set apart: state, nonce, tokens, times', () => {
    const later = aLogin({
      token: { json: { ...goodTokens, id_token: jwt({ alg: 'RS256', kid: 'k1' }, { iat: 9, exp: 99 }) } },
    });
    const step = compare(aLogin(), later).steps.find(({ id }) => id === 'token');
    const names = step?.byNature.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['id_token', 'id_token.iat', 'id_token.exp']));
  });

  it.each([
    ['parameter', 'state', 'a', 'b', true],
    ['parameter', 'state', 'a', undefined, false],
    ['parameter', 'scope', 'a', 'b', false],
    ['claim', 'id_token.iat', '1', '2', true],
    ['claim', 'id_token.aud', '1', '2', false],
    ['header', 'date', 'a', 'b', true],
    ['header', 'authorization', 'Bearer a', 'Bearer b', true],
    ['header', 'authorization', 'Bearer a', 'DPoP b', false],
    ['answer', 'access_token', 'opaque-1', 'opaque-2', true],
    ['answer', 'access_token', 'opaque-1', jwt({ alg: 'RS256' }, {}), false],
  ])('%s %s, %s beside %s: %s', (place, name, left, right, natural) => {
    expect(differsByNature(place, name, left, right)).toBe(natural);
  });

  it('counts as a difference where the person changed it', () => {
    const planned = get(`${issuer}authorize`, { state: 'state-of-ours' });
    const sent = get(`${issuer}authorize`, { state: 'mine' });
    const edited = aLogin({ back: null }).map(
      (event): TraceEvent => (event.kind === 'redirect-out' ? { ...event, planned, sent } : event),
    );
    const step = compare(aLogin({ back: null }), edited).steps.find(({ id }) => id === 'authorize');
    expect(step?.differences[0]).toMatchObject({ name: 'state', byYou: true });
  });
});

describe('two attempts of one run', () => {
  it('share the steps that the later one took over, and differ in the rest', () => {
    const story = aLoginStory({ token: refusal(403, 'invalid_grant') }).retry('token');
    story.request('token', form(`${issuer}oauth/token`, { grant_type: 'authorization_code' }), {
      json: goodTokens,
    });
    const model = buildModel(story.events);
    const compared = compareModels(attemptModel(model, 0), model);
    const shared = compared.steps.filter((step) => step.shared).map(({ id }) => id);
    expect(shared).toEqual(['discovery', 'keys', 'pkce', 'state', 'authorize', 'callback']);
    expect(compared.first?.id).toBe('token');
    expect(seen(compared)).toContainEqual(['token', 'outcome', 'status', '403', '200']);
  });
});
