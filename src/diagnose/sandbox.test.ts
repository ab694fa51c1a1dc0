/**
 * Every fault of the practice tenant, for real: the finding that it promises is the finding that a run gets, it says who
 * made it, and its button leads to the end.
 */
import { describe, expect, it } from 'vitest';
import type { RunSession } from '#engine/api.ts';
import { createJourney, type Journey } from '#flows/testing/journey.ts';
import { faults } from '#sandbox/faults.ts';
import { practice } from '#sandbox/testing/practice.ts';
import { causes } from './causes.ts';
import { diagnose } from './diagnose.ts';
import type { Finding, Fix } from './rule.ts';
import { faultTitles } from './sandbox-faults.ts';
import { journeyOf, NEEDS_A_BROWSER, PRACTICE_API } from './testing/fault-journeys.ts';

const machine: Journey = {
  flow: 'client-credentials',
  application: 'machine',
  inputs: { audience: PRACTICE_API },
};

/** The device goes on by itself, more slowly: there is nothing to press. */
const GOES_ON = new Set(['polling-too-fast']);

const tenant = practice();
const put = (fault: string, on: boolean) => tenant.admin('PUT', `faults/${fault}`, { on });

type Press = Extract<Fix, { kind: 'retry' }>;
const buttonOf = ({ fixes }: Finding): Press | undefined => fixes.find((fix) => fix.kind === 'retry');

/** What the page does: the faults go off, then the run begins again. */
async function press(session: RunSession, { from, inputs, label, faultsOff = [] }: Press) {
  for (const fault of faultsOff) await put(fault, false);
  expect(await session.retry(from, inputs, label)).toBeUndefined();
}

async function meet(fault: string, journey: Journey) {
  const { world, start, goOn } = await createJourney(journey, tenant);
  expect((await put(fault, true)).status).toBe(200);
  const { engine } = world.open();
  const session = await engine.open(await start(engine));
  await goOn(session);
  return { session, goOn, findings: () => diagnose(session.getSnapshot().model) };
}

describe('a fault of the practice tenant', () => {
  it.each(faults.filter(({ id }) => !NEEDS_A_BROWSER.has(id)))(
    '$id leads to $finding, which names it, and whose button leads to the end',
    async ({ id, finding: code }) => {
      try {
        const { session, goOn, findings } = await meet(id, journeyOf(id));
        const finding = findings().find((one) => one.code === code);
        expect(finding?.madeBy).toEqual({ who: 'sandbox-fault', notBy: ['you'] });
        expect(finding?.cause).toContain(`The fault “${faultTitles[id]}” of the sandbox is on.`);
        if (GOES_ON.has(id)) return;
        const button = finding && buttonOf(finding);
        if (!button) throw new Error('The finding has no button.');
        expect(button).toMatchObject({
          faultsOff: [id],
          label: expect.stringContaining('off, try again from step'),
        });
        await press(session, button);
        await goOn(session);
        expect(session.getSnapshot().model.phase).toBe('finished');
        expect(findings().map((one) => one.code)).not.toContain(code);
      } finally {
        await put(id, false);
      }
    },
  );

  it('is called here as its own page calls it, and each leads to a rule that knows it', () => {
    expect(faultTitles).toEqual(Object.fromEntries(faults.map(({ id, title }) => [id, title])));
    const known = Object.entries(causes).flatMap(([code, { faults: ids }]) => ids.map((id) => [id, code]));
    expect(Object.fromEntries(known)).toEqual(
      Object.fromEntries(faults.map(({ id, finding }) => [id, finding])),
    );
  });
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
    const [finding] = diagnose(session.getSnapshot().model);
    expect(finding).toMatchObject({ code: 'grant-not-allowed', madeBy: { who: 'settings', notBy: ['you'] } });
    await tenant.admin('PATCH', `applications/${client.client_id}`, { grant_types: ['client_credentials'] });
    const button = finding && buttonOf(finding);
    if (!button) throw new Error('The finding has no button.');
    await press(session, button);
    await goOn(session);
    expect(session.getSnapshot().model.phase).toBe('finished');
  });
});
