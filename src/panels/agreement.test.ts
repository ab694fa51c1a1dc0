/**
 * Every place of the screen says the same of one run: the steps, the findings, the inspector and the list of runs. Held
 * for each fault of the practice tenant and for each thing that a provider does wrong.
 */
import { describe, expect, it } from 'vitest';
import { diagnose } from '#diagnose/diagnose.ts';
import { headlineOf, plainText } from '#diagnose/headline.ts';
import { journeyOf, NEEDS_A_BROWSER } from '#diagnose/testing/fault-journeys.ts';
import { hostileFamilies } from '#flows/testing/hostile/families.ts';
import { runAgainst } from '#flows/testing/hostile/journey.ts';
import { createJourney } from '#flows/testing/journey.ts';
import { readToken, type SignedToken } from '#inspect/token.ts';
import { faults } from '#sandbox/faults.ts';
import { practice } from '#sandbox/testing/practice.ts';
import { stopsTheRun, weightOf } from '#trace/check-weight.ts';
import type { Check, TraceEvent } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import { recordedChecks } from './inspector/checks-of.ts';
import { tokensOfExchange } from './inspector/tokens-of.ts';
import { verdictOf } from './inspector/verdict-of.ts';

type Judged = { step: string; checks: Check[] };

function judgedIn({ events, branch }: TraceModel): Judged[] {
  return events.flatMap((event) =>
    event.kind === 'checked' && event.branch === branch ? [{ step: event.step, checks: event.checks }] : [],
  );
}

const stepOf = (event: TraceEvent | undefined) => (event && 'step' in event ? event.step : undefined);

/** The step that failed is the one whose checks fail. */
function stepsAgree(model: TraceModel): void {
  for (const { step, checks } of judgedIn(model)) {
    const view = model.steps.find(({ id }) => id === step);
    const expected = checks.some(stopsTheRun) ? 'failed' : view?.kind === 'check' ? 'done' : view?.status;
    expect(view?.status, step).toBe(expected);
  }
  const { current, phase } = model;
  if (phase !== 'stopped' || current?.kind !== 'check') return;
  const stopping = judgedIn(model).filter(({ checks }) => checks.some(stopsTheRun));
  expect(stopping.map(({ step }) => step)).toEqual([current.id]);
}

/** The leading finding tells of what stopped the run: by its code, or by what it points at. */
function findingsAgree(model: TraceModel): void {
  const findings = diagnose(model);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [worst] = errors;
  if (model.phase === 'finished') expect(errors.map(({ code }) => code)).toEqual([]);
  if (!model.problem) return;
  expect(findings[0]?.severity).toBe('error');
  const { current } = model;
  const proofs = judgedIn(model)
    .filter(({ step }) => step === current?.id)
    .flatMap(({ checks }) => checks.filter(stopsTheRun).flatMap(({ evidence }) => evidence))
    .map(({ event }) => event);
  const about = worst?.evidence.some(
    ({ event }) => proofs.includes(event) || stepOf(model.events[event - 1]) === current?.id,
  );
  expect(worst?.code === model.problem.code || about, `${worst?.code} for ${model.problem.code}`).toBe(true);
  expect(headlineOf(model)).toBe(plainText(worst?.title ?? '', model));
}

function anyToken(): SignedToken {
  const token = readToken('eyJhbGciOiJSUzI1NiJ9.e30.AAAA');
  if (!('form' in token) || token.form !== 'jws') throw new Error('This is a token.');
  return token;
}

/** No token is told as good of which a check fails, or is not known. */
function inspectorAgrees(model: TraceModel): void {
  for (const { checks } of judgedIn(model)) {
    if (!checks.some(({ id }) => id === 'signature')) continue;
    const { tone, title } = verdictOf(checks, anyToken(), model.updatedAt);
    const weights = checks.map(weightOf);
    if (weights.includes('fail')) expect([tone, title]).toEqual(['bad', title]);
    else if (weights.includes('unknown')) expect([tone, title]).toEqual(['open', title]);
  }
}

function agrees(model: TraceModel): void {
  stepsAgree(model);
  findingsAgree(model);
  inspectorAgrees(model);
}

const tenant = practice();

describe('with a fault of the practice tenant, the screen agrees with itself', () => {
  it.each(faults.filter(({ id }) => !NEEDS_A_BROWSER.has(id)))('$id', async ({ id }) => {
    await tenant.admin('PUT', `faults/${id}`, { on: true });
    try {
      const { world, start, goOn } = await createJourney(journeyOf(id), tenant);
      const { engine } = world.open();
      const session = await engine.open(await start(engine));
      await goOn(session);
      agrees(session.getSnapshot().model);
    } finally {
      await tenant.admin('PUT', `faults/${id}`, { on: false });
    }
  });
});

describe.each(Object.entries(hostileFamilies))('with a provider wrong in %s, it agrees', (_family, cases) => {
  it.each(cases)('$name', async ({ shows: _shows, ...told }) => agrees(await runAgainst(told)));
});

describe('the inspector’s verdict', () => {
  it('is the run’s own of a token that is sent on, as a hint of the logout', async () => {
    const { world, start, goOn } = await createJourney(journeyOf(''), tenant);
    const { engine } = world.open();
    const session = await engine.open(await start(engine));
    await goOn(session);
    const { model } = session.getSnapshot();
    const logout = [...model.exchanges.values()].find(({ step }) => step === 'logout');
    const hint = logout && tokensOfExchange(logout).find(({ name }) => name === 'id_token_hint');
    const judged = hint && recordedChecks(model, hint);
    expect(judged?.map(({ id }) => id)).toContain('aud');
  });

  const check = (id: string, status: Check['status']): Check => ({
    ...{ id, status, title: `\`${id}\` is right`, detail: 'Nothing to hold it against.', evidence: [] },
  });

  it('is no pass where a check is not known, though the signature is good', () => {
    const checks = [check('signature', 'pass'), check('nonce', 'unknown')];
    expect(verdictOf(checks, anyToken(), 0)).toMatchObject({
      tone: 'open',
      title: 'Signature verified, but `nonce` is not known',
    });
  });
});
