/** What a month of use would have found: old runs, lost answers, credentials, presses that nobody sees. */
import { describe, expect, it } from 'vitest';
import type { Flow, RequestStep, Step } from '#flows/flow.ts';
import { problem } from '#lib/problem.ts';
import type { TraceEvent } from '#trace/event.ts';
import { findShape, toyTenant } from './testing/shapes.ts';
import { createWorld, target, type WorldOptions } from './testing/world.ts';

const SECRET = 'a-secret-that-the-tenant-made-up';

const base = { from: 'app', to: 'tenant', explains: { does: 'Does it.', without: 'It is not.' } } as const;

function request(id: string, more: Partial<RequestStep> = {}): RequestStep {
  return {
    ...base,
    id,
    title: id,
    label: id,
    kind: 'request',
    send: (ctx) => ctx.fetch(`https://tenant.example/${id}`),
    receive: async (_ctx, answer) => ({ told: answer.body }),
    ...more,
  };
}

function flowOf(...steps: Step[]): Flow {
  const facts = { id: 'made', title: 'Made', group: 'Toys', summary: '', channels: [] };
  return { ...facts, useWhen: '', avoidWhen: '', references: [], needs: [], inputs: [], steps };
}

function worldOf(flow: Flow | undefined, options: Partial<WorldOptions> = {}) {
  return createWorld({
    tenant: async () => new Response('yes'),
    findFlow: async (id) => (id === flow?.id ? flow : undefined),
    ...options,
  });
}

type World = ReturnType<typeof worldOf>;

async function begin(world: World, flow = 'made') {
  const page = world.open();
  const run = await page.engine.start({ flow, target, inputs: {}, extra: [], mode: 'same-tab' });
  return { page, run, session: await page.engine.open(run) };
}

describe('a run that an older version kept', () => {
  it('keeps to the plan it was made with when its flow has gained a step', async () => {
    let flow = flowOf(request('one'), request('two'));
    const world = worldOf(undefined, { findFlow: async () => flow });
    const { run, session } = await begin(world);
    await session.next();
    flow = flowOf(request('one'), request('new'), request('two'));
    const later = await world.open().engine.open(run);
    await later.runToEnd();
    expect(later.getSnapshot().model.phase).toBe('finished');
    expect(world.requests.map(({ url }) => new URL(url).pathname)).toEqual(['/one', '/two']);
  });

  it.each<[string, string, Flow | undefined]>([
    ['has lost a step', 'flow-changed', flowOf(request('one'))],
    [
      'has made another kind of a step',
      'flow-changed',
      flowOf(request('one'), {
        ...base,
        id: 'two',
        title: 'two',
        label: '',
        kind: 'check',
        checks: async () => [],
      }),
    ],
    ['is not there any more', 'flow-unknown', undefined],
  ])('can be read, with a reason, when its flow %s', async (_what, code, now) => {
    let flow: Flow | undefined = flowOf(request('one'), request('two'));
    const world = worldOf(undefined, { findFlow: async () => flow });
    const { run, session } = await begin(world);
    await session.next();
    flow = now;
    const later = await world.open().engine.open(run);
    expect(later.getSnapshot().notice?.code).toBe(code);
    expect(later.getSnapshot().model.exchanges.size).toBe(1);
    expect((await later.next())?.code).toBe(code);
    expect((await later.runToEnd())?.code).toBe(code);
    expect((await later.retry('one'))?.code).toBe(code);
    expect(world.requests).toHaveLength(1);
  });
});

