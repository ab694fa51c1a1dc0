import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, DATABASE_NAME, database, type StrayCallback } from './database.ts';
import { keepKeyPair } from './keys.ts';
import { closePending, findPending, savePending, waitingLeaves } from './pending.ts';
import { findPost, forgetPost, keepPost } from './posts.ts';
import { deleteRun, getRun, listRuns, nextRunNumber, putRun, restoreRun } from './runs.ts';
import {
  loadSandboxSession,
  loadSandboxState,
  saveSandboxSession,
  saveSandboxState,
} from './sandbox-state.ts';
import { keepStray, listStrays } from './strays.ts';
import { deleteTenant, getTenant, listTenants, putTenant } from './tenants.ts';
import { createTraceStore } from './traces.ts';
import type { RunSummary, Tenant } from './types.ts';
import { whatIsKept, wipeAll } from './wipe.ts';

const summary = (run: string, updatedAt = 1): RunSummary => ({
  run,
  number: 1,
  flow: 'some-flow',
  title: 'Some flow',
  tenantId: 't',
  tenantName: 'Tenant',
  applicationName: 'App',
  startedAt: 1,
  updatedAt,
  phase: 'ready',
  note: 'step 1 of 3',
});

const tenant = (id: string, usedAt = 1): Tenant => ({
  id,
  name: id,
  kind: 'oidc',
  issuer: `https://${id}.example`,
  applications: [],
  createdAt: 1,
  usedAt,
});

beforeEach(wipeAll);

describe('runs', () => {
  it('lists the run that changed last first', async () => {
    await putRun(summary('old', 1));
    await putRun(summary('new', 3));
    await putRun({ ...summary('old', 5), note: 'step 2 of 3' });
    expect((await listRuns()).map(({ run }) => run)).toEqual(['old', 'new']);
    expect((await getRun('old'))?.note).toBe('step 2 of 3');
  });

  it('never gives a number twice, also to two tabs at once', async () => {
    const numbers = await Promise.all([nextRunNumber(), nextRunNumber(), nextRunNumber()]);
    expect(numbers.sort()).toEqual([1, 2, 3]);
  });

  it('deletes a run with its trace and its waiting callback, and can put all of it back', async () => {
    const traces = createTraceStore();
    await putRun(summary('a'));
    await putRun(summary('b'));
    await traces.append('a', [{ kind: 'run-stopped', seq: 1, at: 1, branch: 0 }]);
    await traces.append('b', [{ kind: 'run-stopped', seq: 1, at: 1, branch: 0 }]);
    await savePending({ state: 's', run: 'a', step: 'callback', at: 1 });

    const deleted = await deleteRun('a');
    expect(await getRun('a')).toBeUndefined();
    expect(await traces.events('a')).toEqual([]);
    expect(await findPending('s')).toBeUndefined();
    expect(await traces.events('b')).toHaveLength(1);

    await restoreRun(deleted);
    expect(await getRun('a')).toEqual(summary('a'));
    expect(await traces.events('a')).toHaveLength(1);
    expect(await findPending('s')).toMatchObject({ run: 'a' });
  });

  it('deletes what is not there without a word', async () => {
    await restoreRun(await deleteRun('nobody'));
    expect(await listRuns()).toEqual([]);
  });
});

describe('tenants', () => {
  it('lists the one used last first, and gives a deleted one back', async () => {
    await putTenant(tenant('a', 1));
    await putTenant(tenant('b', 2));
    expect((await listTenants()).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await deleteTenant('b')).toEqual(tenant('b', 2));
    expect(await getTenant('b')).toBeUndefined();
    expect(await deleteTenant('b')).toBeUndefined();
  });
});

describe('departures that wait', () => {
  it('are found by state, also when they wait no more', async () => {
    await savePending({ state: 'one', run: 'a', step: 'callback', at: 1 });
    await savePending({ state: 'two', run: 'b', step: 'callback', at: 2 });
    expect((await waitingLeaves()).map(({ state }) => state)).toEqual(['two', 'one']);
    await closePending('two');
    expect((await waitingLeaves()).map(({ state }) => state)).toEqual(['one']);
    expect(await findPending('two')).toMatchObject({ run: 'b' });
    expect(await findPending('three')).toBeUndefined();
  });
});

describe('posts', () => {
  it('are kept until they are on record elsewhere', async () => {
    const id = await keepPost({ url: 'https://app/callback', fields: [['code', 'c']] });
    expect(await findPost(id)).toMatchObject({ id, fields: [['code', 'c']] });
    expect(await findPost(id)).toMatchObject({ id });
    await forgetPost(id);
    expect(await findPost(id)).toBeUndefined();
  });

  it('are thrown away when nobody took them for an hour', async () => {
    const id = await keepPost({ url: 'u', fields: [] }, 0);
    await keepPost({ url: 'u', fields: [] }, 60 * 60 * 1000 + 1);
    expect(await findPost(id)).toBeUndefined();
  });

  it('are twenty at most: any site can post to the callback', async () => {
    const ids: string[] = [];
    for (let at = 1; at <= 22; at++) ids.push(await keepPost({ url: 'u', fields: [] }, at));
    const found = await Promise.all(ids.map(findPost));
    expect(found.map((post) => post !== undefined)).toEqual(ids.map((_, index) => index >= 2));
  });
});

