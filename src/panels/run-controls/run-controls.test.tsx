// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aLogin, aLoginStory } from '#diagnose/testing/traces.ts';
import type { RunSnapshot } from '#engine/api.ts';
import { problem } from '#lib/problem.ts';
import { buildModel } from '#trace/build-model.ts';
import { RunControls } from './run-controls.tsx';

afterEach(cleanup);

const login = aLogin();
const upTo = (kind: string, nth = 1) => {
  const ends = login.flatMap((event, at) => (event.kind === kind ? [at + 1] : []));
  return login.slice(0, ends[nth - 1]);
};

function show(snapshot: Partial<RunSnapshot>) {
  const act = vi.fn();
  render(
    <RunControls
      snapshot={{ model: buildModel(login), shows: [], busy: false, ...snapshot }}
      view="timeline"
      onView={act}
      onNext={act}
      onRunToEnd={act}
      onBack={act}
      onRetry={act}
      onStop={act}
      onExport={act}
      onPresent={act}
    />,
  );
}

const button = (name: string) => screen.queryByRole<HTMLButtonElement>('button', { name });

describe('the status of a run', () => {
  it.each([
    ['Ready, 10 steps, nothing has been sent', upTo('run-started'), false],
    ['Paused before step 2 of 10', upTo('step-finished'), false],
    ['Paused at step 1 of 10: it may have gone out', upTo('request'), false],
    ['Running step 1 of 10', upTo('request'), true],
    ['Waiting at step 5 of 10', upTo('redirect-out'), false],
    ['Stopped at step 5 of 10', aLogin({ back: 'Callback URL mismatch.' }), false],
    ['Stopped at step 1 of 10', [...upTo('run-started'), ...stopped()], false],
    ['Finished all 10 steps', login, false],
    ['Finished all 10 steps, 1 warning, 2 notes', remarked(), false],
  ])('%s', (text, events, live) => {
    show({ model: buildModel(events, { live }), busy: live });
    expect(screen.getByRole('status').textContent).toBe(text);
  });

  function remarked() {
    const odd = (id: string, severity: 'warning' | 'note') =>
      ({ ...{ id, title: id, detail: id, evidence: [] }, status: 'fail', severity }) as const;
    const checks = [odd('no-store', 'warning'), odd('charset', 'note'), odd('scope-narrowed', 'note')];
    return login.map((event) =>
      event.kind === 'checked' && event.step === 'callback' ? { ...event, checks } : event,
    );
  }

  function stopped() {
    return aLoginStory()
      .add({ kind: 'run-stopped' })
      .events.slice(-1)
      .map((event) => ({ ...event, seq: 2 }));
  }
});

describe('the buttons of a run', () => {
  it('keep their names, whatever hint is beside them', () => {
    show({ model: buildModel(upTo('step-finished')) });
    for (const name of ['Back', 'Retry', 'Run to the end', 'Next', 'Export trace'])
      expect(button(name), name).not.toBeNull();
    expect(button('Next')?.textContent).toContain('GET /.well-known/jwks.json');
  });

  it('name the step that is drafted where those before it are skipped', () => {
    const request = { method: 'GET', url: 'https://tenant.example/', headers: [], body: null };
    show({ model: buildModel(upTo('step-finished')), draft: { step: 'token', request } });
    expect(button('Next')?.textContent).toContain('POST /oauth/token');
  });

  it('offer Stop instead while the run works or waits', () => {
    show({ model: buildModel(upTo('redirect-out')) });
    expect(button('Stop')).not.toBeNull();
    expect(button('Next')).toBeNull();
  });

  it('send nothing that is in doubt or cannot be drafted', () => {
    show({ model: buildModel(upTo('request')) });
    expect(button('Next')?.disabled).toBe(true);
    cleanup();
    const draft = { step: 'keys', problem: problem('secret-missing', 'No secret', 'None is kept.') };
    show({ model: buildModel(upTo('step-finished')), draft });
    expect(button('Next')?.disabled).toBe(true);
    expect(button('Run to the end')?.disabled).toBe(true);
    expect(button('Retry')?.disabled).toBe(false);
  });
});
