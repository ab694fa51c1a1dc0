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

describe.each(Object.entries(journeys))('%s', (_name, journey) => {
  it.each([undefined, ...faults.map(({ id }) => id)])('%s', async (fault) => {
    const { world, start, goOn } = await createJourney(journey, tenant);
    if (fault) await tenant.admin('PUT', `faults/${fault}`, { on: true });
    const { engine } = world.open();
    const run = await start(engine);
    await goOn(await engine.open(run));
    if (fault) await tenant.admin('PUT', `faults/${fault}`, { on: false });
    const events = world.eventsOf(run);
    const opened = readTraceFile(toTraceFile(events, { redact: true }));
    expect(Array.isArray(opened) && told(opened)).toEqual(told(events));
  });
});
