import { describe, expect, it } from 'vitest';
import { newApplication } from '#app/tenant/draft.ts';
import type { BrowserStep, Flow, Input, Step } from '#flows/flow.ts';
import { problem } from '#lib/problem.ts';
import type { Tenant } from '#store/types.ts';
import {
  type Choice,
  choicesFor,
  inputErrors,
  modesOf,
  type ParsedIssuer,
  startValue,
  suitability,
  targetOf,
} from './form.ts';
import { parseFlowLink } from './link.ts';

const tenant = (id: string, issuer: string, ...clients: string[]): Tenant => ({
  id,
  name: id,
  kind: 'oidc',
  issuer,
  applications: clients.map((clientId) => newApplication({ id: clientId, clientId })),
  createdAt: 1,
  usedAt: 1,
});

const one = tenant('one', 'https://one/', 'a', 'b');
const two = tenant('two', 'https://two/', 'c');
const parseIssuer = (text: string): ParsedIssuer | ReturnType<typeof problem> =>
  text === 'nonsense' ? problem('issuer-invalid', 'x', 'x') : { issuer: text, kind: 'oidc', notices: [] };

const first = (link: { issuer?: string; clientId?: string }, current?: Tenant) =>
  choicesFor([one, two], current, link, parseIssuer, () => 0);

describe('which application a flow starts with', () => {
  it('is one of the current tenant', () => {
    expect(first({}, two).first).toMatchObject({ application: { clientId: 'c' }, unsaved: false });
    expect(first({}).first).toMatchObject({ application: { clientId: 'a' } });
  });

  it('is the one the link names', () => {
    expect(first({ issuer: 'https://one/', clientId: 'b' }, two).first?.key).toBe('one b');
    expect(first({ clientId: 'c' }, one).first?.key).toBe('two c');
    expect(first({ issuer: 'https://two/' }, one).first?.key).toBe('two c');
  });

  it('is an unsaved one of a known tenant when only the client is new', () => {
    const { first: chosen, choices } = first({ issuer: 'https://one/', clientId: 'new' });
    expect(chosen).toMatchObject({ tenant: one, application: { clientId: 'new' }, unsaved: true });
    expect(choices).toHaveLength(4);
  });

  it('is an unsaved tenant when the issuer is new', () => {
    expect(first({ issuer: 'https://three/', clientId: 'x' }).first).toMatchObject({
      tenant: { issuer: 'https://three/', name: 'three' },
      application: { clientId: 'x' },
      unsaved: true,
    });
  });

  it('stays the current one when the link’s issuer is none', () => {
    const answer = first({ issuer: 'nonsense' }, two);
    expect(answer.first?.tenant).toBe(two);
    expect(answer.problem?.code).toBe('issuer-invalid');
  });

  it('is none when there is no tenant', () => {
    expect(choicesFor([], undefined, {}, parseIssuer, () => 0).first).toBeUndefined();
  });
});

const input = (given: Partial<Input>): Input => ({
  name: 'max_age',
  label: 'n',
  kind: 'text',
  help: '',
  ...given,
});

describe('an input', () => {
  const application = newApplication({ audience: 'https://api', scope: '' });
  const start = (given: Partial<Input>, query = '') =>
    startValue(
      input(given),
      application,
      parseFlowLink(new URLSearchParams(query), ['max_age']),
      'https://app/callback',
      'same-tab',
    );

  it('starts with the link’s value, else the application’s, else the flow’s', () => {
    expect(start({ from: 'audience', initial: 'i' }, 'max_age=linked')).toBe('linked');
    expect(start({ from: 'audience', initial: 'i' }, 'max_age=')).toBe('');
    expect(start({ from: 'audience', initial: 'i' })).toBe('https://api');
    expect(start({ from: 'scope', initial: 'openid' })).toBe('openid');
    expect(start({ from: 'redirectUri' })).toBe('https://app/callback');
    expect(start({})).toBe('');
  });

  it.each<[Partial<Input>, string, boolean]>([
    [{ required: true }, ' ', true],
    [{}, '', false],
    [{ kind: 'number' }, '1.5', true],
    [{ kind: 'number' }, '0', false],
    [{ kind: 'url' }, 'javascript:alert(1)', true],
    [{ kind: 'url' }, 'https://a', false],
    [{ kind: 'scope' }, 'a,b', true],
  ])('%o with "%s" is wrong: %s', (given, value, wrong) => {
    expect('max_age' in inputErrors([input(given)], { max_age: value })).toBe(wrong);
  });
});

it('offers the ways to leave of the first trip', () => {
  const step = (modes: BrowserStep['modes']) => ({ kind: 'browser', modes }) as BrowserStep;
  const flow = (...steps: BrowserStep[]) => ({ steps }) as unknown as Flow;
  expect(modesOf(flow(step(['popup', 'iframe']), step(['same-tab'])))).toEqual(['popup', 'iframe']);
  expect(modesOf(flow())).toEqual([]);
});

describe('the application that suits a flow best', () => {
  const mixed: Tenant = {
    ...tenant('m', 'https://m/'),
    applications: (['spa', 'web', 'native', 'machine'] as const).map((type) =>
      newApplication({
        id: type,
        clientId: type,
        type,
        authMethod: type === 'spa' ? 'none' : 'client_secret_post',
      }),
    ),
  };
  const pick = (needs: Flow['needs'], ...kinds: Step['kind'][]) => {
    const flow = { needs, steps: kinds.map((kind) => ({ kind })) } as unknown as Flow;
    const suits = (choice: Choice) => suitability(flow, choice);
    return choicesFor([mixed], mixed, {}, parseIssuer, suits).first?.application.clientId;
  };

  it('is the first one that meets its needs', () => {
    expect(pick([], 'request', 'browser')).toBe('spa');
    expect(
      pick(
        [{ title: 'native', holds: ({ applicationType }) => applicationType === 'native' || 'no' }],
        'prompt',
      ),
    ).toBe('native');
  });

  it('is a machine when there is no user', () => {
    expect(pick([], 'request', 'check')).toBe('machine');
  });
});

it('makes a target without a secret', () => {
  const { first: chosen } = first({}, one);
  expect(chosen && targetOf(chosen, 'https://app/callback')).toMatchObject({
    issuer: 'https://one/',
    clientId: 'a',
    redirectUri: 'https://app/callback',
  });
});
