// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { refusal } from '#diagnose/testing/story.ts';
import { aLogin, aLoginStory, check } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { Steps } from './steps.tsx';

afterEach(cleanup);

function show(events: TraceEvent[]) {
  render(<Steps model={buildModel(events)} onSelect={() => undefined} />);
  return (nth: number) => screen.getAllByRole('listitem')[nth - 1]?.textContent ?? '';
}

function inTime(events: TraceEvent[], step: string, durationMs: number): TraceEvent[] {
  return events.map((event) =>
    event.kind === 'step-finished' && event.step === step ? { ...event, durationMs } : event,
  );
}

describe('a step', () => {
  it('has its number, as everywhere else', () => {
    const step = show(aLogin());
    expect(step(1)).toMatch(/^done: step 1, discovery/);
    expect(step(7)).toMatch(/^done: step 7, token/);
  });

  it('says that a check is a warning or a note, and is done all the same', () => {
    const remark = { ...check('kid', 'fail'), severity: 'warning' as const };
    const step = show(aLogin({ idTokenChecks: [check('signature'), remark] }));
    expect(step(8)).toMatch(/^done: step 8/);
    expect(step(8)).toContain('a warning');
    cleanup();
    const note = { ...check('kid', 'fail'), severity: 'note' as const };
    expect(show(aLogin({ idTokenChecks: [note] }))(8)).toContain('a note');
  });

  it('says why it took longer than its row', () => {
    expect(show(inTime(aLogin(), 'token', 2000))(7)).toContain('20 ms on the wire, 2.0 s in this tab');
    cleanup();
    expect(show(inTime(aLogin(), 'authorize', 5000))(5)).toContain('4.0 s away, 1.0 s in this tab');
  });

  it('says nothing where its time and that of its row agree', () => {
    expect(show(aLogin())(7)).not.toContain('on the wire');
  });

  it('says in how many attempts it ran', () => {
    const story = aLoginStory({ token: refusal(403, 'unauthorized_client') });
    const step = show(story.retry('callback').check('callback', [check('state')]).events);
    expect(step(6)).toContain('2 attempts');
    expect(step(5)).not.toContain('attempts');
  });
});
