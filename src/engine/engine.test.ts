import { describe, expect, it } from 'vitest';
import type { Callback } from '#flows/flow.ts';
import { isInDoubt } from '#trace/restart.ts';
import { toyFlow } from './testing/toy-flow.ts';
import { createWorld, target } from './testing/world.ts';

const back = (state = 's1'): Callback => ({
  via: 'query',
  url: `http://localhost:5173/callback?state=${state}`,
  params: [['state', state]],
});

function tenantThat(answers: { ask?: () => Promise<Response>; polls?: string[] } = {}) {
  const polls = [...(answers.polls ?? [])];
  return async (request: Request) => {
    if (new URL(request.url).pathname === '/ask') return answers.ask ? answers.ask() : new Response('yes');
    const poll = polls.shift();
    return poll ? new Response(poll, { status: 400 }) : new Response('{}');
  };
}

function toyWorld(answers: Parameters<typeof tenantThat>[0] = {}) {
  return createWorld({
    tenant: tenantThat(answers),
    findFlow: async (id) => (id === 'toy' ? toyFlow : undefined),
  });
}

const started = { flow: 'toy', target, inputs: { flavour: 'plain' }, extra: [], mode: 'same-tab' } as const;

async function begin(world: ReturnType<typeof toyWorld>) {
  const { engine } = world.open();
  const run = await engine.start({ ...started, extra: [] });
  return { run, session: await engine.open(run) };
}

/** Does whatever the run waits for, until it is finished. */
async function goOn(session: Awaited<ReturnType<typeof begin>>['session']) {
  for (let turn = 0; turn < 30; turn++) {
    const { model, ask } = session.getSnapshot();
    if (model.phase === 'finished' || model.phase === 'stopped') return;
    if (model.waitingFor) await session.receive(back(), false);
    else if (ask && model.current?.status === 'waiting') await session.answer({ otp: '123456' });
    else if (isInDoubt(model) && model.current) await session.retry(model.current.id);
    else await session.next();
  }
}

describe('a run', () => {
  it('goes step by step to the end', async () => {
    const world = toyWorld();
    const { run, session } = await begin(world);
    expect(session.getSnapshot().model.phase).toBe('ready');
    await goOn(session);
    const { model } = session.getSnapshot();
    expect(model.phase).toBe('finished');
    expect(model.steps.map((step) => step.status)).toEqual([
      'done',
      'done',
      'skipped',
      'done',
      'done',
      'done',
      'done',
    ]);
    expect(Object.fromEntries([...model.values].map(([name, { value }]) => [name, value]))).toEqual({
      mark: 'm1',
      told: 'yes',
      state: 's1',
      otp: '123456',
      polled: true,
    });
    expect(world.eventsOf(run).map((event) => event.seq)).toEqual(
      world.eventsOf(run).map((_, index) => index + 1),
    );
  });

  it('runs by itself until it waits for the person, and goes on after', async () => {
    const world = toyWorld();
    const { session } = await begin(world);
    await session.runToEnd();
    expect(session.getSnapshot().model.current?.id).toBe('leave');
    await session.receive(back(), false);
    await session.resume();
    expect(session.getSnapshot().model.current?.id).toBe('code');
    await session.answer({ otp: '1' });
    expect(session.getSnapshot().model.phase).toBe('finished');
  });

  it('that runs by itself stops where a request is refused', async () => {
    const world = toyWorld({ ask: async () => new Response('no', { status: 403 }) });
    const { run, session } = await begin(world);
    await session.runToEnd();
    expect(session.getSnapshot().model.phase).toBe('stopped');
    const written = world.eventsOf(run).length;
    await session.runToEnd();
    expect(world.eventsOf(run)).toHaveLength(written);
  });

  it('says when there is no such run or flow', async () => {
    const { engine } = toyWorld().open();
    await expect(engine.open('nothing')).rejects.toMatchObject({ code: 'run-not-found' });
    await expect(engine.start({ ...started, flow: 'x', extra: [] })).rejects.toMatchObject({
      code: 'flow-unknown',
    });
  });
});

describe('a draft', () => {
  it('is there before the request goes out, and sends nothing', async () => {
    const world = toyWorld();
    const { session } = await begin(world);
    await session.next();
    expect(session.getSnapshot().draft).toMatchObject({
      step: 'ask',
      request: { method: 'GET', url: 'https://tenant.example/ask?mark=m1&flavour=plain' },
    });
    expect(world.requests).toEqual([]);
  });

  it('is sent as the person changed it, and both are kept', async () => {
    const world = toyWorld();
    const { session } = await begin(world);
    await session.next();
    const edited = { method: 'POST', url: 'https://tenant.example/ask?mark=x', headers: [], body: 'a=1&a=2' };
    await session.next({ request: { ...edited, headers: [['x-mine', '1']] } });
    expect(world.requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST https://tenant.example/ask?mark=x',
    ]);
    const [exchange] = [...session.getSnapshot().model.exchanges.values()];
    expect(exchange?.sent).toMatchObject({ method: 'POST', body: 'a=1&a=2' });
    expect(exchange?.sent?.headers).toContainEqual(['x-mine', '1']);
    expect(exchange?.planned).toMatchObject({ method: 'GET' });
  });

  it('is sent as changed by a run to the end, too, and only once', async () => {
    const world = toyWorld();
    const { session } = await begin(world);
    await session.next();
    await session.runToEnd({
      request: { method: 'GET', url: 'https://tenant.example/ask?mine=1', headers: [], body: null },
    });
    expect(world.requests.map(({ url }) => url)).toEqual(['https://tenant.example/ask?mine=1']);
    expect(session.getSnapshot().model.current?.id).toBe('leave');
  });

  it('that the browser would refuse is told, and nothing is written', async () => {
    const world = toyWorld();
    const { run, session } = await begin(world);
    await session.next();
    const before = world.eventsOf(run).length;
    const refused = await session.next({
      request: { method: 'GET', url: 'not a url', headers: [], body: null },
    });
    expect(refused?.code).toBe('draft-invalid');
    expect(world.eventsOf(run)).toHaveLength(before);
  });
});