describe('a credential', () => {
  async function registered() {
    const world = createWorld({ tenant: toyTenant(), findFlow: findShape });
    const { run, session } = await begin(world, 'registration');
    await session.next();
    await session.next();
    const url = `${target.redirectUri}?code=c`;
    await session.receive({ via: 'query', url, params: [['code', 'c']] }, false);
    return { world, run };
  }

  it('is never on record, has one reference everywhere, and goes out as it is after a redirect and a reload', async () => {
    const { world, run } = await registered();
    const session = await world.open().engine.open(run);
    await session.next();
    const text = JSON.stringify(world.eventsOf(run));
    expect(text).not.toContain(SECRET);
    const references = text.match(/‹client_secret [0-9A-Z-]+ 32›/g) ?? [];
    expect(references.length).toBeGreaterThan(1);
    expect(new Set(references).size).toBe(1);
    expect(session.getSnapshot().model.phase).toBe('finished');
    expect(await world.requests.at(-1)?.text()).toContain(SECRET);
  });

  it('that the tab has lost is asked for, and no reference goes out in its place', async () => {
    const { world, run } = await registered();
    world.vault.closeTab();
    const session = await world.open().engine.open(run);
    const sent = world.requests.length;
    expect(session.getSnapshot().draft?.problem).toMatchObject({
      code: 'secret-missing',
      cause: { name: 'client_secret' },
    });
    expect((await session.next())?.code).toBe('secret-missing');
    expect(session.getSnapshot().model.phase).toBe('paused');
    const marker = String(session.getSnapshot().model.values.get('client_secret')?.value);
    const refused = await session.next({
      request: {
        method: 'POST',
        url: 'https://tenant.example/as-client',
        headers: [],
        body: `client_secret=${encodeURIComponent(marker)}`,
      },
    });
    expect(refused?.code).toBe('secret-missing');
    expect(world.requests).toHaveLength(sent);
  });
});

