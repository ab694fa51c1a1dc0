/** What a login does not put up with, and what it does: answers of the practice tenant, changed on their way. */
import { describe, expect, it } from 'vitest';
import { practice } from '#sandbox/testing/practice.ts';
import { openChecks } from '#trace/check-weight.ts';
import type { HttpResponse, ParamList } from '#trace/event.ts';
import type { Experiment } from './experiment.ts';
import type { Callback } from './flow.ts';
import { createJourney } from './testing/journey.ts';

const tenant = practice();

type Edits = Experiment['edits'];
type Body = Record<string, unknown>;

const json =
  (change: (body: Body) => Body): Edits[string] =>
  ({ answer }) =>
    answer && { answer: { ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) } };
const replaced =
  (change: (answer: HttpResponse) => Partial<HttpResponse>): Edits[string] =>
  ({ answer }) =>
    answer && { answer: { ...answer, ...change(answer) } };
const cameBack =
  (change: (callback: Callback) => Partial<Callback>): Edits[string] =>
  ({ callback }) =>
    callback && { callback: { ...callback, ...change(callback) } };

/** The parts of a compact token, changed and put together again: its signature no longer fits. */
function altered(token: unknown, change: (header: Body, claims: Body) => [Body, Body]): string {
  const [head = '', payload = '', signature = ''] = String(token).split('.');
  const read = (part: string): Body => JSON.parse(Buffer.from(part, 'base64url').toString());
  const write = (part: Body) => Buffer.from(JSON.stringify(part)).toString('base64url');
  return [...change(read(head), read(payload)).map(write), signature].join('.');
}

async function run(edits: Edits, inputs: Record<string, string> = {}) {
  const { world, start, goOn } = await createJourney(
    {
      flow: 'authorization-code-pkce',
      application: 'spa',
      inputs: { scope: 'openid profile offline_access', ...inputs },
    },
    tenant,
    { experiment: { id: 'made', title: '', flow: 'authorization-code-pkce', fails: 'nowhere', edits } },
  );
  const { engine } = world.open();
  const session = await engine.open(await start(engine));
  await goOn(session);
  return { session, goOn, model: () => session.getSnapshot().model };
}

const noKeys = (body: Body): Body => ({ ...body, keys: [] });
const eachKey = (change: Body) => (body: Body) => ({
  ...body,
  keys: (body['keys'] as Body[]).map((key) => ({ ...key, ...change })),
});
const bothReads = (edit: Edits[string]): Edits => ({ keys: edit, 'keys-again': edit });

describe('the step that teaches a check is the step that fails', () => {
  it.each<[string, Edits, string]>([
    [
      'another nonce',
      {
        token: json((body) => ({
          ...body,
          id_token: altered(body['id_token'], (h, c) => [h, { ...c, nonce: 'theirs' }]),
        })),
      },
      'signature-invalid',
    ],
    ['no ID token', { token: json(({ id_token: _, ...body }) => body) }, 'id-token-missing'],
    [
      'an encrypted ID token',
      {
        token: json((body) => ({
          ...body,
          id_token: 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.YQ.YQ.YQ.YQ',
        })),
      },
      'signature-not-checked',
    ],
  ])('%s', async (_what, edits, code) => {
    const { model } = await run(edits);
    const { steps, problem, current } = model();
    expect([current?.id, problem?.code]).toEqual(['id-token', code]);
    expect(steps.find(({ id }) => id === 'token')?.status).toBe('done');
  });
});

describe('a token whose signature nobody can check', () => {
  it.each<[string, Edits, string]>([
    ['`use` is enc', bothReads(json(eachKey({ use: 'enc' }))), 'key-unusable'],
    ['`alg` is another one', bothReads(json(eachKey({ alg: 'RS512' }))), 'key-unusable'],
    ['`key_ops` is without verify', bothReads(json(eachKey({ key_ops: ['encrypt'] }))), 'key-unusable'],
    ['the numbers make no key', bothReads(json(eachKey({ n: '???' }))), 'key-unusable'],
    [
      'discovery names no keys',
      { discovery: json(({ jwks_uri: _, ...body }) => body) },
      'signature-not-checked',
    ],
  ])('stops the run, and can be gone on without: %s', async (_what, edits, code) => {
    const { session, goOn, model } = await run(edits);
    expect([model().current?.id, model().problem?.code]).toEqual(['id-token', code]);
    expect(openChecks(model())).toContain('signature');
    expect(await session.goOn()).toBeUndefined();
    await goOn(session);
    // The token of the refresh is judged for itself.
    expect([model().current?.id, model().problem?.code]).toEqual(['refreshed-id-token', code]);
  });

  it.each<[string, Edits, string]>([
    ['`kid` is in no set, asked twice', bothReads(json(noKeys)), 'unknown-kid'],
    ['`kid` of the keys is no text', bothReads(json(eachKey({ kid: 7 }))), 'unknown-kid'],
    [
      'the key is weak',
      bothReads(
        json(
          eachKey({
            n: 'sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri23bOdgWp4Dy1WlUzewbgBHod5pcM9H95GQRV3JDXboIRROSBigeC5yjU1hGzHHyXss8UDprecbAYxknTcQkhslANGRUZmdTOQ5qTRsLAt6BTYuyvVRdhS8exSZEy_c4',
          }),
        ),
      ),
      'key-weak',
    ],
  ])('fails for good: %s', async (_what, edits, code) => {
    const { session, model } = await run(edits);
    expect([model().current?.id, model().problem?.code]).toEqual(['id-token', code]);
    expect(await session.goOn()).toMatchObject({ code: 'nothing-open' });
  });
});

