/** The contract carries what comes: shapes that no flow has yet, run, killed after every append, and edited. */
import { describe, expect, it } from 'vitest';
import type { Experiment } from '#flows/experiment.ts';
import { isInDoubt } from '#trace/restart.ts';
import { traceText } from '#trace/text.ts';
import type { RunSession } from './api.ts';
import { findShape, toyTenant } from './testing/shapes.ts';
import { createWorld, target } from './testing/world.ts';

const PASSWORD = 'correct horse battery';

function worldOf(experiment?: Experiment) {
  return createWorld({
    tenant: toyTenant(),
    findFlow: findShape,
    findExperiment: async (id) => (id === experiment?.id ? experiment : undefined),
  });
}

type World = ReturnType<typeof worldOf>;

async function begin(world: World, flow: string, experiment?: string) {
  const page = world.open();
  const run = await page.engine.start({
    ...{ flow, target, inputs: {}, extra: [], mode: 'same-tab' as const },
    ...(experiment ? { experiment } : {}),
  });
  return { page, run, session: await page.engine.open(run) };
}

/** What comes back; in each attempt another. */
const backIn = (branch: number): Record<string, [string, string][]> => ({
  leave: [
    ['code', `code-${branch}`],
    ['state', 'of-registration'],
  ],
  assertion: [
    ['SAMLResponse', `PHNhbWw+${branch}`],
    ['RelayState', 'of-arrival'],
  ],
});

/** Does what a person would do, until the run is over. The first code is a wrong one. */
async function goOn(session: RunSession): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    const { model, ask } = session.getSnapshot();
    if (model.phase === 'finished' || model.phase === 'stopped') return;
    const waiting = model.waitingFor && model.exchanges.get(model.waitingFor);
    if (waiting) {
      const params = backIn(model.branch)[waiting.step] ?? [];
      await session.receive({ via: 'form_post', url: target.redirectUri, params }, false);
    } else if (ask && model.current?.status === 'waiting') {
      const answers = {
        password: PASSWORD,
        authenticator_id: ask[0]?.options?.[1]?.value ?? '',
        otp_code: model.current.because ? '123456' : '000000',
      };
      const [asked] = ask;
      await session.answer({ [asked?.name ?? '']: answers[asked?.name as keyof typeof answers] });
    } else if (isInDoubt(model) && model.current) {
      await session.retry(model.current.id);
    } else await session.next();
  }
  throw new Error('The run goes in circles.');
}

const names = ['second-factor', 'push', 'nonce-retry', 'registration', 'arrival', 'signing'];

describe.each(names)('%s', (flow) => {
  it('goes to its end', async () => {
    const world = worldOf();
    const { run, session } = await begin(world, flow);
    await goOn(session);
    await expect(traceText(world.eventsOf(run))).toMatchFileSnapshot(`./fixtures/${flow}.txt`);
    expect(session.getSnapshot().model.phase).toBe('finished');
  });

  it('goes on after a page that died at any append, and sends nothing twice by itself', async () => {
    const whole = worldOf();
    const first = await begin(whole, flow);
    await goOn(first.session);
    for (let appended = 1; appended < first.page.appends(); appended++) {
      const world = worldOf();
      const { page, run, session } = await begin(world, flow);
      const death = page.dieAfter(appended);
      void goOn(session).catch(() => undefined);
      await death;
      const kept = world.eventsOf(run);
      const asked = world.requests.length;
      const next = await world.open().engine.open(run);
      expect(next.getSnapshot().model.events).toEqual(kept);
      expect(world.requests.length, `after append ${appended}`).toBe(asked);
      await goOn(next);
      const { phase, problem } = next.getSnapshot().model;
      expect(`${appended}: ${phase} ${problem?.code ?? ''}`).toBe(`${appended}: finished `);
    }
  });
});