describe('stray callbacks', () => {
  const day = 24 * 60 * 60 * 1000;
  const stray = (at: number, more: Partial<StrayCallback> = {}): StrayCallback => ({
    at,
    url: 'https://app/callback',
    params: [],
    reason: 'no-run',
    ...more,
  });

  it('are listed latest first, and only the last fifty are kept', async () => {
    for (let at = 1; at <= 52; at++) await keepStray(stray(at));
    const strays = await listStrays();
    expect(strays).toHaveLength(50);
    expect(strays[0]?.at).toBe(52);
    expect(strays.at(-1)?.at).toBe(3);
  });

  it('are kept without a value that could be used, or that nobody knows', async () => {
    const secrets = ['code', 'id_token', 'SAMLResponse', 'access_token', 'whatever'];
    const query = new URLSearchParams(secrets.map((name) => [name, `hush-${name}`]));
    await keepStray(
      stray(1, {
        url: `https://app/callback?${query}#access_token=hush-fragment`,
        params: [
          ...query,
          ['error', 'access_denied'],
          ['state', 'theirs'],
          ['error_description', 'x'.repeat(9000)],
        ],
      }),
    );
    const [kept] = await listStrays();
    expect(JSON.stringify(kept)).not.toContain('hush');
    expect(kept?.url).toBe('https://app/callback');
    expect(kept?.params.map(([name]) => name)).toEqual([...secrets, 'error', 'state', 'error_description']);
    expect(new Map(kept?.params).get('code')).toBe('‹9 characters›');
    expect(new Map(kept?.params).get('error')).toBe('access_denied');
    expect(new Map(kept?.params).get('error_description')).toHaveLength(500);
  });

  it('go after a day, when another one comes', async () => {
    await keepStray(stray(0));
    await keepStray(stray(day));
    expect(await listStrays()).toHaveLength(2);
    await keepStray(stray(day + 1));
    expect((await listStrays()).map(({ at }) => at)).toEqual([day + 1, day]);
  });

  it('go after a day, when the database is opened, and so does a post nobody took', async () => {
    const now = Date.now();
    await keepStray(stray(now - day - 1000));
    const old = await keepPost({ url: 'u', fields: [['code', 'c']] }, now - day);
    const fresh = await keepPost({ url: 'u', fields: [['code', 'c']] }, now);
    await (await database()).put('posts', { id: old, at: now - day, url: 'u', fields: [['code', 'c']] });
    await closeDatabase();
    expect(await listStrays()).toEqual([]);
    expect(await findPost(old)).toBeUndefined();
    expect(await findPost(fresh)).toBeDefined();
  });

  it('that an older version kept whole are cut when the database is opened', async () => {
    const whole = stray(Date.now(), {
      url: 'https://app/callback?code=hush',
      params: [
        ['code', 'hush'],
        ['state', 'theirs'],
      ],
    });
    await (await database()).add('strays', whole);
    await closeDatabase();
    const [cut] = await listStrays();
    expect(JSON.stringify(cut)).not.toContain('hush');
    expect(cut).toMatchObject({ at: whole.at, url: 'https://app/callback' });
    await closeDatabase();
    expect(await listStrays()).toEqual([cut]);
  });
});

describe('the sandbox', () => {
  it('keeps its state and each session by itself', async () => {
    expect(await loadSandboxState()).toBeUndefined();
    await saveSandboxState({ users: 2 });
    await saveSandboxSession('a', { user: 1 });
    await saveSandboxSession('b', { user: 2 });
    expect(await loadSandboxSession('a')).toEqual({ user: 1 });
    expect(await loadSandboxSession('b')).toEqual({ user: 2 });
    expect(await loadSandboxSession('c')).toBeUndefined();
    expect(await loadSandboxState()).toEqual({ users: 2 });
  });
});

describe('wiping', () => {
  it('counts events, not the records they lie in', async () => {
    const stopped = (seq: number) => ({ kind: 'run-stopped', seq, at: 1, branch: 0 }) as const;
    await createTraceStore().append('a', [stopped(1), stopped(2)]);
    await createTraceStore().append('a', [stopped(3)]);
    await createTraceStore().append('b', [stopped(1)]);
    expect(await whatIsKept()).toMatchObject({ events: 4 });
  });

  it('empties everything it counted', async () => {
    await putTenant(tenant('a'));
    await putRun(summary('a'));
    await createTraceStore().append('a', [{ kind: 'run-stopped', seq: 1, at: 1, branch: 0 }]);
    await savePending({ state: 's', run: 'a', step: 'callback', at: 1 });
    await keepPost({ url: 'u', fields: [] });
    await keepStray({ at: Date.now(), url: 'u', params: [], reason: 'not-waiting' });
    await nextRunNumber();
    await saveSandboxState({});
    const pair = { publicKey: 'as a browser clones it', privateKey: '' } as unknown as CryptoKeyPair;
    await keepKeyPair({ issuer: 'i', clientId: 'c', use: 'client', alg: 'RS256' }, pair);
    expect(new Set(Object.values(await whatIsKept()))).toEqual(new Set([1]));
    await wipeAll();
    expect(new Set(Object.values(await whatIsKept()))).toEqual(new Set([0]));
  });
});

describe('the database', () => {
  afterEach(closeDatabase);

  it('is opened again after it was closed', async () => {
    await putTenant(tenant('a'));
    await closeDatabase();
    expect(await getTenant('a')).toEqual(tenant('a'));
  });

  it('steps aside for a newer version of the site in another tab', async () => {
    const current = await database();
    const newer = await openDB(DATABASE_NAME, current.version + 1);
    newer.close();
    await expect(database()).rejects.toMatchObject({ name: 'VersionError' });
  });
});
