/**
 * Break, finding, its button, finished: for the findings that neither an edit (`edited.test.ts`) nor a fault
 * (`sandbox.test.ts`) makes. Together these are all rules that have a button; a test counts them.
 */
import { describe, expect, it } from 'vitest';
import type { RunSession } from '#engine/api.ts';
import { createJourney, type Journey } from '#flows/testing/journey.ts';
import { faults } from '#sandbox/faults.ts';
import { practice } from '#sandbox/testing/practice.ts';
import { buildModel } from '#trace/build-model.ts';
import { diagnose } from './diagnose.ts';
import type { Fix } from './rule.ts';
import { rules } from './rules.ts';
import { refusal } from './testing/story.ts';
import { aLogin, aMachine, check } from './testing/traces.ts';

const API = 'https://api.practice.example';
const login: Journey = {
  flow: 'authorization-code-pkce',
  application: 'spa',
  inputs: { scope: 'openid profile offline_access', audience: API },
};
const machine: Journey = { flow: 'client-credentials', application: 'machine', inputs: { audience: API } };
const device: Journey = { flow: 'device-code', application: 'tv', inputs: { scope: 'openid' } };

type Made = Awaited<ReturnType<typeof createJourney>> & { session: RunSession };
type Story = {
  code: string;
  journey: Journey;
  /** Brings the run to where it fails; without it, the run goes as far as it comes. */
  breaks?(made: Made): Promise<void>;
  /** What the person does before pressing, where the button says so. */
  mends?(made: Made): Promise<void>;
  button: string;
};

const upTo = async ({ session, comeBack }: Made, id: string) => {
  const model = () => session.getSnapshot().model;
  for (let turn = 0; turn < 30 && model().current?.id !== id; turn++) {
    if (model().waitingFor) await comeBack(session);
    else await session.next();
  }
};

type Grant = { id: string; client_id: string; audience: string; scope: string[] };
let taken: Grant | undefined;

const stories: Story[] = [
  {
    code: 'api-not-authorized',
    journey: machine,
    breaks: async ({ tenant, session, goOn }) => {
      const state = (await (await tenant.admin('GET', 'state')).json()) as { client_grants: Grant[] };
      taken = state.client_grants.find(({ audience }) => audience === API);
      await tenant.admin('DELETE', `client-grants/${taken?.id}`);
      await goOn(session);
    },
    mends: async ({ tenant }) => {
      const { id: _, ...grant } = taken ?? { id: '' };
      expect((await tenant.admin('POST', 'client-grants', grant)).status).toBe(201);
    },
    button: 'Authorized it. Try again from step 3',
  },
  {
    code: 'audience-unknown',
    journey: { ...login, inputs: { ...login.inputs, audience: 'https://nobody.example' } },
    button: 'Try without an `audience`, from step 4',
  },
  {
    code: 'login-required-in-frame',
    journey: { ...login, inputs: { ...login.inputs, prompt: 'none' } },
    button: 'Ask the user to log in, from step 4',
  },
  {
    code: 'access-denied-by-user',
    journey: { ...device, unconfirmed: true },
    breaks: async (made) => {
      await upTo(made, 'poll');
      const { tenant, session } = made;
      const link = String(session.getSnapshot().model.values.get('verification_uri_complete')?.value);
      const browser = tenant.browser();
      const user_code = new URL(link).searchParams.get('user_code') ?? '';
      let { html } = await browser.visit(link);
      for (const action of ['cancel', 'cancel'])
        if (html.includes('<form'))
          ({ html } = await browser.submit(html, {
            ...{ user_code, username: 'ines.moreau@example.com', password: 'practice', action },
          }));
      await made.goOn(session);
    },
    button: 'Ask again, from step 3',
  },
  {
    code: 'callback-not-expected',
    journey: login,
    breaks: async ({ session, goOn }) => {
      await goOn(session);
      const params: [string, string][] = [['code', 'late']];
      await session.receive({ via: 'query', url: 'https://app.example/callback?code=late', params }, false);
    },
    button: 'Begin this login again, from step 3',
  },
  {
    code: 'frame-without-answer',
    journey: { ...login, loggedIn: true },
    breaks: async (made) => {
      await upTo(made, 'authorize');
      await made.session.next();
      await made.session.unanswered(made.session.getSnapshot().model.waitingFor ?? '', 60_000);
    },
    button: 'Try the frame again with prompt=none, from step 5',
  },
  {
    code: 'token-expired',
    journey: login,
    breaks: async (made) => {
      await upTo(made, 'id-token');
      made.tenant.clock.ms += 3 * 86_400_000;
      await made.goOn(made.session);
    },
    button: 'Get a new token, from step 3',
  },
];

/** They speak of one answer of another provider, or of the network; `rules.test.ts` has their traces. */
const NO_PRACTICE = new Set(['no-answer', 'origin-not-allowed', 'azp-mismatch']);

describe('a finding', () => {
  it.each(stories)(
    '$code leads to the end by its button',
    async ({ code, journey, breaks, mends, button }) => {
      const tenant = practice();
      const made = await createJourney(journey, tenant);
      const { engine } = made.world.open();
      const isFrame = code === 'frame-without-answer';
      const session = await engine.open(await made.start(engine, isFrame ? 'iframe' : undefined));
      const all: Made = { ...made, session };
      await (breaks ? breaks(all) : made.goOn(session));
      const finding = diagnose(session.getSnapshot().model).find((one) => one.code === code);
      const fix = finding?.fixes.find((one): one is Extract<Fix, { kind: 'retry' }> => one.kind === 'retry');
      expect(fix?.label).toBe(button);
      await mends?.(all);
      expect(await session.retry(fix?.from ?? '', fix?.inputs, fix?.label)).toBeUndefined();
      if (code === 'access-denied-by-user') {
        await upTo(all, 'poll');
        const link = String(session.getSnapshot().model.values.get('verification_uri_complete')?.value);
        await made.confirmDevice(link);
      }
      await made.goOn(session);
      const { model } = session.getSnapshot();
      expect(model.phase).toBe('finished');
      expect(diagnose(model).map((one) => one.code)).not.toContain(code);
    },
  );

  it('with a button is in one of these stories', () => {
    const told = new Set([...stories.map(({ code }) => code), ...faults.map(({ finding }) => finding)]);
    const others = [
      ...['redirect-uri-differs', 'audience-missing', 'tenant-kept-browser'], // edited.test.ts
      ...['callback-twice', 'polling-too-fast', 'remarks', 'went-on'], // no button, or one that judges again
    ];
    const missing = rules.map(({ code }) => code).filter((code) => !told.has(code) && !others.includes(code));
    expect(new Set(missing)).toEqual(new Set([...NO_PRACTICE].filter((code) => !told.has(code))));
  });

  it.each([
    ['no-answer', aLogin({ token: { failure: ['unreachable'] } })],
    ['azp-mismatch', aLogin({ idTokenChecks: [check('azp', 'fail', 'azp-mismatch')] })],
    ['rate-limited', aMachine({ token: refusal(429, 'too_many_requests') })],
  ])('%s begins where nothing that is spent is sent again', (code, events) => {
    const finding = diagnose(buildModel(events)).find((one) => one.code === code);
    expect(finding?.fixes.some(({ kind }) => kind === 'retry')).toBe(true);
  });
});