describe.each(names)('a second attempt at %s', (flow) => {
  async function secondAttempt(session: RunSession) {
    await goOn(session);
    expect(await session.retry(session.getSnapshot().model.steps.at(-1)?.id ?? '')).toBeUndefined();
    await goOn(session);
  }

  it('goes on after a page that died at any append of it', async () => {
    const whole = worldOf();
    const first = await begin(whole, flow);
    await secondAttempt(first.session);
    const all = whole.eventsOf(first.run);
    expect(all.at(-1)).toMatchObject({ kind: 'run-finished', branch: 1 });
    let inTheSecond = 0;
    for (let appended = 1; appended < first.page.appends(); appended++) {
      const world = worldOf();
      const { page, run, session } = await begin(world, flow);
      const death = page.dieAfter(appended);
      void secondAttempt(session).catch(() => undefined);
      await death;
      const kept = world.eventsOf(run);
      if (kept.at(-1)?.branch !== 1) continue;
      inTheSecond += 1;
      const next = await world.open().engine.open(run);
      expect(next.getSnapshot().model.events).toEqual(kept);
      expect(next.getSnapshot().model.branches[0]).toMatchObject({ phase: 'finished' });
      await goOn(next);
      const { phase, problem, branches } = next.getSnapshot().model;
      expect(`${appended}: ${phase} ${problem?.code ?? ''}`).toBe(`${appended}: finished `);
      expect(branches.length).toBeGreaterThan(1);
    }
    expect(inTheSecond).toBeGreaterThan(0);
  });
});

describe('a request that lost its answer with its page', () => {
  async function died(flow: string, at: string) {
    const world = worldOf();
    const { page, run, session } = await begin(world, flow);
    while (session.getSnapshot().model.current?.id !== at) {
      const { model, ask } = session.getSnapshot();
      const name = model.current?.status === 'waiting' ? ask?.[0]?.name : undefined;
      const answers = { password: PASSWORD, authenticator_id: 'sms|2', otp_code: '123456' };
      if (name) await session.answer({ [name]: answers[name as keyof typeof answers] });
      else await session.next();
    }
    const death = page.dieAfter(1);
    void session.next();
    await death;
    const next = await world.open().engine.open(run);
    expect(next.getSnapshot().model.inDoubt).toBeDefined();
    return { world, next, asked: world.requests.length };
  }

  it('is asked again by itself where it only reads, once', async () => {
    const { world, next, asked } = await died('second-factor', 'list');
    expect(await next.resume()).toBeUndefined();
    expect(await next.resume()).toBeUndefined();
    expect(world.requests.length).toBe(asked + 1);
    expect(next.getSnapshot().model).toMatchObject({ branch: 0, phase: 'paused', current: { id: 'choose' } });
  });

  it('is asked again as the person had edited it', async () => {
    const world = worldOf();
    const { page, run, session } = await begin(world, 'second-factor');
    await session.next();
    await session.answer({ password: PASSWORD });
    await session.next();
    const death = page.dieAfter(1);
    const url = 'https://tenant.example/authenticators?page=2';
    void session.next({ request: { method: 'GET', url, headers: [], body: null } });
    await death;
    const next = await world.open().engine.open(run);
    await next.resume();
    expect(world.requests.at(-1)?.url).toBe(url);
  });

  it('is never sent again where it carries what is good once; its retry makes that anew', async () => {
    const { world, next, asked } = await died('second-factor', 'verify');
    expect(await next.resume()).toBeUndefined();
    expect((await next.next())?.code).toBe('in-doubt');
    expect((await next.runToEnd())?.code).toBe('in-doubt');
    expect(world.requests.length).toBe(asked);
    await next.retry('verify');
    expect(next.getSnapshot().model.current?.id).toBe('log-in');
  });

  it('is never sent again where it may have changed something', async () => {
    const { world, next, asked } = await died('registration', 'register');
    expect(await next.resume()).toBeUndefined();
    expect((await next.next())?.code).toBe('in-doubt');
    expect(world.requests.length).toBe(asked);
  });
});