describe('a tenant that rotates its keys', () => {
  it('is asked for them once more, as a step, and the login goes on', async () => {
    const { model } = await run({ keys: json(noKeys) });
    expect(model().phase).toBe('finished');
    expect(model().steps.find(({ id }) => id === 'keys-again')?.status).toBe('done');
  });

  it('is not asked again where the key is known', async () => {
    const { model } = await run({});
    expect(model().steps.find(({ id }) => id === 'keys-again')).toMatchObject({ status: 'skipped' });
  });
});

describe('an answer that is not what was asked for', () => {
  it.each<[string, Edits, Record<string, string>, [string, string]]>([
    [
      'a token type',
      { token: json((body) => ({ ...body, token_type: 'mac' })) },
      {},
      ['token', 'token-type-unexpected'],
    ],
    [
      'a DPoP token',
      { token: json((body) => ({ ...body, token_type: 'DPoP' })) },
      {},
      ['token', 'token-type-unexpected'],
    ],
    [
      'an ID token that is no text',
      { token: json((body) => ({ ...body, id_token: { a: 1 } })) },
      {},
      ['token', 'response-invalid'],
    ],
    [
      'another response mode',
      { authorize: cameBack(() => ({ via: 'fragment' })) },
      {},
      ['callback', 'response-mode-mismatch'],
    ],
    [
      'an issuer without its slash',
      { discovery: json((body) => ({ ...body, issuer: String(body['issuer']).replace(/\/$/, '') })) },
      {},
      ['discovery', 'issuer-mismatch'],
    ],
    [
      'UserInfo of another user',
      { userinfo: json((body) => ({ ...body, sub: 'auth0|other' })) },
      {},
      ['userinfo', 'subject-mismatch'],
    ],
  ])('%s', async (_what, edits, inputs, expected) => {
    const { model } = await run(edits, inputs);
    expect([model().current?.id, model().problem?.code]).toEqual(expected);
  });

  it.each<[string, (params: ParamList) => ParamList]>([
    ['another `iss`', (params) => [...params, ['iss', 'https://evil.example/']]],
    [
      'another `state`',
      (params) => params.map(([name, value]) => [name, name === 'state' ? 'theirs' : value]),
    ],
  ])('an error callback with %s is not told as the tenant’s error', async (_what, change) => {
    const { model } = await run({
      authorize: cameBack(({ params }) => ({
        params: change([['error', 'access_denied'], ...params.filter(([name]) => name === 'state')]),
      })),
    });
    expect(model().current?.id).toBe('callback');
    expect(model().problem?.code).toMatch(/-mismatch$/);
  });
});

it('refuses signed UserInfo that is forged, which oauth4webapi alone would take', async () => {
  let claims: Body = {};
  const write = (part: Body) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const { model } = await run({
    discovery: json((body) => ({ ...body, userinfo_signing_alg_values_supported: ['RS256'] })),
    token: ({ answer }) => {
      const [, payload = ''] = String(JSON.parse(answer?.body ?? '{}').id_token).split('.');
      if (answer) claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
      return undefined;
    },
    userinfo: replaced(({ body }) => {
      const { iss = null, aud = null } = claims;
      const token = `${write({ alg: 'RS256', kid: 'k' })}.${write({ ...JSON.parse(body), iss, aud })}.c2ln`;
      return { headers: [['content-type', 'application/jwt']], body: token };
    }),
  });
  expect([model().current?.id, model().problem?.code]).toEqual(['userinfo', 'unknown-kid']);
});
