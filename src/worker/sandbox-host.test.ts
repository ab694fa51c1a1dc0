/** What the worker does with a state that it finds in IndexedDB. */
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Json, JsonObject } from '#lib/json.ts';
import { seedState } from '#sandbox/seed.ts';

const ORIGIN = 'http://localhost:5173';

/** As if the worker had been started anew. */
async function startedWorker() {
  vi.resetModules();
  const [{ answerAsTenant }, { database }, store] = await Promise.all([
    import('./sandbox-host.ts'),
    import('#store/database.ts'),
    import('#store/sandbox-state.ts'),
  ]);
  return {
    ...store,
    keep: async (state: Json) => (await database()).put('sandbox', state, 'state'),
    state: async () =>
      (await answerAsTenant(new Request(`${ORIGIN}/sandbox/__sandbox/state`))).json() as Promise<JsonObject>,
  };
}

beforeEach(async () => {
  const { database } = await import('#store/database.ts');
  await (await database()).clear('sandbox');
});

describe('a state of the worker', () => {
  it.each([
    ['damaged', { ...seedState({ appOrigins: [] }), sessions: 'none' }, '`sessions` is not a list.'],
    ['of a later version', { version: 1000, users: [{ user_id: 'auth0|x' }] }, 'of version 1000'],
    ['something else', { hello: 'world' }, 'no `version`'],
  ])('that is %s is kept under another key, and the sandbox begins anew', async (_name, found, reason) => {
    const worker = await startedWorker();
    await worker.keep(found as unknown as Json);
    expect(await worker.state()).toHaveProperty('applications.length', 4);
    const kept = await worker.keptSandboxStates();
    expect(kept).toMatchObject([{ reason: expect.stringContaining(reason), state: found }]);

    const again = await startedWorker();
    await again.state();
    expect(await again.keptSandboxStates()).toEqual(kept);
    await again.deleteKeptSandboxState(kept[0]?.key ?? '');
    expect(await again.keptSandboxStates()).toEqual([]);
    expect(await (await startedWorker()).state()).toHaveProperty('applications.length', 4);
  });

  it('that lacks a part of today gets it from the seed, and nothing is put aside', async () => {
    const { connections: _, user_blocks: __, ...older } = seedState({ appOrigins: [] });
    const worker = await startedWorker();
    await worker.keep({ ...older, faults: ['alg-none'], users: [] } as unknown as Json);
    const state = await worker.state();
    expect(state['users']).toEqual([]);
    expect(state).toHaveProperty('connections.length', 4);
    expect(await worker.keptSandboxStates()).toEqual([]);
  });
});