describe('what came from the tenant', () => {
  const full = new Error('QuotaExceededError');

  it('stays on screen when the store is full, is told, and is kept as soon as it can be', async () => {
    let refuses = false;
    const world = worldOf(flowOf(request('one'), request('two')), {
      tenant: async ({ url }) => {
        refuses = url.endsWith('/one');
        return new Response('a code that is good once');
      },
      refuses: () => (refuses ? full : undefined),
      // The pause before the store is asked again never ends in this test.
      wait: () => new Promise<never>(() => undefined),
    });
    const { run, session } = await begin(world);
    expect(await session.next()).toBeUndefined();
    const { model, notice } = session.getSnapshot();
    expect(model.values.get('told')?.value).toBe('a code that is good once');
    expect(model.steps[0]?.status).toBe('done');
    expect(notice?.code).toBe('not-kept');
    expect((await session.next())?.code).toBe('not-kept');
    expect(world.requests).toHaveLength(1);
    refuses = false;
    await session.next();
    const kept = world.eventsOf(run);
    expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
    expect(kept.filter(({ kind }) => kind === 'response')).toHaveLength(2);
    expect(session.getSnapshot().notice).toBeUndefined();
  });

  it.each([
    ['a credential of 40,000 characters', `{"client_secret":"${'x'.repeat(40_000)}"}`],
    ['JSON of 5,000 levels', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['a lone surrogate', '{"password":"\\ud800"}'],
  ])('is on the timeline whatever it is: %s', async (_what, body) => {
    const world = worldOf(
      flowOf(request('one', { receive: async (_ctx, answer) => ({ userinfo: answer.json() as never }) })),
      { tenant: async () => new Response(body, { headers: { 'content-type': 'application/json' } }) },
    );
    const { session } = await begin(world);
    expect(await session.next()).toBeUndefined();
    const { model, notice } = session.getSnapshot();
    expect(notice).toBeUndefined();
    expect(model.exchanges.values()[0]?.response?.status).toBe(200);
    expect(['finished', 'stopped']).toContain(model.phase);
  });

  it('breaks off: status, headers and what came are on the timeline', async () => {
    const world = worldOf(flowOf(request('one')), {
      tenant: async () =>
        new Response(
          new ReadableStream({
            pull(controller) {
              controller.enqueue(new TextEncoder().encode('{"access'));
              controller.error(new TypeError('network error'));
            },
          }),
          { headers: { 'x-request-id': '7' } },
        ),
    });
    const { session } = await begin(world);
    await session.next();
    const { model } = session.getSnapshot();
    expect(model.problem?.code).toBe('answer-broken-off');
    expect(model.exchanges.values()[0]?.response).toMatchObject({ status: 200, brokenOff: true });
    expect(model.exchanges.values()[0]?.response?.headers).toContainEqual(['x-request-id', '7']);
  });

  it('is cut by us and not blamed on the tenant', async () => {
    const world = worldOf(flowOf(request('one')), {
      tenant: async () => new Response('x'.repeat(5 * 1024 * 1024)),
    });
    const { session } = await begin(world);
    await session.next();
    const { model } = session.getSnapshot();
    expect(model.problem?.code).toBe('answer-cut');
    expect(model.exchanges.values()[0]?.response?.truncated).toBe(true);
  });
});

describe('a draft', () => {
  it('is made once a try, and is what goes out', async () => {
    let made = 0;
    const world = worldOf(
      flowOf(request('one', { send: (ctx) => ctx.fetch(`https://tenant.example/one?made=${++made}`) })),
    );
    const { session } = await begin(world);
    const { draft } = session.getSnapshot();
    await session.next();
    expect(made).toBe(1);
    expect(world.requests.map(({ url }) => url)).toEqual([draft?.request?.url]);
  });

  it.each(['', '/relative', '//host', 'not a url', 'javascript:alert(1)', 'data:,x', 'file:///etc/passwd'])(
    'to %s is refused: what is no whole address would go to the host of this page',
    async (url) => {
      const world = worldOf(flowOf(request('one')));
      const { run, session } = await begin(world);
      const before = world.eventsOf(run).length;
      const refused = await session.next({ request: { method: 'POST', url, headers: [], body: 'secret=1' } });
      expect(refused?.code).toBe('draft-invalid');
      expect(world.requests).toEqual([]);
      expect(world.eventsOf(run)).toHaveLength(before);
    },
  );

  it('to an endpoint that discovery gives without a host stops the run with that reason', async () => {
    const world = worldOf(flowOf(request('one', { send: (ctx) => ctx.fetch('/relative/jwks.json') })));
    const { session } = await begin(world);
    await session.runToEnd();
    expect(session.getSnapshot().model).toMatchObject({
      phase: 'stopped',
      problem: { code: 'metadata-invalid' },
    });
    expect(world.requests).toEqual([]);
  });

  it('for a tenant that is not there is refused, and is not on record as one that may have gone out', async () => {
    const world = worldOf(flowOf(request('one')), {
      unreachable: problem('sandbox-unavailable', 'No worker', 'It cannot run here.'),
    });
    const { session } = await begin(world);
    expect((await session.runToEnd())?.code).toBe('sandbox-unavailable');
    expect(session.getSnapshot().model).toMatchObject({ phase: 'ready', inDoubt: undefined });
  });

  it('that cannot be made is a verdict on the trace, and ends a run to the end', async () => {
    const broken = problem('metadata-missing', 'No endpoint', 'Discovery names none.');
    const world = worldOf(
      flowOf(
        request('one', {
          send: async () => {
            throw broken;
          },
        }),
      ),
    );
    const { session } = await begin(world);
    await session.runToEnd();
    expect(session.getSnapshot().model).toMatchObject({
      phase: 'stopped',
      problem: { code: 'metadata-missing' },
    });
  });
});

describe('a press', () => {
  it('that is refused says so: while a request is on its way, and where nothing is asked', async () => {
    let answer = (_response: Response) => {};
    const world = worldOf(flowOf(request('one'), request('two')), {
      tenant: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    const { session } = await begin(world);
    expect((await session.answer({ otp: '1' }))?.code).toBe('not-asked');
    const pressed = session.next();
    await Promise.resolve();
    expect((await session.next())?.code).toBe('run-busy');
    expect((await session.retry('one'))?.code).toBe('run-busy');
    expect((await session.runToEnd())?.code).toBe('run-busy');
    while (world.requests.length === 0) await new Promise<void>((resolve) => queueMicrotask(resolve));
    answer(new Response('yes'));
    await pressed;
    expect((await session.retry('three'))?.code).toBe('step-unknown');
  });

  it('in two tabs at once runs one step, and Retry in both opens one branch', async () => {
    const flow = flowOf(request('one'), request('two'));
    let held: Promise<unknown> = Promise.resolve();
    const world = worldOf(flow, {
      exclusive: (work) => {
        const turn = held.then(work);
        held = turn.catch(() => undefined);
        return turn;
      },
    });
    const { run, session } = await begin(world);
    const other = await world.open().engine.open(run);
    const pressed = await Promise.all([session.next(), other.next()]);
    expect(pressed.map((one) => one?.code)).toEqual([undefined, 'already-done']);
    expect(world.requests).toHaveLength(1);
    const retried = await Promise.all([session.retry('one'), other.retry('one')]);
    expect(retried.map((one) => one?.code)).toEqual([undefined, 'already-done']);
    expect(world.eventsOf(run).filter(({ kind }) => kind === 'branch-started')).toHaveLength(1);
  });
});

describe('polling', () => {
  it('is never faster than a second, whatever the tenant asks for', async () => {
    let left = 4;
    const again = problem('pending', 'Not yet', 'Not yet.');
    const world = worldOf(
      flowOf(
        request('poll', {
          first: () => Number.NaN,
          receive: async () => (left-- > 0 ? again : {}),
          again: (because) => ({ kind: 'again', afterSeconds: left % 2 ? -1 : 0, because }),
        }),
      ),
    );
    const { session } = await begin(world);
    await session.runToEnd();
    expect(session.getSnapshot().model.phase).toBe('finished');
    expect(world.waits.slice(1).every((ms) => ms >= 1000)).toBe(true);
    expect(world.waits).toHaveLength(4);
  });
});

describe('a request that polls', () => {
  it('goes on after the network was away, and any other has failed', async () => {
    let lost = 2;
    const polls = request('poll', {
      first: () => 5,
      again: (because, { paceSeconds }, answer) =>
        answer ? undefined : { kind: 'again', afterSeconds: paceSeconds * 2, because },
    });
    const away = async () => {
      if (lost-- > 0) throw new TypeError('Failed to fetch');
      return new Response('yes');
    };
    const world = worldOf(flowOf(polls), { tenant: away });
    const { session } = await begin(world);
    await session.runToEnd();
    expect(session.getSnapshot().model.phase).toBe('finished');
    expect(world.waits).toEqual([5000, 10_000, 20_000]);
    lost = 1;
    const other = await begin(worldOf(flowOf(request('one')), { tenant: away }));
    await other.session.runToEnd();
    expect(other.session.getSnapshot().model.problem?.code).toBe('request-failed');
  });
});

describe('a model', () => {
  it('is what it was, whatever the run does afterwards', async () => {
    const world = createWorld({ tenant: toyTenant(), findFlow: findShape });
    const { session } = await begin(world, 'push');
    const seen: [ReturnType<typeof session.getSnapshot>['model'], string][] = [];
    const text = (model: (typeof seen)[number][0]) =>
      JSON.stringify([model.rows, model.exchanges.values(), model.steps, [...model.values], model.events]);
    session.subscribe(() => {
      const { model } = session.getSnapshot();
      seen.push([model, text(model)]);
    });
    await session.runToEnd();
    expect(seen.length).toBeGreaterThan(10);
    for (const [model, then] of seen) expect(text(model)).toBe(then);
    // Nobody looked at the early one before the run was over, either.
    const events: TraceEvent[] = [...session.getSnapshot().model.events];
    expect(events.filter(({ kind }) => kind === 'again').length).toBeGreaterThan(1);
  });
});
