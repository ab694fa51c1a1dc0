import { describe, expect, it } from 'vitest';
import { form, get, issuer, refusal } from '#diagnose/testing/story.ts';
import { aDevice, aLogin, aLoginStory, aMachine, check } from '#diagnose/testing/traces.ts';
import { buildModel } from './build-model.ts';
import type { TraceEvent } from './event.ts';
import { fromStep, isRead, restartFrom, runAgainFrom, whyFromThere } from './restart.ts';

function from(events: readonly TraceEvent[], wanted: string) {
  const restart = restartFrom(buildModel(events), wanted);
  return restart && [restart.step.id, whyFromThere(restart)];
}

describe('a retry begins', () => {
  it('where it is wanted while nothing that it needs is spent', () => {
    expect(from(aLogin({ back: null }), 'authorize')).toEqual(['authorize', undefined]);
    expect(from(aLogin({ back: 'Callback URL mismatch.' }), 'authorize')).toEqual(['authorize', undefined]);
    expect(from(aMachine({ token: refusal(401, 'access_denied') }), 'token')).toEqual(['token', undefined]);
    expect(from(aLogin({ userinfo: { status: 500, text: '' } }), 'userinfo')).toEqual([
      'userinfo',
      undefined,
    ]);
  });

  it('at new state and nonce once the trip that they marked has come back', () => {
    const denied = aLogin({ back: { error: 'access_denied', state: 'state-of-ours' } });
    expect(from(denied, 'authorize')).toEqual(['state', '`state` and `nonce` must be new']);
  });

  it('at a new login once its code was sent, whatever became of it', () => {
    const why = '`code_verifier` and `code` are spent, `state` and `nonce` must be new';
    const finished = '`code_verifier`, `code` and `refresh_token` are spent, `state` and `nonce` must be new';
    for (const token of [refusal(403, 'invalid_grant'), { failure: ['unreachable' as const] }]) {
      expect(from(aLogin({ token }), 'token')).toEqual(['pkce', why]);
    }
    expect(from(aLogin(), 'token')).toEqual(['pkce', finished]);
  });

  it('at a new login where the refresh token was sent, and not before', () => {
    const used = aLogin({ refresh: refusal(403, 'invalid_grant') });
    expect(from(used, 'refresh')?.[0]).toBe('pkce');
    // What comes later in the plan will need it.
    expect(from(used, 'userinfo')?.[0]).toBe('pkce');
    expect(from(aLoginStory().events, 'refresh')?.[0]).toBe('pkce');
  });

  it('where the run stands, for a step behind the one that failed: the run cannot leap over it', () => {
    expect(from(aLogin({ userinfo: { status: 500, text: '' } }), 'refresh')).toEqual(['userinfo', undefined]);
    for (const behind of ['token', 'id-token', 'userinfo', 'refresh'])
      expect(from(aLogin({ token: refusal(403, 'invalid_grant') }), behind)?.[0], behind).toBe('pkce');
    const judged = aLogin({ idTokenChecks: [check('nonce', 'fail', 'nonce-mismatch')] });
    for (const behind of ['id-token', 'userinfo', 'refresh'])
      expect(from(judged, behind)?.[0], behind).toBe('pkce');
  });

  it('where it is wanted when the request was edited so that it did not carry the code', () => {
    expect(
      from(aLogin({ exchange: { code: undefined }, token: refusal(403, 'invalid_grant') }), 'token'),
    ).toEqual(['pkce', '`code_verifier` is spent, `state` and `nonce` must be new']);
    const neither = { code: undefined, code_verifier: 'another' };
    expect(from(aLogin({ exchange: neither, token: refusal(403, 'invalid_grant') }), 'token')).toEqual([
      'token',
      undefined,
    ]);
  });

  it('where what a failed check judged was brought: the same values would fail again', () => {
    const idToken = aLogin({ idTokenChecks: [check('nonce', 'fail', 'nonce-mismatch')] });
    expect(from(idToken, 'id-token')?.[0]).toBe('pkce');
    const callback = aLogin({ callbackChecks: [check('state', 'fail', 'state-mismatch')] });
    expect(from(callback, 'callback')).toEqual(['state', '`state` and `nonce` must be new']);
  });

  it('where it is wanted when the browser refused to send the code at all', () => {
    expect(from(aLogin({ token: { failure: ['csp'] } }), 'token')).toEqual(['token', undefined]);
  });

  it('at a new device code once the polling is over, and not while it goes on', () => {
    expect(from(aDevice({ last: refusal(403, 'expired_token') }), 'poll')).toEqual([
      'device-authorization',
      '`device_code` is spent',
    ]);
    const device = aDevice();
    const polling = device.slice(0, device.findLastIndex(({ kind }) => kind === 'again') + 1);
    expect(polling.at(-1)?.kind).toBe('again');
    expect(from(polling, 'poll')).toEqual(['poll', undefined]);
  });

  it('where it is wanted again in an attempt whose values are new', () => {
    const story = aLoginStory({ token: refusal(403, 'invalid_grant') }).retry('pkce');
    story.local('pkce', { code_verifier: 'verifier-2', code_challenge: 'challenge-2' });
    story.local('state', { state: 'state-2', nonce: 'nonce-2' });
    const sent = get(`${issuer}authorize`, { response_type: 'code', state: 'state-2' });
    story.leave('authorize', sent, 'Callback URL mismatch.');
    expect(from(story.events, 'authorize')).toEqual(['authorize', undefined]);
  });

  it('nowhere at a step that the plan does not have', () => {
    expect(from(aLogin(), 'no-such-step')).toBeUndefined();
  });

  it('at the same place in a file of an older plan, which names nothing that is spent', () => {
    const [started, ...rest] = aLogin();
    if (started?.kind !== 'run-started') throw new Error('Not a trace.');
    const plan = started.plan.map(({ spends: _spends, ...step }) => step);
    expect(from([{ ...started, plan }, ...rest], 'token')).toEqual(['token', undefined]);
  });
});

describe('a run that is over begins again', () => {
  it('after the reads that are done', () => {
    expect(runAgainFrom(buildModel(aLogin()))?.step.id).toBe('pkce');
    expect(runAgainFrom(buildModel(aMachine()))?.step.id).toBe('token');
    expect(runAgainFrom(buildModel(aDevice()))?.step.id).toBe('device-authorization');
    expect(runAgainFrom(buildModel(aLogin({ keys: { status: 500, text: '' } })))?.step.id).toBe('keys');
  });
});

describe('a read', () => {
  const reads = (events: readonly TraceEvent[]) => {
    const model = buildModel(events);
    return model.steps.filter((step) => isRead(model, step)).map(({ id }) => id);
  };

  it('is a GET that carries nothing which is good once', () => {
    expect(reads(aLogin())).toEqual(['discovery', 'keys', 'userinfo']);
    const story = aLoginStory().retry('userinfo');
    story.request('userinfo', form(`${issuer}userinfo`, { access_token: 'x' }), {});
    expect(reads(story.events)).toEqual(['discovery', 'keys']);
  });
});

describe('its label', () => {
  it('counts the steps as the screen does', () => {
    const restart = restartFrom(buildModel(aLogin({ back: null })), 'authorize');
    expect(restart && fromStep('Try again', restart)).toBe('Try again from step 5');
  });
});
