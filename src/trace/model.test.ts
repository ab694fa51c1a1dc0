import { describe, expect, it } from 'vitest';
import { refusal } from '#diagnose/testing/story.ts';
import { aDevice, aLogin, aLoginStory } from '#diagnose/testing/traces.ts';
import { problem } from '#lib/problem.ts';
import { buildModel, ModelBuilder } from './build-model.ts';
import type { TraceEvent } from './event.ts';
import { rowOfEvent } from './model.ts';

const until = (events: TraceEvent[], kind: TraceEvent['kind'], step?: string) => {
  const end = events.findIndex(
    (event) => event.kind === kind && (!step || ('step' in event && event.step === step)),
  );
  return events.slice(0, end + 1);
};

describe('the phase', () => {
  const login = aLogin();
  const device = aDevice();

  it.each<[string, TraceEvent[], boolean, object]>([
    ['nothing done', login.slice(0, 1), false, { phase: 'ready', current: 'discovery' }],
    ['between steps', until(login, 'step-finished', 'keys'), false, { phase: 'paused', current: 'pkce' }],
    [
      'between steps, live',
      until(login, 'step-finished', 'keys'),
      true,
      { phase: 'running', current: 'pkce' },
    ],
    ['sent, live', until(login, 'request', 'token'), true, { phase: 'running', current: 'token' }],
    [
      'sent, page gone',
      until(login, 'request', 'token'),
      false,
      { phase: 'paused', current: 'token', inDoubt: true },
    ],
    ['answered, page gone', until(login, 'response', 'token'), false, { phase: 'paused', current: 'token' }],
    [
      'browser away',
      until(login, 'redirect-out'),
      false,
      { phase: 'waiting', current: 'authorize', waits: true },
    ],
    [
      'browser away, live',
      until(login, 'redirect-out'),
      true,
      { phase: 'waiting', current: 'authorize', waits: true },
    ],
    ['browser back', until(login, 'redirect-in'), false, { phase: 'paused', current: 'authorize' }],
    ['prompt', until(device, 'step-started', 'show-code'), false, { phase: 'waiting', current: 'show-code' }],
    ['polling, live', until(device, 'again'), true, { phase: 'waiting', current: 'poll' }],
    ['polling, page gone', until(device, 'again'), false, { phase: 'paused', current: 'poll' }],
    ['poll sent, page gone', until(device, 'request', 'poll'), false, { phase: 'paused', current: 'poll' }],
    [
      'refused',
      aLogin({ token: refusal(403, 'invalid_grant') }),
      false,
      { phase: 'stopped', current: 'token' },
    ],
    ['finished', login, false, { phase: 'finished', current: undefined }],
  ])('%s', (_name, events, live, expected) => {
    const model = buildModel(events, { live });
    const { phase, current, inDoubt, waitingFor } = model;
    expect({
      phase,
      current: current?.id,
      ...(inDoubt && phase === 'paused' ? { inDoubt: true } : {}),
      ...(waitingFor ? { waits: true } : {}),
    }).toEqual(expected);
  });

  it('is stopped by hand, and nothing waits any more', () => {
    const story = aLoginStory({ back: null }).add({ kind: 'run-stopped' });
    expect(buildModel(story.events)).toMatchObject({ phase: 'stopped', problem: { code: 'stopped' } });
    expect(buildModel(story.events).waitingFor).toBeUndefined();
  });

  it('is paused again after a retry, whatever stopped the branch before', () => {
    const story = aLoginStory({ token: refusal(403, 'invalid_grant') }).retry('authorize');
    const model = buildModel(story.events);
    expect(model).toMatchObject({ phase: 'paused', branch: 1, current: { id: 'authorize' } });
    expect(model.problem).toBeUndefined();
  });
});

