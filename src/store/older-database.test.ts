/** A database that the first version of the site left behind, opened by this one. */
import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld } from '#engine/testing/world.ts';
import type { Flow, RequestStep, Step } from '#flows/flow.ts';
import type { TraceEvent } from '#trace/event.ts';
import { closeDatabase, DATABASE_NAME, database } from './database.ts';
import { findPending, waitingLeaves } from './pending.ts';
import { findPost } from './posts.ts';
import { deleteRun, listRuns, nextRunNumber, restoreRun } from './runs.ts';
import { loadSandboxSession, loadSandboxState } from './sandbox-state.ts';
import { listStrays } from './strays.ts';
import { listTenants } from './tenants.ts';
import { createTraceStore } from './traces.ts';
import type { RunSummary, Tenant } from './types.ts';

type Started = Extract<TraceEvent, { kind: 'run-started' }>;
/** An event as version 1 wrote it. */
type OldEvent = { kind: string; seq: number; sent?: { url: string } };
type OldRecords = Record<string, (readonly [value: object | number, key?: string])[]>;

function fixture(name: string): OldEvent[] {
  const path = join(import.meta.dirname, `../trace/fixtures/v1-${name}.json`);
  return JSON.parse(readFileSync(path, 'utf8')).events;
}

/** The schema as version 1 of the database made it, and records as that version of the site put them. */
async function leaveBehind(records: OldRecords): Promise<void> {
  const old = await openDB(DATABASE_NAME, 1, {
    upgrade(making) {
      making.createObjectStore('tenants', { keyPath: 'id' });
      making.createObjectStore('runs', { keyPath: 'run' });
      making.createObjectStore('events', { keyPath: ['run', 'seq'] });
      making.createObjectStore('pending', { keyPath: 'state' }).createIndex('run', 'run');
      making.createObjectStore('posts', { keyPath: 'id' });
      making.createObjectStore('strays', { autoIncrement: true });
      making.createObjectStore('settings');
      making.createObjectStore('sandbox');
    },
  });
  for (const [store, entries] of Object.entries(records)) {
    const writing = old.transaction(store, 'readwrite');
    await Promise.all([...entries.map(([value, key]) => writing.store.put(value, key)), writing.done]);
  }
  old.close();
}

const eventRecords = (run: string, events: readonly OldEvent[]) =>
  events.map((event) => [{ run, seq: event.seq, event }] as const);

/** As today's shape has it: it says how its answer is recognised. */
function expectedDeparture(events: readonly OldEvent[]) {
  const departure = events.find(({ kind }) => kind === 'redirect-out');
  const state = new URL(departure?.sent?.url ?? 'http://localhost').searchParams.get('state');
  return departure && { ...departure, expected: { param: 'state', value: state } };
}

/** Steps for a recorded plan: each does as little as one of its kind can. */
function flowOf({ flow: id, title, plan }: Started): Flow {
  const kinds = {
    local: { kind: 'local', run: async () => ({}) },
    check: { kind: 'check', checks: async () => [] },
    prompt: { kind: 'prompt', ask: () => [] },
    request: {
      kind: 'request',
      send: (ctx) => ctx.fetch('https://orders.eu.auth0.com/next'),
      receive: async () => ({}),
    },
    browser: {
      kind: 'browser',
      modes: ['same-tab'],
      expects: () => ({ param: 'state', value: 'mine' }),
      leave: async () => ({
        ...{ method: 'GET', url: 'https://orders.eu.auth0.com/authorize?state=mine' },
        ...{ headers: [], body: null },
      }),
      receive: async () => ({}),
    },
  } satisfies Record<string, Partial<Step>>;
  const steps = plan.map((step) => ({ ...step, ...kinds[step.kind] }) as Step);
  return {
    ...{ id, title, group: 'Log in', summary: '', channels: [], useWhen: '', avoidWhen: '' },
    ...{ references: [], needs: [], inputs: [], steps },
  };
}

