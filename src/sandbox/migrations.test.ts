/** What version 1 kept has the shape of what is made today, member by member. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Json } from '#lib/json.ts';
import { isUnusable, openState } from './open-state.ts';
import { clientIds, seedState } from './seed.ts';
import { type State, tableKeys } from './state.ts';
import { APP, copyingStorage, INES, loginParams, practice } from './testing/practice.ts';

const seed = () => seedState({ appOrigins: [APP], seed: 1 });

const NEW_IN_2 = ['organizations', 'user_blocks'];

/** The names of members, all the way down; lists by the names of their first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, one]) => [name, shapeOf(one)]),
  );
}

/** A state in which each table that logins fill has a record. */
async function used(): Promise<State> {
  const storage = copyingStorage();
  const tenant = practice({ storage });
  const browser = tenant.browser();
  const { left } = await browser.logIn(
    tenant.url('authorize', loginParams({ scope: 'openid offline_access' })),
  );
  await tenant.post('oauth/token', {
    grant_type: 'authorization_code',
    client_id: clientIds.spa,
    code: left?.searchParams.get('code') ?? '',
    redirect_uri: `${APP}/callback`,
    code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  });
  const device = await (
    await tenant.post('oauth/device/code', { client_id: clientIds.tv, scope: 'openid' })
  ).json();
  const page = await browser.submit((await browser.visit('activate')).html, { user_code: device.user_code });
  await browser.submit(page.html, { action: 'confirm' });
  await tenant.browser().logIn(tenant.url('authorize', loginParams()), INES);
  await tenant.browser().visit(tenant.url('authorize', loginParams()));
  return storage.stored as unknown as State;
}

describe.each(['v1-node.json', 'v1-worker.json'])('%s', (name) => {
  async function migrated(): Promise<State> {
    const text = await readFile(fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)), 'utf8');
    const found = JSON.parse(text);
    const opened = openState((found.state ?? found) as Json, seed());
    if (isUnusable(opened)) throw new Error(opened.problem);
    expect(opened.from).toBe(1);
    return opened.state;
  }

  it.each(Object.keys(tableKeys).filter((table) => !NEW_IN_2.includes(table)))('%s', async (table) => {
    const part = table as keyof typeof tableKeys;
    const fresh = (await used())[part].at(-1);
    const old = (await migrated())[part];
    expect(fresh).toBeDefined();
    for (const record of old) {
      const [was, is] = [shapeOf(record), shapeOf(fresh)] as Record<string, unknown>[];
      expect(Object.keys(was ?? {}).filter((one) => one !== 'client_id')).toEqual(
        Object.keys(is ?? {}).filter((one) => one !== 'client_id'),
      );
    }
  });

  it('opens once more as what it became', async () => {
    const state = await migrated();
    expect(openState(structuredClone(state) as unknown as Json, seed())).toEqual({ state });
  });
});
