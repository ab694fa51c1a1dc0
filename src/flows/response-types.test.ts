/** The steps that depend on `response_type`, against the practice tenant: hybrid and implicit, whole and attacked. */
import { describe, expect, it } from 'vitest';
import { practice } from '#sandbox/testing/practice.ts';
import type { Experiment } from './experiment.ts';
import type { Flow, Step } from './flow.ts';
import { authorize } from './steps/authorize.ts';
import { callback } from './steps/callback.ts';
import { discovery, keys } from './steps/discovery.ts';
import { idTokenChecks } from './steps/id-token.ts';
import { pkcePair, stateAndNonce } from './steps/pkce-state-nonce.ts';
import { brings } from './steps/response-type.ts';
import { codeForTokens } from './steps/tokens.ts';
import { createJourney } from './testing/journey.ts';

function flowFor(responseType: string): Flow {
  const code: Step[] = brings(responseType, 'code') ? [codeForTokens] : [];
  return {
    ...{ id: 'made', title: responseType, group: 'Log in', summary: '', channels: [] },
    ...{ useWhen: '', avoidWhen: '', references: [], needs: [], inputs: [] },
    steps: [
      discovery,
      keys,
      pkcePair,
      stateAndNonce(responseType),
      authorize(responseType),
      callback(responseType),
      ...(brings(responseType, 'id_token') ? [idTokenChecks] : []),
      ...code,
      { ...idTokenChecks, id: 'last-id-token' },
    ],
  };
}

const types = [
  'code',
  'id_token',
  'token',
  'id_token token',
  'code id_token',
  'code token',
  'code id_token token',
];
const tenant = practice();

async function run(responseType: string, experiment?: Experiment) {
  const { world, start, goOn } = await createJourney(
    {
      flow: 'made',
      application: 'web',
      inputs: { scope: responseType === 'token' ? 'email' : 'openid email' },
    },
    tenant,
    { flow: flowFor(responseType), ...(experiment ? { experiment } : {}) },
  );
  const { engine } = world.open();
  const session = await engine.open(await start(engine));
  await goOn(session);
  return session.getSnapshot().model;
}

describe.each(types)('response_type=%s', (responseType) => {
  it('brings what it promises, and every check of it holds', async () => {
    const model = await run(responseType);
    expect([model.phase, model.problem?.detail]).toEqual(['finished', undefined]);
    const carried = [
      ...new URLSearchParams(String(model.exchanges.values()[2]?.callback?.url.split(/[?#]/)[1])).keys(),
    ];
    for (const [part, name] of [
      ['code', 'code'],
      ['id_token', 'id_token'],
      ['token', 'access_token'],
    ] as const) {
      expect(carried.includes(name), name).toBe(brings(responseType, part));
    }
  });

  it('is refused where the callback lacks what it promises', async () => {
    const model = await run(responseType, {
      ...{ id: 'lost', title: '', flow: 'made', fails: { step: 'callback', problem: 'callback-incomplete' } },
      edits: {
        authorize: ({ callback: arrived }) =>
          arrived && {
            callback: { ...arrived, params: arrived.params.filter(([name]) => name === 'state') },
          },
      },
    });
    expect([model.current?.id, model.problem?.code]).toEqual(['callback', 'callback-incomplete']);
  });
});

const otherNonce: Experiment = {
  ...{ id: 'other-nonce', title: '', flow: 'made', fails: 'nowhere' },
  edits: {
    authorize: ({ request }) => {
      if (!request) return undefined;
      const url = new URL(request.url);
      url.searchParams.set('nonce', 'of-another-login');
      return { request: { ...request, url: url.href } };
    },
  },
};

describe('an ID token with the nonce of another login', () => {
  it.each(types.filter((type) => type !== 'token'))(
    'is refused, with or without a code: %s',
    async (type) => {
      const model = await run(type, otherNonce);
      expect([model.phase, model.problem?.code]).toEqual(['stopped', 'nonce-mismatch']);
    },
  );
});