function worldOf(flow?: Flow) {
  return createWorld({
    tenant: async () => new Response('{}'),
    findFlow: async (id) => (id === flow?.id ? flow : undefined),
    traces: createTraceStore(),
    now: () => Date.UTC(2100, 0),
  });
}

type Session = Awaited<ReturnType<ReturnType<ReturnType<typeof worldOf>['open']>['engine']['open']>>;

/** Does whatever the run waits for; a failed step is tried once more. */
async function goOn(session: Session): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    const { model } = session.getSnapshot();
    if (model.phase === 'finished') return;
    const left = model.waitingFor && model.exchanges.get(model.waitingFor);
    if (left) {
      const state = new URL(left.sent?.url ?? '').searchParams.get('state') ?? '';
      const url = `http://localhost:5173/callback?state=${state}&code=c`;
      expect(await session.receive({ via: 'query', url, params: [['state', state]] }, false)).toBe(true);
    } else if (model.inDoubt || model.phase === 'stopped') {
      expect(await session.retry(model.current?.id ?? model.steps[0]?.id ?? '')).toBeUndefined();
    } else if (model.current?.status === 'waiting' && model.current.kind === 'prompt') {
      await session.answer({});
    } else {
      expect(await session.next()).toBeUndefined();
    }
  }
}

beforeEach(async () => {
  await closeDatabase();
  await deleteDB(DATABASE_NAME);
});
afterEach(closeDatabase);

describe('a database of the first version', () => {
  it('opens with everything that was in it', async () => {
    const now = Date.now();
    const application = {
      ...{ id: 'a', name: 'App', clientId: 'c', type: 'spa', authMethod: 'none', audience: '' },
      ...{ scope: 'openid', connection: '', organization: '', extra: [['ui_locales', 'de']] },
    };
    const tenant = {
      ...{ id: 't', name: 'Orders', kind: 'auth0', issuer: 'https://orders.eu.auth0.com/' },
      ...{ applications: [application], createdAt: 1, usedAt: 2 },
    } as Tenant;
    const summary: RunSummary = {
      ...{ run: 'login', number: 7, flow: 'login-in-a-test', title: 'Login', tenantId: 't' },
      ...{ tenantName: 'Orders', applicationName: 'App', startedAt: 1, updatedAt: 2 },
      ...{ phase: 'finished', note: 'step 10 of 10' },
    };
    const waits = { state: 's1', run: 'login', step: 'authorize', at: 3 };
    const came = { state: 's2', run: 'login', step: 'authorize', at: 2, cameBack: true };
    const post = { id: 'p', at: now, url: 'http://localhost/callback', fields: [['code', 'c']] };
    const stray = { at: now, url: 'http://localhost/callback', params: [['error', 'x']], reason: 'no-run' };
    await leaveBehind({
      tenants: [[tenant]],
      runs: [[summary]],
      events: eventRecords('login', fixture('login')),
      pending: [[waits], [came]],
      posts: [[post]],
      strays: [[stray]],
      settings: [
        [7, 'run-counter'],
        [{ masked: false }, 'view'],
      ],
      sandbox: [
        [{ users: [] }, 'state'],
        [{ user: 1 }, 'session:a'],
      ],
    });

    expect(await listTenants()).toEqual([tenant]);
    expect(await listRuns()).toEqual([summary]);
    expect(await createTraceStore().events('login')).toHaveLength(fixture('login').length);
    expect(await waitingLeaves()).toEqual([waits]);
    expect(await findPending('s2')).toEqual(came);
    expect(await findPost('p')).toEqual(post);
    expect(await listStrays()).toEqual([stray]);
    expect(await nextRunNumber()).toBe(8);
    expect(await (await database()).get('settings', 'view')).toEqual({ masked: false });
    expect(await loadSandboxState()).toEqual({ users: [] });
    expect(await loadSandboxSession('a')).toEqual({ user: 1 });
  });

  it.each(['login', 'device', 'retry'])('has runs that go on from wherever they stood: %s', async (name) => {
    const events = fixture(name);
    // One run that ended with each kind of event.
    const lengths = [...new Map(events.map(({ kind, seq }) => [kind, seq])).values()];
    await leaveBehind({
      events: lengths.flatMap((length) => eventRecords(`run-${length}`, events.slice(0, length))),
    });
    const { engine } = worldOf(flowOf(events[0] as unknown as Started)).open();
    for (const length of lengths) {
      const session = await engine.open(`run-${length}`);
      expect(session.getSnapshot().notice).toBeUndefined();
      expect(session.getSnapshot().model.events.find(({ kind }) => kind === 'redirect-out')).toEqual(
        expectedDeparture(events.slice(0, length)),
      );
      expect(session.getSnapshot().model.events).toHaveLength(length);
      await goOn(session);
      const { model } = session.getSnapshot();
      expect([length, model.phase]).toEqual([length, 'finished']);
      const kept = await createTraceStore().events(`run-${length}`);
      expect(kept).toEqual(model.events);
      expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1));
    }
  });

  it.each([
    ['flow-unknown', 'is not here', () => undefined],
    [
      'flow-changed',
      'lost a step',
      (flow: Flow) => ({ ...flow, steps: flow.steps.filter(({ id }) => id !== 'poll') }),
    ],
  ])('has runs that are read-only, as %s, where the flow %s', async (code, _why, change) => {
    const events = fixture('device').slice(0, -5);
    await leaveBehind({ events: eventRecords('run', events) });
    const world = worldOf(change(flowOf(events[0] as unknown as Started)));
    const session = await world.open().engine.open('run');
    expect(session.getSnapshot().notice?.code).toBe(code);
    expect(session.getSnapshot().model.rows.length).toBeGreaterThan(0);
    expect((await session.next())?.code).toBe(code);
    expect(world.requests).toEqual([]);
  });

  it('has runs that can be deleted and put back', async () => {
    const events = fixture('device');
    const summary = { run: 'run', number: 1 } as RunSummary;
    await leaveBehind({ events: eventRecords('run', events), runs: [[summary]] });
    const before = await createTraceStore().events('run');
    const deleted = await deleteRun('run');
    expect(await createTraceStore().events('run')).toEqual([]);
    await restoreRun(deleted);
    expect(await createTraceStore().events('run')).toEqual(before);
  });
});

