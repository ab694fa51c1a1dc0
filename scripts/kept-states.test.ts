/** What earlier versions left behind opens with everything in it: as a file of the Node host, and in the worker. */
import 'fake-indexeddb/auto';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Json, JsonObject } from '#lib/json.ts';
import { hostedState } from '#sandbox/hosted-state.ts';
import { clientIds } from '#sandbox/seed.ts';
import { claims, codeFields } from '#sandbox/testing/practice.ts';
import { type RunningSandbox, startSandbox } from './sandbox-host.ts';

const CALLBACK = 'http://localhost:5173/callback';
const MINE = 'Shop front';

type Ask = (request: Request) => Promise<Response>;
type Opened = { issuer: string; ask: Ask };
/** The part of a saved state that is read here; the same names since version 1. */
type Kept = {
  settings: JsonObject;
  applications: (JsonObject & { client_id: string; name: string; client_secret: string })[];
  users: (JsonObject & { email: string; user_id: string })[];
  apis: JsonObject[];
  client_grants: JsonObject[];
  clock: JsonObject;
  faults: string[];
  keys: { signing: { kid: string }[] };
  sessions: Record<string, { user_id: string }>;
  transactions: Record<string, { id: string; secret: string; client_id: string }>;
  codes: Record<string, { permission: { user_id: string } }>;
  refresh_tokens: Record<string, { rotated_at: number; permission: { client_id: string; user_id: string } }>;
  device_codes: Record<string, { status: string; user_code: string }>;
  log: { next: number; entries: JsonObject[] };
};

async function fixture(name: string): Promise<JsonObject> {
  return JSON.parse(
    await readFile(fileURLToPath(new URL(`../src/sandbox/fixtures/${name}`, import.meta.url)), 'utf8'),
  );
}

let folder: string;
const running: RunningSandbox[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantscope-'));
  // Codes and sessions of the fixtures run out: it is the minute in which they were made.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T17:30:00Z') });
});

afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(running.splice(0).map((one) => one.close()));
  await rm(folder, { recursive: true });
});

const hosts = {
  async 'a --data file'(): Promise<Opened & { kept: Kept; cookies: boolean }> {
    const data = join(folder, 'state.json');
    await copyFile(fileURLToPath(new URL('../src/sandbox/fixtures/v1-node.json', import.meta.url)), data);
    const host = await startSandbox({ port: 0, data });
    running.push(host);
    const kept = (await fixture('v1-node.json')) as unknown as Kept;
    return { issuer: host.issuer, ask: host.fetch, kept, cookies: true };
  },
  async 'the record of the worker'(): Promise<Opened & { kept: Kept; cookies: boolean }> {
    const entries = await fixture('v1-worker.json');
    // As if the worker had just been started.
    vi.resetModules();
    const { database } = await import('#store/database.ts');
    const { answerAsTenant } = await import('#worker/sandbox-host.ts');
    const db = await database();
    for (const [key, value] of Object.entries(entries)) await db.put('sandbox', value as Json, key);
    const kept = entries['state'] as unknown as Kept;
    return { issuer: 'http://localhost:5173/sandbox/', ask: answerAsTenant, kept, cookies: false };
  },
};