describe('an answer', () => {
  it('that is refused stays whole on the trace and stops the run', async () => {
    const world = toyWorld({ ask: async () => new Response('no', { status: 403 }) });
    const { session } = await begin(world);
    await goOn(session);
    const { model } = session.getSnapshot();
    expect(model.phase).toBe('stopped');
    expect(model.problem?.code).toBe('refused');
    expect([...model.exchanges.values()][0]?.response).toMatchObject({ status: 403, body: 'no' });
  });

  it('that never came is an exchange too, and says what it can have been', async () => {
    const world = toyWorld({ ask: async () => Promise.reject(new TypeError('Failed to fetch')) });
    const { session } = await begin(world);
    await goOn(session);
    const { model } = session.getSnapshot();
    expect(model.problem?.code).toBe('request-failed');
    expect([...model.exchanges.values()][0]?.failure?.candidates).toEqual([
      'cors',
      'unreachable',
      'broken',
      'tls',
    ]);
  });
});

describe('a retry', () => {
  it('opens a branch: the earlier attempt stays, earlier values are taken over, inputs change', async () => {
    let refuse = true;
    const world = toyWorld({
      ask: async () => (refuse ? new Response('no', { status: 403 }) : new Response('yes')),
    });
    const { session } = await begin(world);
    await goOn(session);
    refuse = false;
    await session.retry('ask', { flavour: 'sweet' });
    await session.next();
    const { model } = session.getSnapshot();
    expect(model.branch).toBe(1);
    expect(model.steps.slice(0, 2).map((step) => step.status)).toEqual(['done', 'done']);
    expect(world.requests.map((request) => new URL(request.url).search)).toEqual([
      '?mark=m1&flavour=plain',
      '?mark=m1&flavour=sweet',
    ]);
    expect([...model.exchanges.values()].map((exchange) => exchange.response?.status)).toEqual([403, 200]);
  });
});

describe('a callback', () => {
  it('that comes twice, or when none is expected, is kept and not executed', async () => {
    const world = toyWorld();
    const { run, session } = await begin(world);
    expect(await session.receive(back(), false)).toBe(false);
    await session.runToEnd();
    expect(await session.receive(back(), false)).toBe(true);
    expect(await session.receive(back(), false)).toBe(false);
    const refused = world.eventsOf(run).filter((event) => event.kind === 'callback-refused');
    expect(refused.map((event) => event.reason)).toEqual(['not-waiting', 'twice']);
  });

  it('of someone else is judged by the check, and stops the run', async () => {
    const world = toyWorld();
    const { session } = await begin(world);
    await session.runToEnd();
    await session.receive(back('other'), false);
    await goOn(session);
    expect(session.getSnapshot().model.problem?.code).toBe('state-mismatch');
  });

  it('that never comes: what the person saw at the tenant stops the run', async () => {
    const { session } = await begin(toyWorld());
    await session.runToEnd();
    await session.sawPage('Callback URL mismatch.');
    const { model } = session.getSnapshot();
    expect(model.phase).toBe('stopped');
    expect(model.problem?.code).toBe('page-seen');
  });

  it('that a frame waited for in vain is on record, and fails the step', async () => {
    const world = toyWorld();
    const { run, session } = await begin(world);
    await session.runToEnd();
    const left = session.getSnapshot().model.waitingFor ?? '';
    await session.unanswered(left, 60_000);
    const { model } = session.getSnapshot();
    expect(model.phase).toBe('stopped');
    expect(model.problem?.code).toBe('callback-timeout');
    expect(model.exchanges.get(left)?.failure?.candidates).toEqual(['timeout']);
    expect(await session.receive(back(), false)).toBe(false);
    expect(world.eventsOf(run).at(-1)).toMatchObject({ kind: 'callback-refused', reason: 'not-waiting' });
  });

  it('that came is not undone by a frame that gave up, nor is a later trip', async () => {
    const world = toyWorld();
    const { run, session } = await begin(world);
    await session.runToEnd();
    const first = session.getSnapshot().model.waitingFor ?? '';
    await session.retry('leave');
    await session.next();
    await session.unanswered(first, 60_000);
    expect(session.getSnapshot().model.phase).toBe('waiting');
    await session.receive(back(), false);
    const written = world.eventsOf(run).length;
    await session.unanswered(first, 60_000);
    expect(world.eventsOf(run)).toHaveLength(written);
  });
});

