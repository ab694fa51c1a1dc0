/** A run that was exported without its secrets, and opened elsewhere, gets the findings that it had. */
import { describe, expect, it } from 'vitest';
import { createJourney, type Journey } from '#flows/testing/journey.ts';
import { faults } from '#sandbox/faults.ts';
import { practice } from '#sandbox/testing/practice.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { readTraceFile, toTraceFile } from '#trace/formats/native.ts';
import { diagnose } from './diagnose.ts';

const API = 'https://api.practice.example';
const inputs = { scope: 'openid profile offline_access read:orders', audience: API };
const journeys: Record<string, Journey> = {
  login: { flow: 'authorization-code-pkce', application: 'spa', inputs },
  confidential: { flow: 'authorization-code-pkce', application: 'web', inputs },
  silent: {
    flow: 'authorization-code-pkce',
    application: 'spa',
    loggedIn: true,
    inputs: { ...inputs, prompt: 'none' },
  },
  machine: { flow: 'client-credentials', application: 'machine', inputs: { audience: API } },
  device: { flow: 'device-code', application: 'tv', inputs: { scope: 'openid' } },
};
const tenant = practice();

/** The words of a finding, with the values of pseudonyms left out: those differ by design. */
const told = (events: readonly TraceEvent[]) =>
  diagnose(buildModel(events)).map(({ code, severity, madeBy, evidence, fixes }) => ({
    ...{ code, severity, madeBy, evidence },
    fixes: fixes.map(({ kind }) => kind),
  }));

/** Which run meets the fault, where it is not a plain login. */
const meets: Record<string, string> = {
  'session-not-seen': 'silent',
  'consent-always': 'silent',
  'alg-hs256': 'confidential',
  'device-code-expires': 'device',
};

describe('the findings of a run without its secrets are those of the run', () => {
  it.each([
    ...Object.keys(journeys).map((name) => ['no fault', name] as const),
    ...faults.map(({ id }) => [id, meets[id] ?? 'login'] as const),
  ])('%s, %s', async (fault, name) => {
    const { world, start, goOn } = await createJourney(journeys[name] as Journey, tenant);
    const put = (on: boolean) => tenant.admin('PUT', `faults/${fault}`, { on });
    if (fault !== 'no fault') await put(true);
    const { engine } = world.open();
    const run = await start(engine);
    await goOn(await engine.open(run));
    if (fault !== 'no fault') await put(false);
    const events = world.eventsOf(run);
    const opened = readTraceFile(toTraceFile(events, { redact: true }));
    expect(Array.isArray(opened) && told(opened)).toEqual(told(events));
  });
});