describe.each(Object.entries(hosts))('version 1, %s', (_name, open) => {
  it('opens whole', async () => {
    const { issuer, ask, kept, cookies } = await open();
    const json = async (path: string) => (await ask(new Request(`${issuer}${path}`))).json();
    const post = async (path: string, fields: Record<string, string>) => {
      const body = new URLSearchParams(fields);
      return (await ask(new Request(`${issuer}${path}`, { method: 'POST', body }))).json();
    };

    const state = await json('__sandbox/state');
    expect(state).toMatchObject({
      settings: kept.settings,
      applications: kept.applications,
      users: kept.users,
      apis: kept.apis,
      client_grants: kept.client_grants,
      clock: kept.clock,
      sessions: Object.keys(kept.sessions).length,
    });
    const on = state.faults.filter((fault: { on: boolean }) => fault.on);
    expect(on.map((fault: { id: string }) => fault.id).sort()).toEqual([...kept.faults].sort());
    const { entries } = await json('__sandbox/log');
    expect(entries.slice(0, kept.log.entries.length)).toEqual(kept.log.entries);
    const { keys } = await json('.well-known/jwks.json');
    expect(keys.map((key: { kid: string }) => key.kid)).toEqual(kept.keys.signing.map(({ kid }) => kid));

    // The code that was not exchanged yet, at a confidential application.
    const web = kept.applications.find(({ client_id }) => client_id === clientIds.web);
    const [code = ''] = Object.keys(kept.codes);
    const exchanged = await post('oauth/token', {
      ...codeFields(undefined, { code, redirect_uri: CALLBACK }),
      client_id: clientIds.web,
      client_secret: web?.client_secret ?? '',
    });
    expect(claims(exchanged.id_token)['email']).toBe('new.person@example.net');

    // Refresh tokens: one is the newest of its family, its predecessor ends the family.
    const tokens = Object.entries(kept.refresh_tokens);
    const mine = kept.applications.find(({ name }) => name === MINE)?.client_id;
    const [kims = ''] = tokens.find(([, { permission }]) => permission.client_id === mine) ?? [];
    const refreshed = await post('oauth/token', {
      grant_type: 'refresh_token',
      client_id: mine ?? '',
      refresh_token: kims,
    });
    const kim = kept.users.find(({ email }) => email === 'kim@example.org');
    expect(claims(refreshed.id_token)['sub']).toBe(kim?.user_id);
    const ofSpa = tokens.filter(([, { permission }]) => permission.client_id === clientIds.spa);
    const [used = ''] = ofSpa.find(([, { rotated_at }]) => rotated_at > 0) ?? [];
    const [newest = ''] = ofSpa.find(([, { rotated_at }]) => rotated_at === 0) ?? [];
    const fields = { grant_type: 'refresh_token', client_id: clientIds.spa };
    expect((await post('oauth/token', { ...fields, refresh_token: newest })).access_token).toBeTypeOf(
      'string',
    );
    expect((await post('oauth/token', { ...fields, refresh_token: used })).error).toBe('invalid_grant');

    // The device that was confirmed, and the one that waits.
    for (const [device_code, { status }] of Object.entries(kept.device_codes)) {
      const answer = await post('oauth/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: clientIds.tv,
        device_code,
      });
      if (status === 'approved') expect(claims(answer.id_token)['sub']).toMatch(/^auth0\|/);
      else expect(answer.error).toBe('authorization_pending');
    }

    // A session that goes on. In a worker it is the one of the browser.
    const [session = ''] = Object.keys(kept.sessions);
    const silent = new URL(`${issuer}authorize`);
    silent.search = new URLSearchParams({
      client_id: clientIds.spa,
      redirect_uri: CALLBACK,
      response_type: 'code',
      scope: 'openid',
      prompt: 'none',
    }).toString();
    await ask(
      new Request(`${issuer}__sandbox/faults/consent-always`, { method: 'PUT', body: '{"on":false}' }),
    );
    const answer = await ask(new Request(silent, cookies ? { headers: { cookie: `auth0=${session}` } } : {}));
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('code')).toMatch(/.{40}/);

    // The login page that was open.
    const [visit] = Object.values(kept.transactions);
    if (!visit) throw new Error('The fixture has an open visit.');
    const page = hostedState(visit as Parameters<typeof hostedState>[0]);
    const login = await ask(
      new Request(`${issuer}u/login`, {
        method: 'POST',
        body: new URLSearchParams({ state: page, username: 'kim@example.org', password: 'my own words' }),
      }),
    );
    expect(login.headers.get('location')).toContain('/authorize/resume?state=');
  });
});