describe('a marker of the first version, which nothing can open', () => {
  const tenant = 'https://orders.eu.auth0.com/';
  const started = {
    ...(fixture('login')[0] as unknown as Started),
    extra: [['hint', '‹password›']] as [string, string][],
    plan: [(fixture('login')[0] as unknown as Started).plan[1]],
  } as Started;

  const sends: [how: string, name: string, step: Pick<RequestStep, 'send'>][] = [
    [
      'asked for by name',
      'client_secret',
      { send: async (ctx) => ctx.fetch(tenant, { method: 'POST', body: ctx.need('client_secret') }) },
    ],
    ['put into an address', 'password', { send: (ctx) => ctx.fetch(`${tenant}?hint=${ctx.extra[0]?.[1]}`) }],
    [
      'put into a form',
      'password',
      { send: (ctx) => ctx.fetch(tenant, { method: 'POST', body: new URLSearchParams(ctx.extra) }) },
    ],
  ];

  it.each(sends)('is missed by its name, and does not go out: %s', async (_how, name, send) => {
    const made = { client_secret: '‹client_secret›' };
    const produced = { kind: 'produced', step: 'keys', values: made, seq: 2, at: 1, branch: 0 };
    await leaveBehind({ events: eventRecords('run', [started, produced] as OldEvent[]) });
    const flow = flowOf(started);
    const world = worldOf({ ...flow, steps: flow.steps.map((step) => ({ ...step, ...send }) as Step) });
    const session = await world.open().engine.open('run');
    const refused = await session.next();
    expect(refused?.code).toBe('secret-missing');
    expect(refused?.cause).toEqual({ name, reference: `‹${name}›` });
    expect(world.requests).toEqual([]);
  });
});
