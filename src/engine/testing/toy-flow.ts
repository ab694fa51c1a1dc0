/** A flow with one step of each kind, to test the engine without any protocol. */
import type { Answer, Flow, Step } from '#flows/flow.ts';
import { problem } from '#lib/problem.ts';

declare module '#flows/known.ts' {
  interface Known {
    mark: string;
    told: string;
    otp: string;
    polled: boolean;
  }
  interface KnownInputs {
    flavour: string;
  }
}

const isGood = ({ status }: Answer) => status >= 200 && status < 300;

const base = {
  from: 'app',
  to: 'tenant',
  explains: { does: 'Does it.', without: 'It is not done.' },
} as const;

const steps: Step[] = [
  { ...base, id: 'make', title: 'Make', label: 'make', kind: 'local', run: async () => ({ mark: 'm1' }) },
  {
    ...base,
    id: 'ask',
    title: 'Ask',
    label: 'GET /ask',
    kind: 'request',
    send: (ctx) =>
      ctx.fetch(`https://tenant.example/ask?mark=${ctx.need('mark')}&flavour=${ctx.input('flavour')}`),
    receive: async (_ctx, answer) =>
      isGood(answer) ? { told: answer.body } : problem('refused', 'Refused', String(answer.status)),
  },
  {
    ...base,
    id: 'never',
    title: 'Never',
    label: 'never',
    kind: 'local',
    when: () => 'There is no reason to.',
    run: async () => ({}),
  },
  {
    ...base,
    id: 'leave',
    title: 'Leave',
    label: 'GET /leave',
    kind: 'browser',
    modes: ['same-tab', 'popup'],
    expects: () => ({ param: 'state', value: 's1' }),
    leave: async () => ({
      method: 'GET',
      url: 'https://tenant.example/leave?state=s1',
      headers: [],
      body: null,
    }),
    receive: async (_ctx, callback) => Object.fromEntries(callback.params),
  },
  {
    ...base,
    id: 'code',
    title: 'Enter the code',
    label: 'code',
    kind: 'prompt',
    ask: () => [{ name: 'otp', label: 'otp', kind: 'code', help: 'Six digits.' }],
  },
  {
    ...base,
    id: 'poll',
    title: 'Poll',
    label: 'POST /poll',
    kind: 'request',
    send: (ctx) => ctx.fetch('https://tenant.example/poll', { method: 'POST', body: 'x=1' }),
    first: () => 5,
    receive: async (_ctx, answer) =>
      isGood(answer) ? { polled: true } : problem(answer.body, 'Not yet', 'Not yet.'),
    again: (because, { paceSeconds }) =>
      because.code === 'pending' || because.code === 'slow-down'
        ? { kind: 'again', afterSeconds: paceSeconds + (because.code === 'pending' ? 0 : 5), because }
        : undefined,
  },
  {
    ...base,
    id: 'judge',
    title: 'Judge',
    label: 'judge',
    kind: 'check',
    checks: async (ctx) => [
      {
        id: 'state',
        title: '`state` came back',
        status: ctx.get('state') === 's1' ? 'pass' : 'fail',
        detail: `It is ${ctx.get('state')}.`,
        evidence: [],
        problem: 'state-mismatch',
      },
    ],
  },
];

export const toyFlow: Flow = {
  id: 'toy',
  title: 'Toy',
  group: 'Log in',
  summary: 'A toy.',
  channels: [],
  useWhen: 'testing',
  avoidWhen: 'never',
  references: [],
  needs: [],
  inputs: [],
  steps,
};