describe('two tabs', () => {
  it('a press that another tab was faster with does nothing, and sends no edited draft elsewhere', async () => {
    const world = toyWorld();
    const { run, session } = await begin(world);
    await session.next();
    const other = await world.open().engine.open(run);
    await session.next();
    const refused = await other.next({
      request: { method: 'POST', url: 'https://tenant.example/ask', headers: [], body: 'code=once' },
    });
    expect(refused?.code).toBe('already-done');
    expect(world.requests.map(({ method }) => method)).toEqual(['GET']);
    expect(world.departures).toEqual([]);
    expect(other.getSnapshot().model.current?.id).toBe('leave');
  });

  it('a stop in one ends what the other has under way', async () => {
    const world = createWorld({
      tenant: (request) =>
        new Promise((_, reject) => {
          request.signal.addEventListener('abort', () => reject(request.signal.reason));
          queueMicrotask(() => session.interrupt());
        }),
      findFlow: async () => toyFlow,
    });
    const { session } = await begin(world);
    await session.next();
    await session.next();
    const { model } = session.getSnapshot();
    expect(model.problem?.code).toBe('stopped');
    expect([...model.exchanges.values()][0]?.failure?.candidates).toEqual(['aborted']);
  });

  it('a stop in one lets the other begin nothing more, even before the stop is on record', async () => {
    const world = createWorld({
      tenant: async () => {
        session.interrupt();
        return new Response('yes');
      },
      findFlow: async () => toyFlow,
    });
    const { session } = await begin(world);
    await session.runToEnd();
    expect(world.requests).toHaveLength(1);
    expect(world.departures).toEqual([]);
  });

  it('a callback that comes while this page works is not lost', async () => {
    let answer = (_response: Response) => {};
    const answered = new Promise<Response>((resolve) => {
      answer = resolve;
    });
    const world = toyWorld({ ask: () => answered });
    const { run, session } = await begin(world);
    await session.next();
    const asking = session.next();
    const received = session.receive(back(), false);
    answer(new Response('yes'));
    await asking;
    expect(await received).toBe(false);
    expect(world.eventsOf(run).map(({ kind }) => kind)).toContain('callback-refused');
  });
});

describe('a step that is skipped', () => {
  it('is told before the person presses: what is shown next is what comes', async () => {
    const { session } = await begin(toyWorld());
    await session.next();
    await session.next();
    const { model, draft } = session.getSnapshot();
    expect(model.current?.id).toBe('leave');
    expect(draft?.step).toBe('leave');
  });
});

describe('polling', () => {
  it('keeps the slower pace in a page that was opened again', async () => {
    const world = toyWorld({ polls: ['slow-down', 'pending'] });
    const first = world.open();
    const run = await first.engine.start({ ...started, extra: [] });
    const dying = await first.engine.open(run);
    await dying.runToEnd();
    await dying.receive(back(), false);
    await dying.next();
    const death = first.dieAfter(6);
    void dying.answer({ otp: '1' });
    await death;
    await goOn(await world.open().engine.open(run));
    expect(world.waits).toEqual([5000, 10_000, 10_000]);
  });

  it('keeps the interval, slows down for good, and ends with the answer', async () => {
    const world = toyWorld({ polls: ['pending', 'slow-down', 'pending'] });
    const { session } = await begin(world);
    await goOn(session);
    expect(world.waits).toEqual([5000, 5000, 10_000, 10_000]);
    expect(session.getSnapshot().model.phase).toBe('finished');
  });

  it('stops at a final answer', async () => {
    const { session } = await begin(toyWorld({ polls: ['pending', 'denied'] }));
    await goOn(session);
    expect(session.getSnapshot().model.problem?.code).toBe('denied');
  });
});

describe('a page that dies', () => {
  const appendsOfAWholeRun = 14;

  it.each(Array.from({ length: appendsOfAWholeRun }, (_, index) => index + 1))(
    'after append %i loses nothing, and sends nothing twice by itself',
    async (appends) => {
      const world = toyWorld({ polls: ['pending'] });
      const first = world.open();
      const run = await first.engine.start({ ...started, extra: [] });
      const dying = await first.engine.open(run);
      const death = first.dieAfter(appends);
      void goOn(dying);
      await death;
      const before = world.eventsOf(run);
      const askedBefore = world.requests.filter((request) => request.url.includes('/ask')).length;

      const session = await world.open().engine.open(run);
      expect(session.getSnapshot().model.events).toEqual(before);
      const { inDoubt } = session.getSnapshot().model;
      expect(world.requests.filter((request) => request.url.includes('/ask'))).toHaveLength(askedBefore);
      await goOn(session);
      expect(session.getSnapshot().model.phase).toBe('finished');
      const asked = world.requests.filter((request) => request.url.includes('/ask')).length;
      expect(asked).toBe(inDoubt ? askedBefore + 1 : 1);
    },
  );
});
