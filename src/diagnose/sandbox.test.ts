/** Every fault of the practice tenant, for real: the finding that it promises is the finding that a run gets. */
import { describe, expect, it } from 'vitest';
import { createJourney, type Journey } from '#flows/testing/journey.ts';
import { faults } from '#sandbox/faults.ts';
import { practice } from '#sandbox/testing/practice.ts';
import { diagnose } from './diagnose.ts';

const API = 'https://api.practice.example';

const login: Journey = {
  flow: 'authorization-code-pkce',
  application: 'spa',
  inputs: { scope: 'openid profile offline_access read:orders', audience: API },
};
const confidential: Journey = { ...login, application: 'web' };
const silent: Journey = { ...login, loggedIn: true, inputs: { ...login.inputs, prompt: 'none' } };
const machine: Journey = { flow: 'client-credentials', application: 'machine', inputs: { audience: API } };
const device: Journey = { flow: 'device-code', application: 'tv', inputs: { scope: 'openid' } };

/** Which run meets the fault, where it is not a plain login. */
const journeys: Record<string, Journey> = {
  'session-not-seen': silent,
  'consent-always': silent,
  'alg-hs256': confidential,
  'device-code-expires': device,
  'polling-too-fast': { ...device, unconfirmed: true },
};

/** What only a browser can show: the end-to-end tests have it. */
const NEEDS_A_BROWSER = new Set(['origin-refused']);

const tenant = practice();

async function runWith(fault: string, journey: Journey) {
  const { world, start, goOn } = await createJourney(journey, tenant);
  expect((await tenant.admin('PUT', `faults/${fault}`, { on: true })).status).toBe(200);
  const { engine } = world.open();
  const session = await engine.open(await start(engine));
  await goOn(session);
  await tenant.admin('PUT', `faults/${fault}`, { on: false });
  return diagnose(session.getSnapshot().model).map(({ code }) => code);
}

describe('a fault of the practice tenant', () => {
  it.each(faults.filter(({ id }) => !NEEDS_A_BROWSER.has(id)))(
    '$id leads to $finding',
    async ({ id, finding }) => {
      expect(await runWith(id, journeys[id] ?? login)).toContain(finding);
    },
  );
});

describe('a setting of the practice tenant', () => {
  it('that takes a grant away leads to grant-not-allowed', async () => {
    const { world, start, goOn } = await createJourney(machine, tenant);
    const state = await (await tenant.admin('GET', 'state')).json();
    const client = state.applications.find(({ name }: { name: string }) => name === 'Practice Machine');
    await tenant.admin('PATCH', `applications/${client.client_id}`, { grant_types: [] });
    const { engine } = world.open();
    const session = await engine.open(await start(engine));
    await goOn(session);
    expect(diagnose(session.getSnapshot().model)[0]?.code).toBe('grant-not-allowed');
  });
});
