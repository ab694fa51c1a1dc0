/** What a check means for its run: it stops, it can be gone on without, or it is remarked and stops nothing. */
import { describe, expect, it } from 'vitest';
import type { CheckStep, Flow, RequestStep, Step } from '#flows/flow.ts';
import { problem } from '#lib/problem.ts';
import { openChecks } from '#trace/check-weight.ts';
import type { Check } from '#trace/event.ts';
import { faultsOn } from '#trace/faults-on.ts';
import { traceText } from '#trace/text.ts';
import { createWorld, target, type WorldOptions } from './testing/world.ts';

const base = { from: 'app', to: 'tenant', explains: { does: 'Does it.', without: 'It is not.' } } as const;
const about = (id: string, check: Partial<Check>): Check => ({
  ...{ id, title: `\`${id}\` is ours`, status: 'pass', detail: `What ${id} is.`, evidence: [] },
  ...check,
});
const check = (...checks: Check[]): CheckStep => ({
  ...base,
  ...{ id: 'check', title: 'Check', label: 'check', kind: 'check' },
  checks: async () => checks,
});
const request = (more: Partial<RequestStep>): RequestStep => ({
  ...base,
  ...{ id: 'ask', title: 'Ask', label: 'ask', kind: 'request' },
  send: (ctx) => ctx.fetch('https://tenant.example/ask'),
  receive: async () => ({ told: 'yes' }),
  ...more,
});
const after: Step = {
  ...base,
  ...{ id: 'after', title: 'After', label: 'after', kind: 'local' },
  run: async () => ({ mark: 'm' }),
};

async function open(steps: Step[], options: Partial<WorldOptions> = {}) {
  const facts = { id: 'made', title: 'Made', group: 'Toys', summary: '', channels: [] };
  const flow: Flow = { ...facts, useWhen: '', avoidWhen: '', references: [], needs: [], inputs: [], steps };
  const world = createWorld({
    tenant: async () => new Response('yes'),
    findFlow: async () => flow,
    ...options,
  });
  const { engine } = world.open();
  const run = await engine.start({ flow: 'made', target, inputs: {}, extra: [], mode: 'same-tab' });
  const session = await engine.open(run);
  return { session, model: () => session.getSnapshot().model, again: () => world.open().engine.open(run) };
}

describe('a check that does not hold', () => {
  it('stops the run, and cannot be gone on without', async () => {
    const { session, model } = await open([check(about('iss', { status: 'fail' })), after]);
    await session.runToEnd();
    expect(model()).toMatchObject({ phase: 'stopped', problem: { code: 'check-failed' } });
    expect(openChecks(model())).toEqual([]);
    expect(await session.goOn()).toMatchObject({ code: 'nothing-open' });
    expect(model().phase).toBe('stopped');
  });

  it.each(['warning', 'note'] as const)('stops nothing where it is a %s', async (severity) => {
    const { session, model } = await open([check(about('typ', { status: 'fail', severity })), after]);
    await session.runToEnd();
    expect(model().phase).toBe('finished');
    expect(model().rows[0]).toMatchObject({
      status: `1 checked, 1 ${severity}`,
      bad: false,
      weight: severity,
    });
    expect(model().steps[0]).toMatchObject({ status: 'done', weight: severity });
  });
});

