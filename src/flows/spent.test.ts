/** What is good once goes out once, whichever step is tried again. */
import { describe, expect, it } from 'vitest';
import { practice } from '#sandbox/testing/practice.ts';
import { paramsOf, queryOf } from '#trace/fields.ts';
import type { TraceModel } from '#trace/model.ts';
import { restartFrom } from '#trace/restart.ts';
import { authorizationCodePkce } from './authorization-code-pkce.ts';
import { deviceCode } from './device-code.ts';
import { createJourney, type Journey } from './testing/journey.ts';

const tenant = practice();
const login: Journey = {
  flow: 'authorization-code-pkce',
  application: 'spa',
  inputs: { scope: 'openid profile offline_access', audience: 'https://api.practice.example' },
};
const device: Journey = { flow: 'device-code', application: 'tv', inputs: { scope: 'openid' } };

/** Each value that is good once, as often as it was used: sent by its step, or brought back by the browser. */
function used({ steps, exchanges }: TraceModel): string[] {
  return exchanges.values().flatMap((exchange) => {
    const { spends = [], kind } = steps.find(({ id }) => id === exchange.step) ?? {};
    if (!exchange.sent) return [];
    const carried =
      kind === 'browser' ? (exchange.callback ? queryOf(exchange.sent.url) : []) : paramsOf(exchange.sent);
    return carried.filter(([name]) => spends.includes(name)).map(([name, value]) => `${name} ${value}`);
  });
}

async function finished(journey: Journey) {
  const { world, start, goOn } = await createJourney(journey, tenant);
  const { engine } = world.open();
  const session = await engine.open(await start(engine));
  await goOn(session);
  return { session, goOn, model: () => session.getSnapshot().model };
}

const steps = [
  ...authorizationCodePkce.steps.map(({ id }) => ({ journey: login, id })),
  ...deviceCode.steps.map(({ id }) => ({ journey: device, id })),
];

describe('a retry of a run that is over', () => {
  it.each(steps)('from $id of $journey.flow uses nothing twice and finishes', async ({ journey, id }) => {
    const { session, goOn, model } = await finished(journey);
    expect(model().phase).toBe('finished');
    const restart = restartFrom(model(), id);
    expect(await session.retry(id)).toBeUndefined();
    expect(model().branches.at(-1)?.from).toBe(restart?.step.id);
    await goOn(session);
    expect(model().phase).toBe('finished');
    const all = used(model()).filter((value) => !value.startsWith('device_code'));
    expect(all).toEqual([...new Set(all)]);
  });
});

describe('a retry of a login', () => {
  it('says on record what was wanted and what was spent', async () => {
    const { session, model } = await finished(login);
    await session.retry('token');
    const [began] = model().events.filter(({ kind }) => kind === 'branch-started');
    expect(began).toMatchObject({
      from: 'pkce',
      wanted: 'token',
      spent: ['code_verifier', 'state', 'nonce', 'code', 'refresh_token'],
    });
  });
});
