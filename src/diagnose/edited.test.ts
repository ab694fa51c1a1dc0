/** What the person edited is asked first: each finding that an edit can cause names it, and its button undoes it. */
import { describe, expect, it } from 'vitest';
import type { RunSession } from '#engine/api.ts';
import type { Edit } from '#flows/experiment.ts';
import { createJourney, type Journey } from '#flows/testing/journey.ts';
import { practice } from '#sandbox/testing/practice.ts';
import type { HttpRequest } from '#trace/event.ts';
import { diagnose } from './diagnose.ts';

const API = 'https://api.practice.example';
const login: Journey = {
  flow: 'authorization-code-pkce',
  application: 'spa',
  inputs: { scope: 'openid profile offline_access', audience: API },
};
const machine: Journey = { flow: 'client-credentials', application: 'machine', inputs: { audience: API } };
const tenant = practice();

type Params = Record<string, string | undefined>;

/** The draft with other parameters, wherever it has them; `undefined` switches one off. */
function edited({ method, url, headers, body }: HttpRequest, change: Params): HttpRequest {
  const target = new URL(url);
  const params = body === null ? target.searchParams : new URLSearchParams(body);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) params.delete(name);
    else params.set(name, value);
  }
  return { method, url: target.href, headers, body: body === null ? null : params.toString() };
}

type Case = { code: string; step: string; change: Params; journey?: Journey; title: RegExp; button: string };

const cases: Case[] = [
  {
    ...{ code: 'nonce-mismatch', step: 'authorize', change: { nonce: undefined } },
    title: /^You switched `nonce` off in \[#\d+\], so this ID token answers no login$/,
    button: 'Put `nonce` back, try again from step 3',
  },
  {
    ...{ code: 'state-mismatch', step: 'authorize', change: { state: 'mine' } },
    title: /^You changed `state` in/,
    button: 'Put `state` back, try again from step 4',
  },
  {
    ...{
      code: 'callback-url-mismatch',
      step: 'authorize',
      change: { redirect_uri: 'https://app.example/calback' },
    },
    title: /^You changed `redirect_uri` in/,
    button: 'Put `redirect_uri` back, try again from step 4',
  },
  {
    ...{ code: 'unknown-client', step: 'authorize', change: { client_id: 'nobody' } },
    title: /^You changed `client_id` in/,
    button: 'Put `client_id` back, try again from step 4',
  },
  {
    ...{ code: 'login-required-in-frame', step: 'authorize', change: { prompt: 'none' } },
    title: /^You added `prompt` in/,
    button: 'Take `prompt` out, try again from step 4',
  },
  {
    ...{ code: 'pkce-mismatch', step: 'authorize', change: { code_challenge: 'x'.repeat(43) } },
    title: /^You changed `code_challenge` in/,
    button: 'Put `code_challenge` back, try again from step 3',
  },
  {
    ...{ code: 'pkce-mismatch', step: 'token', change: { code_verifier: undefined } },
    title: /^You switched `code_verifier` off in/,
    button: 'Put `code_verifier` back, try again from step 3',
  },
  {
    ...{ code: 'redirect-uri-differs', step: 'token', change: { redirect_uri: 'https://app.example/other' } },
    title: /^You changed `redirect_uri` in/,
    button: 'Put `redirect_uri` back, try again from step 3',
  },
  {
    ...{ code: 'code-reused-or-expired', step: 'token', change: { code: 'another' } },
    title: /^You changed `code` in/,
    button: 'Put `code` back, try again from step 3',
  },
  {
    ...{ code: 'refresh-token-refused', step: 'refresh', change: { refresh_token: 'another' } },
    title: /^You changed `refresh_token` in/,
    button: 'Put `refresh_token` back, try again from step 3',
  },
  {
    ...{ code: 'opaque-access-token', step: 'authorize', change: { audience: undefined } },
    title: /^You switched `audience` off in/,
    button: 'Put `audience` back, try again from step 3',
  },
  {
    ...{ code: 'no-refresh-token', step: 'authorize', change: { scope: 'openid profile' } },
    title: /^You changed `scope` in/,
    button: 'Put `scope` back, try again from step 3',
  },
  {
    ...{
      code: 'audience-unknown',
      step: 'token',
      change: { audience: 'https://nobody.example' },
      journey: machine,
    },
    title: /^You changed `audience` in/,
    button: 'Put `audience` back, try again from step 3',
  },
  {
    ...{ code: 'audience-missing', step: 'token', change: { audience: undefined }, journey: machine },
    title: /^You switched `audience` off in/,
    button: 'Put `audience` back, try again from step 3',
  },
  {
    ...{
      code: 'client-authentication-failed',
      step: 'token',
      change: { client_secret: 'no' },
      journey: machine,
    },
    title: /^You changed `client_secret` in/,
    button: 'Put `client_secret` back, try again from step 3',
  },
  {
    ...{ code: 'grant-not-allowed', step: 'token', change: { grant_type: 'password' }, journey: machine },
    title: /^You changed `grant_type` in/,
    button: 'Put `grant_type` back, try again from step 3',
  },
  {
    ...{ code: 'tenant-kept-browser', step: 'authorize', change: { client_id: undefined } },
    title: /^You switched `client_id` off in/,
    button: 'Put `client_id` back, try again from step 4',
  },
];

describe('an edit of the person', () => {
  it.each(cases)('$step $change: $code names it, and its button undoes it', async (one) => {
    const { code, step, change, title, button } = one;
    const { world, start, goOn, comeBack } = await createJourney(one.journey ?? login, tenant);
    const { engine } = world.open();
    const session = await engine.open(await start(engine));
    const model = () => session.getSnapshot().model;
    const upTo = async (id: string) => {
      for (let turn = 0; turn < 30 && model().current?.id !== id; turn++) {
        if (model().waitingFor) await comeBack(session);
        else await session.next();
      }
    };
    await upTo(step);
    await session.next(editOfDraft(session, change));
    await goOn(session);

    const finding = diagnose(model()).find((found) => found.code === code);
    expect(finding?.madeBy).toEqual({ who: 'you', notBy: ['tenant'] });
    expect(finding?.title).toMatch(title);
    expect(finding?.fixes).toHaveLength(1);
    expect(finding?.fixes[0]).toMatchObject({ kind: 'retry', label: button, inputs: {} });
    const [fix] = finding?.fixes ?? [];
    if (fix?.kind !== 'retry') throw new Error('There is no button.');
    expect(await session.retry(fix.from, fix.inputs, fix.label)).toBeUndefined();
    await goOn(session);
    expect(model().phase).toBe('finished');
    expect(diagnose(model()).map((found) => found.code)).not.toContain(code);
  });
});

function editOfDraft(session: RunSession, change: Params): Edit {
  const { draft } = session.getSnapshot();
  if (!draft?.request) throw new Error('There is nothing to edit.');
  return { request: edited(draft.request, change) };
}