describe('steps and values', () => {
  it('take over what came before the retry, and only that', () => {
    const story = aLoginStory({ token: refusal(403, 'invalid_grant') }).retry('state', { scope: 'openid' });
    const model = buildModel(story.events);
    expect(model.steps.map((step) => step.status).slice(0, 5)).toEqual([
      'done',
      'done',
      'done',
      'planned',
      'planned',
    ]);
    expect([...model.values.keys()]).toEqual(['discovery', 'jwks', 'code_verifier', 'code_challenge']);
    expect(model.inputs).toMatchObject({ scope: 'openid', audience: 'https://api.orders.example' });
    expect(model.branches.map(({ branch, parent, from }) => [branch, parent, from])).toEqual([
      [0, undefined, undefined],
      [1, 0, 'state'],
    ]);
  });

  it('know the event that brought each value: the answer, the callback, or the work in the tab', () => {
    const model = buildModel(aLogin());
    const broughtBy = (name: string) => model.events[(model.values.get(name)?.event ?? 0) - 1]?.kind;
    expect(['discovery', 'code_verifier', 'code', 'access_token'].map(broughtBy)).toEqual([
      'response',
      'produced',
      'redirect-in',
      'response',
    ]);
  });

  it('go back to the value of an earlier step when a later one is planned again', () => {
    const before = buildModel(aLogin()).values.get('access_token');
    const after = buildModel(aLoginStory().retry('refresh').events).values.get('access_token');
    expect(before?.step).toBe('refresh');
    expect(after?.step).toBe('token');
  });
});

describe('rows', () => {
  const model = buildModel(aLogin());

  it('are one for a request and its answer, and two for a trip of the browser', () => {
    expect(
      model.rows.map(({ number, kind, label, status }) => `${number} ${kind} ${label} ${status}`),
    ).toEqual([
      '1 request /.well-known/openid-configuration 200',
      '2 request /.well-known/jwks.json 200',
      '3 local code_verifier → code_challenge ',
      '4 local state, nonce ',
      '5 redirect-out /authorize came back',
      '6 redirect-in /callback?code&state query',
      '7 check state, iss, code 3 checked',
      '8 request /oauth/token 200',
      '9 check signature, iss, aud, nonce, exp 6 checked',
      '10 request /userinfo 200',
      '11 request /oauth/token 200',
    ]);
  });

  it('are found from each of their events, and keep their id while the trace grows', () => {
    const half = buildModel(model.events.slice(0, 20));
    expect(half.rows.map(({ id }) => id)).toEqual(model.rows.slice(0, half.rows.length).map(({ id }) => id));
    for (const row of model.rows) {
      for (const seq of row.events) expect(rowOfEvent(model, seq)).toBe(row);
    }
  });

  it('are found in a view as it stood, whatever came since', () => {
    const builder = new ModelBuilder(model.events.slice(0, 1));
    const views = model.events.slice(1).map((event) => {
      builder.add([event]);
      return builder.model();
    });
    for (const view of views) {
      const shown = new Map(view.rows.flatMap((row) => row.events.map((seq) => [seq, row] as const)));
      for (const { seq } of model.events) expect(rowOfEvent(view, seq)).toBe(shown.get(seq));
    }
  });

  it('name the host where it is not the issuer’s', () => {
    const [first] = aLogin({ target: { issuer: 'https://login.example/' } });
    const events = [first, ...aLogin().slice(1)].filter((event) => event !== undefined);
    expect(buildModel(events).rows[0]?.label).toBe('orders.eu.auth0.com/.well-known/openid-configuration');
  });

  it('say why the browser could not leave', () => {
    const blocked = problem('popup-blocked', 'The browser blocked the window', '');
    const story = aLoginStory({ back: null }).add(
      { kind: 'verdict', step: 'authorize', problem: blocked },
      { kind: 'step-finished', step: 'authorize', outcome: 'failed', durationMs: 1 },
    );
    const model = buildModel(story.events);
    expect(model.rows.at(-1)).toMatchObject({ kind: 'redirect-out', status: 'popup-blocked', bad: true });
    expect(model).toMatchObject({ phase: 'stopped', problem: { code: 'popup-blocked' } });
    expect(model.waitingFor).toBeUndefined();
  });

  it('show a page that kept the browser, a refused callback and a note', () => {
    const story = aLoginStory({ back: 'Callback URL mismatch.' }).add(
      {
        kind: 'callback-refused',
        reason: 'finished',
        url: 'http://localhost:5173/callback?x=1',
        params: [['x', '1']],
      },
      { kind: 'note', text: 'Hello' },
    );
    const rows = buildModel(story.events).rows.slice(4);
    expect(rows.map(({ kind, status, bad }) => [kind, status, bad])).toEqual([
      ['redirect-out', 'no callback', true],
      ['page-seen', 'error page', true],
      ['refused', 'finished', true],
      ['note', '', false],
    ]);
  });
});