describe('a wrong code', () => {
  it('is asked again in the same attempt, says why, and takes the new mfa_token', async () => {
    const world = worldOf();
    const { session } = await begin(world, 'second-factor');
    while (!session.getSnapshot().model.current?.because) {
      const { model, ask } = session.getSnapshot();
      if (ask && model.current?.status === 'waiting') {
        const name = ask[0]?.name ?? '';
        const answers = { password: PASSWORD, authenticator_id: 'sms|2', otp_code: '000000' };
        expect(await session.answer({ [name]: answers[name as keyof typeof answers] })).toBeUndefined();
      } else await session.next();
    }
    const { model } = session.getSnapshot();
    expect(model).toMatchObject({ branch: 0, phase: 'paused', current: { id: 'code' } });
    expect(model.current?.because?.code).toBe('invalid-grant');
    expect(model.values.get('mfa_token')?.value).toBe('mfa-2');
    expect(model.rows.filter(({ bad }) => bad)).toEqual([]);
  });

  it('that cannot be one is refused before it is taken, and says so', async () => {
    const world = worldOf();
    const { session } = await begin(world, 'second-factor');
    await session.next();
    expect((await session.answer({ password: '' }))?.code).toBe('answer-invalid');
    expect(session.getSnapshot().model.current?.status).toBe('waiting');
  });

  it('is taken without the blanks that were pasted around it; a password is taken as it is', async () => {
    const world = worldOf();
    const { session } = await begin(world, 'second-factor');
    await session.next();
    await session.answer({ password: ` ${PASSWORD}` });
    await session.next();
    expect(await world.requests[0]?.text()).toContain('password=+correct');
    await session.retry('password');
    await session.next();
    await session.answer({ password: PASSWORD });
    for (const step of ['log-in', 'list', 'choose']) {
      expect(session.getSnapshot().model.current?.id).toBe(step);
      await session.next();
    }
    await session.answer({ authenticator_id: ' sms|2 ' });
    await session.next();
    expect(await session.answer({ otp_code: ' 123456\n' })).toBeUndefined();
    expect(session.getSnapshot().model.values.get('otp_code')?.value).toBe('123456');
  });
});

describe('a document', () => {
  it('goes in as the person left it, and what was planned stays beside it', async () => {
    const world = worldOf();
    const { session } = await begin(world, 'signing');
    const { draft } = session.getSnapshot();
    expect(draft?.document?.text).toBe('{"client_id":"client"}');
    await session.next({ document: { type: 'json', text: '{"client_id":"other"}' } });
    await session.next();
    expect(await world.requests[0]?.text()).toContain(encodeURIComponent('{"client_id":"other"}'));
    expect(session.getSnapshot().model.events.find(({ kind }) => kind === 'document')).toMatchObject({
      document: { text: '{"client_id":"other"}' },
      planned: '{"client_id":"client"}',
    });
  });
});

describe('an answer that a person brings', () => {
  it('is judged like one that came, and nothing goes out', async () => {
    const world = worldOf();
    const { session } = await begin(world, 'push');
    const answer = {
      status: 200,
      statusText: 'OK',
      headers: [],
      body: '{"oob_code":"brought"}',
      headersHidden: false,
    };
    await session.next({ answer, elsewhere: true });
    const { model } = session.getSnapshot();
    expect(world.requests).toEqual([]);
    expect(model.values.get('oob_code')?.value).toBe('brought');
    expect(model.exchanges.values()[0]).toMatchObject({ elsewhere: true, brought: true });
  });
});

describe('an experiment', () => {
  const lost: Experiment = {
    id: 'lost-state',
    title: 'The code of another login',
    flow: 'registration',
    edits: {
      leave: ({ callback }) =>
        callback && { callback: { ...callback, params: [['code', 'code-of-somebody-else']] } },
      token: ({ answer, request }) =>
        request
          ? { request: { ...request, headers: [...request.headers, ['x-attack', 'yes']] } }
          : answer && { answer: { ...answer, status: 401, body: '{"error":"invalid_client"}' } },
    },
    fails: { step: 'token', problem: 'invalid-client' },
  };

  it('edits callback, request and answer, also after a reload; what came stays beside what was put in its place', async () => {
    const world = worldOf(lost);
    const { run, session } = await begin(world, 'registration', lost.id);
    await session.next();
    await session.next();
    const reloaded = await world.open().engine.open(run);
    await goOn(reloaded);
    const { model } = reloaded.getSnapshot();
    expect(lost.fails).toEqual({ step: model.current?.id, problem: model.problem?.code });
    expect(model.values.get('code')?.value).toBe('code-of-somebody-else');
    expect(world.requests.at(-1)?.headers.get('x-attack')).toBe('yes');
    const came = model.exchanges.values().map((one) => one.callback?.came ?? one.came?.status);
    expect(came).toEqual([undefined, backIn(0)['leave'], 200]);
  });
});
