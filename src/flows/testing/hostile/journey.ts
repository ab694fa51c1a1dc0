/** One run of a real flow through the real engine against a provider that misbehaves, and what the run shows of it. */
import { createWorld } from '#engine/testing/world.ts';
import { callbackAt } from '#flows/callback.ts';
import { findFlow } from '#flows/registry.ts';
import { CLIENT, createHostileProvider, ISSUER, NOW_MS, REDIRECT } from '#flows/testing/hostile-provider.ts';
import { weightOf } from '#trace/check-weight.ts';
import type { Target } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import type { Case } from './case.ts';

const target: Target = {
  ...{ tenantId: 'hostile', tenantName: 'Hostile', tenantKind: 'oidc', issuer: ISSUER },
  ...{ applicationId: 'app', applicationName: 'App', applicationType: 'spa', clientId: CLIENT },
  ...{ authMethod: 'none', redirectUri: REDIRECT },
};

export const LOGIN = 'authorization-code-pkce';
export const MACHINE = 'client-credentials';
export const DEVICE = 'device-code';

const INPUTS: Record<string, Record<string, string>> = {
  [LOGIN]: { scope: 'openid profile email offline_access' },
  [MACHINE]: { scope: 'read', audience: `${ISSUER}api` },
  [DEVICE]: { scope: 'openid profile email offline_access' },
};

/** Goes on until the run is over. */
export async function runAgainst({
  wrong,
  flow = LOGIN,
  inputs = {},
}: Omit<Case, 'name' | 'shows'>): Promise<TraceModel> {
  const provider = await createHostileProvider(wrong);
  let nowMs = NOW_MS;
  const world = createWorld({
    tenant: provider.fetch,
    findFlow,
    secret: 'the-secret',
    now: () => nowMs,
    pass: (ms) => {
      nowMs += ms;
    },
  });
  const { engine } = world.open();
  const run = await engine.start({
    ...{ flow, extra: [], mode: 'same-tab', inputs: { ...INPUTS[flow], ...inputs } },
    target:
      flow === MACHINE ? { ...target, authMethod: 'client_secret_post', applicationType: 'machine' } : target,
  });
  const session = await engine.open(run);
  for (let turn = 0; turn < 30; turn++) {
    await session.runToEnd();
    const { model } = session.getSnapshot();
    const away = model.exchanges.get(model.waitingFor ?? '');
    if (!away?.sent) return model;
    await session.receive(callbackAt(provider.visit(away.sent.url)), false);
  }
  throw new Error('The run goes in circles.');
}

/** How it ended, and what was remarked on the way: `finished keys/kid-once!`. */
export function shown(model: TraceModel): string {
  const remarks = model.events.flatMap((event) =>
    event.kind === 'checked'
      ? event.checks.flatMap((check) => {
          const weight = weightOf(check);
          return weight === 'note' || weight === 'warning'
            ? [`${event.step}/${check.id}${weight === 'warning' ? '!' : ''}`]
            : [];
        })
      : [],
  );
  const end =
    model.phase === 'stopped' ? `stopped at ${model.current?.id}: ${model.problem?.code}` : model.phase;
  return [end, ...remarks].join(' ');
}
