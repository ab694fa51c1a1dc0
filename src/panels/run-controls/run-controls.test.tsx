// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '#diagnose/testing/story.ts';
import { aDevice, aLogin, aLoginStory, aMachine } from '#diagnose/testing/traces.ts';
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

function show(snapshot: Partial<RunSnapshot>, chosen?: string) {
  const act = vi.fn();
  render(
    <RunControls
      snapshot={{ model: buildModel(login), shows: [], busy: false, ...snapshot }}
      view="timeline"
      onView={act}
      onNext={act}
      onRunToEnd={act}
      onBack={act}
      chosen={chosen}
      onRetry={act}
      onStop={act}
      share={null}
      onPresent={act}
    />,
  );
  return act;
}

const button = (name: string) => screen.queryByRole<HTMLButtonElement>('button', { name });

describe('the status of a run', () => {
  it.each([
    ['Ready, 10 steps, nothing has been sent', upTo('run-started'), false],
    ['Paused before step 2 of 10', upTo('step-finished'), false],
    ['Paused before step 1 of 10', upTo('request'), false],
    ['Paused at step 7 of 10: it may have gone out', upTo('request', 3), false],
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
    for (const name of ['Back', 'Try again from step 1', 'Run to the end', 'Next'])
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
    show({ model: buildModel(upTo('request', 3)) });
    expect(button('Next')?.disabled).toBe(true);
    expect(button('Try again from step 3')).not.toBeNull();
    cleanup();
    const draft = { step: 'keys', problem: problem('secret-missing', 'No secret', 'None is kept.') };
    show({ model: buildModel(upTo('step-finished')), draft });
    expect(button('Next')?.disabled).toBe(true);
    expect(button('Run to the end')?.disabled).toBe(true);
    expect(button('Try again from step 1')?.disabled).toBe(false);
  });

  it('go on where a read lost its answer: it is asked again', () => {
    show({ model: buildModel(upTo('request')) });
    expect(button('Next')?.disabled).toBe(false);
  });
});

describe('the way to begin again', () => {
  const refused = aLogin({ token: refusal(403, 'invalid_grant') });
  const denied = aLogin({ back: { error: 'access_denied', state: 'state-of-ours' } });

  it.each([
    ['a code that was sent', refused, ['Try again from step 3']],
    ['a trip that came back with an error', denied, ['Try again from step 4', 'Run again from step 3']],
    [
      'a trip that never came back',
      aLogin({ back: 'Callback URL mismatch.' }),
      ['Try again from step 5', 'Run again from step 3'],
    ],
    ['a run that is over', login, ['Run again from step 3']],
    ['a machine that is over', aMachine(), ['Run again from step 2']],
    [
      'a machine that was refused',
      aMachine({ token: refusal(401, 'access_denied') }),
      ['Try again from step 2'],
    ],
    [
      'a device code that has expired',
      aDevice({ last: refusal(403, 'expired_token') }),
      ['Try again from step 2'],
    ],
    ['a device that is done', aDevice(), ['Run again from step 2']],
    [
      'a read that failed',
      aLogin({ userinfo: { status: 500, text: '' } }),
      ['Try again from step 9', 'Run again from step 3'],
    ],
    ['nothing that was sent', upTo('run-started'), []],
  ])('after %s', (_name, events, names) => {
    show({ model: buildModel(events) });
    const shown = screen.queryAllByRole('button', { name: /again/ }).map((one) => one.textContent);
    expect(shown.filter(Boolean)).toHaveLength(names.length);
    for (const name of names) expect(button(name), name).not.toBeNull();
  });

  it('is the step that is looked at, or where that leads', () => {
    show({ model: buildModel(login) }, 'userinfo');
    expect(button('Try again from step 9')).toBeNull();
    cleanup();
    show({ model: buildModel(aLogin({ userinfo: { status: 500, text: '' } })) }, 'keys');
    expect(button('Try again from step 2')).not.toBeNull();
  });

  it('names the step to the engine, which finds the same beginning', () => {
    const act = show({ model: buildModel(refused) });
    fireEvent.click(button('Try again from step 3') as HTMLElement);
    expect(act).toHaveBeenCalledWith('token');
  });

  it('leaves nothing that comes next when the run is over', () => {
    show({ model: buildModel(refused) });
    expect([button('Next'), button('Run to the end')]).toEqual([null, null]);
  });
});