describe('a check that nobody can judge', () => {
  const unknown = about('signature', { status: 'unknown', problem: 'signature-not-checked' });

  it('stops the run like one that fails, and says that it could not be checked', async () => {
    const { session, model } = await open([check(unknown, about('iss', {})), after]);
    await session.runToEnd();
    expect(model()).toMatchObject({ phase: 'stopped', problem: { code: 'signature-not-checked' } });
    expect(model().problem?.title).toMatch(/^Could not be checked/);
    expect(model().rows[0]?.status).toBe('1 of 2 not known');
  });

  it('can be gone on without: that is on record, and holds after a reload', async () => {
    const { session, model, again } = await open([check(unknown), after]);
    await session.runToEnd();
    expect(openChecks(model())).toEqual(['signature']);
    expect(await session.goOn()).toBeUndefined();
    expect(model()).toMatchObject({ phase: 'paused', problem: undefined, current: { id: 'after' } });
    const later = await again();
    await later.runToEnd();
    expect(later.getSnapshot().model).toMatchObject({
      phase: 'finished',
      steps: [{ status: 'done', wentOn: ['signature'], weight: 'unknown' }, { status: 'done' }],
    });
    expect(traceText(later.getSnapshot().model.events)).toContain('went on without signature');
  });

  it('ends the run where it was the last step', async () => {
    const { session, model } = await open([check(unknown)]);
    await session.runToEnd();
    await session.goOn();
    expect(model().phase).toBe('finished');
  });

  it('cannot be gone on without where another one fails, which leads', async () => {
    const { session, model } = await open([check(unknown, about('iss', { status: 'fail' })), after]);
    await session.runToEnd();
    expect(model().problem?.title).toMatch(/`iss`/);
    expect(openChecks(model())).toEqual([]);
  });
});

describe('a remark on what came', () => {
  const odd = about('content-type', { status: 'fail', severity: 'warning' });

  it.each([
    ['accepted', undefined, 'finished'],
    ['refused', problem('refused', 'Refused', 'It was refused.'), 'stopped'],
  ])('stands with an answer that is %s', async (_what, refusal, phase) => {
    const step = request({
      remarks: () => [odd],
      ...(refusal ? { receive: async () => refusal } : {}),
    });
    const { session, model } = await open([step]);
    await session.runToEnd();
    expect(model()).toMatchObject({ phase, checks: [odd], steps: [{ weight: 'warning' }] });
    expect(model().rows).toHaveLength(1);
    expect(model().rows[0]).toMatchObject({ kind: 'request', weight: 'warning' });
  });

  it('is nothing on record where there is none, and stops nothing where it cannot be made', async () => {
    const clean = await open([request({ remarks: () => [] })]);
    await clean.session.runToEnd();
    expect(clean.model().events.map(({ kind }) => kind)).not.toContain('checked');
    const broken = await open([
      request({
        remarks: () => {
          throw new TypeError('no such member');
        },
      }),
    ]);
    await broken.session.runToEnd();
    expect(broken.model()).toMatchObject({
      phase: 'finished',
      checks: [{ id: 'remarks', severity: 'note' }],
    });
  });
});

describe('the faults of a practice tenant', () => {
  it('are on record at the start, when they change before a failure, and at a retry', async () => {
    let faults = ['nonce-dropped'];
    const { session, model } = await open([check(about('iss', { status: 'fail' }))], {
      faultsOn: () => faults,
    });
    expect(faultsOn(model())).toEqual(['nonce-dropped']);
    faults = ['wrong-issuer'];
    await session.runToEnd();
    expect(faultsOn(model())).toEqual(['wrong-issuer']);
    faults = [];
    await session.retry('check');
    expect(faultsOn(model())).toEqual([]);
    expect(model().events.filter(({ kind }) => kind === 'faults-on')).toHaveLength(3);
  });

  it('are not on record where none are on', async () => {
    const { session, model } = await open([check(about('iss', {}))], { faultsOn: () => [] });
    await session.runToEnd();
    expect(model().events.map(({ kind }) => kind)).not.toContain('faults-on');
  });
});

describe('a check of what came that stops the run', () => {
  const unknown = about('signature', { status: 'unknown', problem: 'signature-not-checked' });

  it('keeps an answer that could be used from being used, until the person goes on', async () => {
    const { session, model } = await open([request({ remarks: () => [unknown] }), after]);
    await session.runToEnd();
    expect(model()).toMatchObject({ phase: 'stopped', problem: { code: 'signature-not-checked' } });
    expect(model().values.has('told')).toBe(false);
    await session.goOn();
    await session.runToEnd();
    expect(model().phase).toBe('finished');
  });

  it('leaves the verdict to the answer where that is refused, and nothing to go on without', async () => {
    const step = request({
      remarks: () => [unknown],
      receive: async () => problem('refused', 'Refused', ''),
    });
    const { session, model } = await open([step]);
    await session.runToEnd();
    expect(model().problem?.code).toBe('refused');
    expect(openChecks(model())).toEqual([]);
  });
});
