// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { form, get, issuer, refusal } from '#diagnose/testing/story.ts';
import { aLogin, aLoginStory, goodTokens } from '#diagnose/testing/traces.ts';
import { MaskProvider } from '#panels/mask.tsx';
import { SecretsOfRun } from '#panels/run-secrets.tsx';
import { attemptModel } from '#trace/attempt-model.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { Compare } from './compare.tsx';

afterEach(cleanup);

function show(left: TraceEvent[], right: TraceEvent[]) {
  const model = buildModel(right);
  const older = buildModel(left);
  render(
    <MaskProvider fingerprintKey={new Uint8Array(32)}>
      <SecretsOfRun model={model}>
        <Compare left={older} right={model} names={['Attempt 1', 'Attempt 2']} />
      </SecretsOfRun>
    </MaskProvider>,
  );
}

const region = (name: string) => within(screen.getByRole('region', { name }));
const rows = (name: string) =>
  region(name)
    .getAllByRole('row')
    .map((row) => row.textContent);

describe('two attempts side by side', () => {
  it('show what the person changed before anything else', () => {
    const planned = get(`${issuer}authorize`, { audience: 'https://api.orders.example' });
    const sent = get(`${issuer}authorize`, { audience: 'https://other.example' });
    const edited = aLogin({ token: refusal(403, 'invalid_grant') }).map(
      (event): TraceEvent => (event.kind === 'redirect-out' ? { ...event, planned, sent } : event),
    );
    show(aLogin(), edited);
    const first = region('What changed first');
    expect(first.getByRole('heading').textContent).toBe('Changed by you');
    expect(first.getAllByRole('listitem')[0]?.textContent).toMatch(/^1audienceStep 5/);
    expect(region('Differences').getAllByText('changed by you').length).toBeGreaterThan(0);
  });

  it('show where they first part when nothing was changed', () => {
    show(aLogin(), aLogin({ token: refusal(403, 'invalid_grant') }));
    const first = region('What changed first');
    expect(first.getByRole('heading').textContent).toBe('They first differ here');
    expect(first.getAllByRole('listitem')[0]?.textContent).toContain('Step 7');
  });

  it('align the steps and count what differs in each', () => {
    show(aLogin(), aLogin({ token: refusal(403, 'invalid_grant') }));
    const steps = rows('Steps side by side');
    expect(steps).toHaveLength(11);
    expect(steps[1]).toContain('=');
    expect(steps[7]).toMatch(/POST \/oauth\/tokendone.*≠ \d+.*× invalid-grant/);
  });

  it('show one kind alone', () => {
    show(aLogin(), aLogin({ token: { json: { ...goodTokens, expires_in: 7200 } } }));
    fireEvent.click(screen.getByRole('button', { name: 'Answers' }));
    expect(rows('Differences side by side').at(-1)).toBe('expires_in864007200answer');
    fireEvent.click(screen.getByRole('button', { name: 'Headers' }));
    expect(screen.getByText('Nothing of this kind differs')).toBeDefined();
  });

  it('mark steps that were taken over as the same', () => {
    const story = aLoginStory({ token: refusal(403, 'invalid_grant') }).retry('token');
    story.request('token', form(`${issuer}oauth/token`, { grant_type: 'x' }), { json: goodTokens });
    const model = buildModel(story.events);
    const first = attemptModel(model, 0);
    show([...first.events], [...model.events]);
    expect(rows('Steps side by side')[1]).toContain('same');
  });

  it('keep secrets masked on both sides, the folded ones too', () => {
    const other = aLogin({ back: { code: 'code-of-another-login', state: 'state-of-ours' } });
    show(aLogin(), other);
    const folded = document.querySelector('details');
    if (folded) {
      folded.open = true;
      fireEvent(folded, new Event('toggle'));
    }
    expect(region('Unequal by nature, side by side').getAllByText('code').length).toBeGreaterThan(0);
    expect(document.body.textContent).not.toContain('code-of-');
  });

  it('say so when nothing differs', () => {
    show(aLogin(), aLogin());
    expect(region('What changed first').getByRole('heading').textContent).toBe('They do not differ');
    expect(screen.getByText('Nothing differs')).toBeDefined();
  });
});
