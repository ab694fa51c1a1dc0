/** A flow with one step of each kind, to test the engine without any protocol. */
import type { Flow, Step } from '#flows/flow.ts';
import { problem } from '#lib/problem.ts';

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
      ctx.fetch(`https://tenant.example/ask?mark=${ctx.values.mark}&flavour=${ctx.inputs.flavour}`),
    receive: async (_ctx, response) =>
      response.ok ? { told: await response.text() } : problem('refused', 'Refused', String(response.status)),
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
    ask: [{ name: 'otp', label: 'otp', kind: 'text', help: 'Six digits.' }],
  },
  {
    ...base,
    id: 'poll',
    title: 'Poll',
    label: 'POST /poll',
    kind: 'request',
    send: (ctx) => ctx.fetch('https://tenant.example/poll', { method: 'POST', body: 'x=1' }),
    receive: async (_ctx, response) =>
      response.ok ? { polled: true } : problem(await response.text(), 'Not yet', 'Not yet.'),
    repeat: {
      every: () => 5,
      again: (answer, every) =>
        answer.code === 'pending' ? every : answer.code === 'slow-down' ? every + 5 : answer,
    },
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
        status: ctx.values.state === 's1' ? 'pass' : 'fail',
        detail: `It is ${ctx.values.state}.`,
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
  useWhen: 'testing',
  avoidWhen: 'never',
  references: [],
  needs: [],
  inputs: [],
  steps,
};
