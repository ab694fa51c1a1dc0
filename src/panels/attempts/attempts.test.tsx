// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { diagnose } from '#diagnose/diagnose.ts';
import { form, issuer, refusal } from '#diagnose/testing/story.ts';
import { aLogin, aLoginStory, aMachine } from '#diagnose/testing/traces.ts';
import { MaskProvider } from '#panels/mask.tsx';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { AttemptsBar } from './attempts-bar.tsx';
import { EarlierFindings, earlierFindings } from './earlier-findings.tsx';

afterEach(cleanup);

/** A login whose code was refused, and a second attempt that begins as the engine would begin it. */
function again(spent: string[] = ['code_verifier', 'state', 'nonce', 'code']): TraceEvent[] {
  const story = aLoginStory({ token: refusal(403, 'invalid_grant') });
  story.branch = 1;
  return story.add({ kind: 'branch-started', parent: 0, from: 'pkce', inputs: {}, wanted: 'token', spent })
    .events;
}

describe('the bar of attempts', () => {
  function show(events: TraceEvent[], shown = 1) {
    const onShow = vi.fn();
    render(<AttemptsBar model={buildModel(events)} shown={shown} onShow={onShow} />);
    return onShow;
  }

  it('is not there before the second attempt', () => {
    show(aLogin(), 0);
    expect(screen.queryByRole('region', { name: 'Attempts' })).toBeNull();
  });

  it('says where each stands, and leads to it', () => {
    const onShow = show(again());
    expect(screen.getByRole('button', { pressed: true }).textContent).toBe('2 before step 3');
    fireEvent.click(screen.getByRole('button', { name: '1 stopped at step 7' }));
    expect(onShow).toHaveBeenCalledWith(0);
  });

  it('says that an attempt was left in the middle of a step, as the timeline does', () => {
    const first = aLogin();
    const sent = first.findIndex((event) => event.kind === 'request' && event.step === 'token');
    const story = aLoginStory();
    story.events.splice(0, story.events.length, ...first.slice(0, sent + 1));
    show(story.retry('pkce').events);
    expect(screen.getByRole('button', { name: '1 left at step 7' })).toBeDefined();
  });

  it('says where it began, and what was made anew because it was spent', () => {
    show(again());
    expect(screen.getByRole('region').textContent).toContain(
      'Began again at step 3: code_verifier, state, nonce and code of attempt 1 were spent, so all were made anew.',
    );
    cleanup();
    show(again(['device_code']));
    expect(screen.getByRole('region').textContent).toContain(
      'device_code of attempt 1 was spent, so it was made',
    );
  });

  it('says what was entered anew', () => {
    show([...aLoginStory({ back: 'x' }).retry('authorize', { prompt: 'none' }).events]);
    expect(screen.getByRole('region').textContent).toContain('Began again at step 5. With another prompt.');
  });

  it('says that an older attempt only is looked at', () => {
    show(again(), 0);
    expect(screen.getByRole('region').textContent).toContain('The first attempt. It is kept as it was');
  });
});

describe('the findings of earlier attempts', () => {
  function show(events: TraceEvent[]) {
    const model = buildModel(events);
    const [onEvent, onShow] = [vi.fn(), vi.fn()];
    render(
      <MaskProvider fingerprintKey={new Uint8Array(32)}>
        <EarlierFindings
          model={model}
          earlier={earlierFindings(model, diagnose(model))}
          onEvent={onEvent}
          onShow={onShow}
        />
      </MaskProvider>,
    );
    return { onEvent, onShow, all: screen.queryAllByRole('group') };
  }
  const sent = form(`${issuer}oauth/token`, {
    grant_type: 'client_credentials',
    audience: 'https://api.orders.example',
  });
  function machine(...answers: Parameters<typeof refusal>[]) {
    const events = aMachine({ token: refusal(403, 'access_denied', 'Service not found: x') });
    const story = aLoginStory();
    story.events.splice(0, story.events.length, ...events);
    for (const answer of answers) story.retry('token').request('token', sent, refusal(...answer));
    return story;
  }

  it('are still there where the newest attempt has the same', () => {
    const { all } = show(machine([403, 'access_denied', 'Service not found: x']).events);
    expect(all).toHaveLength(1);
    expect(within(all[0] as HTMLElement).getByText('still there')).toBeDefined();
  });

  it('are mended once the step that failed is over, and not known before', () => {
    const story = machine().retry('token');
    expect(show([...story.events]).all[0]?.textContent).toContain('not known yet');
    cleanup();
    story.request(
      'token',
      sent,
      { json: { access_token: 'x', token_type: 'Bearer' } },
      { access_token: 'x' },
    );
    const { all, onShow } = show(story.end());
    expect(all[0]?.textContent).toContain('Attempt 1');
    expect(all[0]?.textContent).toContain('mended');
    fireEvent.click(screen.getByRole('button', { name: 'Show attempt 1' }));
    expect(onShow).toHaveBeenCalledWith(0);
  });

  it('are not there where nothing failed', () => {
    expect(show([...aLoginStory().retry('pkce').events]).all).toEqual([]);
  });
});
