/** Runs a real flow through the real engine against the practice tenant, doing what a person would do. */

import type { ClientAuthMethod } from '#catalog/client-auth.ts';
import type { RunSession } from '#engine/api.ts';
import { createWorld } from '#engine/testing/world.ts';
import { callbackAt } from '#flows/callback.ts';
import type { Experiment } from '#flows/experiment.ts';
import type { Flow } from '#flows/flow.ts';
import { findFlow } from '#flows/registry.ts';
import { PASSWORD } from '#sandbox/records.ts';
import { clientIds } from '#sandbox/seed.ts';
import { CALLBACK, INES, loginParams, type Practice, practice } from '#sandbox/testing/practice.ts';
import type { LeaveMode, Target } from '#trace/event.ts';
import { isInDoubt } from '#trace/restart.ts';

export type Journey = {
  flow: string;
  application: keyof typeof clientIds;
  inputs: Record<string, string>;
  /** A session is there already; nobody confirms the device. */
  loggedIn?: boolean;
  unconfirmed?: boolean;
};

type Setup = { applicationType: Target['applicationType']; authMethod: ClientAuthMethod };

const setups: Record<keyof typeof clientIds, Setup> = {
  spa: { applicationType: 'spa', authMethod: 'none' },
  web: { applicationType: 'web', authMethod: 'client_secret_post' },
  tv: { applicationType: 'native', authMethod: 'none' },
  machine: { applicationType: 'machine', authMethod: 'client_secret_post' },
};

type AdminState = { applications: { client_id: string; client_secret?: string }[] };

async function secretOf(tenant: Practice, clientId: string): Promise<string | undefined> {
  const state = (await (await tenant.admin('GET', 'state')).json()) as AdminState;
  return state.applications.find((application) => application.client_id === clientId)?.client_secret;
}

/** Journeys of one test may share a tenant: making its key takes longer than a run. */
export async function createJourney(
  { flow, application, inputs, loggedIn, unconfirmed }: Journey,
  tenant = practice(),
  /** In the place of the registry, for a flow that is not in it; and what edits it. */
  made: { flow?: Flow; experiment?: Experiment } = {},
) {
  const clientId = clientIds[application];
  const secret = await secretOf(tenant, clientId);
  const world = createWorld({
    tenant: (request) => tenant.fetch(request),
    findFlow: async (id) => made.flow ?? findFlow(id),
    findExperiment: async () => made.experiment,
    faultsOn: async () => ((await (await tenant.admin('GET', 'faults')).json()) as { on: string[] }).on,
    ...(secret ? { secret } : {}),
    now: () => tenant.clock.ms,
    pass: (ms) => {
      tenant.clock.ms += ms;
    },
  });
  const browser = tenant.browser();
  if (loggedIn) await browser.logIn(tenant.url('authorize', loginParams()));
  const target: Target = {
    tenantId: 'practice',
    tenantName: 'Practice',
    tenantKind: 'auth0',
    issuer: tenant.issuer,
    applicationId: clientId,
    applicationName: application,
    clientId,
    redirectUri: CALLBACK,
    ...setups[application],
  };

  const leaveFor = async (url: string) => {
    const landing = await browser.visit(url);
    if (landing.left || !landing.html.includes('<form')) return landing;
    return browser.submit(landing.html, { username: INES, password: PASSWORD });
  };

  /** The browser goes where the run sent it, logs in where asked, and brings the callback, or what the page said. */
  async function comeBack(session: RunSession): Promise<void> {
    const { model } = session.getSnapshot();
    const away = model.exchanges.get(model.waitingFor ?? '');
    const { left, html } = await leaveFor(away?.sent?.url ?? '');
    if (!left) {
      await session.sawPage(html.replaceAll(/<[^>]*>/g, ' '));
      return;
    }
    await session.receive(callbackAt(left), false);
  }

  /** The user opens the link of the device, compares the code and confirms. */
  async function confirmDevice(link: string): Promise<void> {
    const user_code = new URL(link).searchParams.get('user_code') ?? '';
    let { html } = await browser.visit(link);
    for (let page = 0; page < 4 && html.includes('<form'); page++) {
      ({ html } = await browser.submit(html, {
        user_code,
        username: INES,
        password: PASSWORD,
        action: 'confirm',
      }));
    }
  }

  /** Goes on until the run is over, doing by hand what it waits for. */
  async function goOn(session: RunSession): Promise<void> {
    for (let turn = 0; turn < 60; turn++) {
      const { model } = session.getSnapshot();
      if (model.phase === 'finished' || model.phase === 'stopped') return;
      const link = model.values.get('verification_uri_complete')?.value;
      if (model.waitingFor) await comeBack(session);
      else if (isInDoubt(model) && model.current) await session.retry(model.current.id);
      else {
        if (!unconfirmed && model.current?.id === 'show-code' && typeof link === 'string')
          await confirmDevice(link);
        await session.next();
      }
    }
    throw new Error('The run goes in circles.');
  }

  const start = (engine: ReturnType<typeof world.open>['engine'], mode: LeaveMode = 'same-tab') =>
    engine.start({
      ...{ flow, target, inputs, extra: [], mode },
      ...(made.experiment ? { experiment: made.experiment.id } : {}),
    });

  return { tenant, world, start, goOn, comeBack, confirmDevice };
}
