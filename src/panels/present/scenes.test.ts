import { describe, expect, it } from 'vitest';
import { aLogin, check } from '#diagnose/testing/traces.ts';
import { flowList } from '#flows/registry.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { firstScene, growthOf, lastScene, messagesOfStep, runnable } from './scenes.ts';
import { speakerNote } from './speaker-notes.ts';

const model = buildModel(aLogin());
const nothing = { carries: () => false, unfolded: false };
const indexOf = (id: string) => model.steps.findIndex((step) => step.id === id);

describe('the diagram of a scene', () => {
  it('holds nothing of what comes later', () => {
    for (const [at] of model.steps.entries()) {
      const later = new Set(model.steps.slice(at + 1).map(({ id }) => id));
      const grown = growthOf(model, at, nothing);
      expect(grown.filter(({ step }) => later.has(step ?? ''))).toEqual([]);
    }
  });

  it('folds what is settled to one line, and leaves no step out', () => {
    const at = indexOf('token');
    const grown = growthOf(model, at, nothing);
    expect(grown[0]).toMatchObject({ kind: 'fold', gutter: `1–${at - 2}` });
    expect(grown.filter(({ kind }) => kind === 'fold')).toHaveLength(1);
    const shown = new Set(grown.slice(1).map(({ step }) => step));
    expect([...shown]).toEqual(model.steps.slice(at - 2, at + 1).map(({ id }) => id));
  });

  it('keeps a step open that carried the value which is followed', () => {
    const carries = ({ values }: { values: [string, string][] }) =>
      values.some(([name]) => name === 'code_verifier');
    const grown = growthOf(model, indexOf('token'), { carries, unfolded: false });
    expect(grown.some(({ kind, step }) => kind === 'arrow' && step === 'pkce')).toBe(true);
  });

  it('shows everything once the person unfolds it', () => {
    const grown = growthOf(model, indexOf('token'), { ...nothing, unfolded: true });
    expect(grown.some(({ kind }) => kind === 'fold')).toBe(false);
  });

  it('has a line for a step that was skipped', () => {
    const events = aLogin().filter((event) => !('step' in event && event.step === 'refresh'));
    const at = events.findIndex(({ kind }) => kind === 'run-finished');
    const skipped: TraceEvent = {
      ...{ kind: 'step-skipped', step: 'refresh', reason: 'No refresh token.' },
      ...{ seq: 0, at: 20_000, branch: 0 },
    };
    events.splice(at < 0 ? events.length : at, 0, skipped);
    const run = buildModel(events.map((event, index) => ({ ...event, seq: index + 1 })));
    const step = run.steps.find(({ id }) => id === 'refresh');
    expect(step?.status).toBe('skipped');
    expect(step && messagesOfStep(run, step)).toMatchObject([{ kind: 'text', label: 'refresh: skipped' }]);
  });

  it('counts the steps before its messages', () => {
    const step = model.steps[indexOf('token')];
    expect(step && messagesOfStep(model, step)[0]?.gutter).toBe(String(indexOf('token') + 1));
  });
});

describe('how far a presentation goes', () => {
  it('of a finished run begins at its start and ends at its end', () => {
    expect(firstScene(model)).toBe(0);
    expect(lastScene(model, model.current)).toBe(model.steps.length - 1);
  });

  it('of an unfinished run goes one step further than what has happened: the one that can be run', () => {
    const events = aLogin();
    const done = events.findIndex(({ kind }) => kind === 'step-finished');
    const paused = buildModel(events.slice(0, done + 1));
    const next = paused.current;
    expect(runnable(paused, next)).toBe(next);
    expect(lastScene(paused, next)).toBe(next?.index);
    expect(firstScene(paused)).toBe((next?.index ?? 0) - 1);
  });

  it('of a run that stopped ends where it stopped', () => {
    const stopped = buildModel(aLogin({ idTokenChecks: [check('nonce', 'fail', 'nonce-mismatch')] }));
    expect(runnable(stopped, stopped.current)).toBeUndefined();
    expect(lastScene(stopped, stopped.current)).toBe(stopped.current?.index);
  });
});

describe('what a speaker says', () => {
  it('is written for each step of each flow', async () => {
    const flows = await Promise.all(flowList.map(({ load }) => load()));
    const told = flows
      .flatMap(({ steps }) => steps)
      .filter((step) => speakerNote(step).say === step.explains.does)
      .map(({ id }) => id);
    expect(told).toEqual([]);
  });

  it('of any other step is what it does and what would be without it', () => {
    const note = speakerNote({ id: 'a-new-step', explains: { does: 'Does it.', without: 'No.' } });
    expect(note).toMatchObject({ say: 'Does it.', ifAsked: 'No.' });
  });
});
