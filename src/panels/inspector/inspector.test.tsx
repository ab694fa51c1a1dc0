// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aLogin, check, goodTokens, opaqueTokens } from '#diagnose/testing/traces.ts';
import { MaskProvider } from '#panels/mask.tsx';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { Inspector } from './inspector.tsx';

afterEach(cleanup);

function show(events: TraceEvent[], step?: string) {
  const model = buildModel(events);
  const exchange = [...model.exchanges.values()].find((each) => each.step === step);
  const onEvent = vi.fn();
  render(
    <MaskProvider fingerprintKey={new Uint8Array(32)}>
      <Inspector model={model} exchange={exchange} onEvent={onEvent} />
    </MaskProvider>,
  );
  return { model, onEvent, region: within(screen.getByRole('region', { name: 'Inspector' })) };
}

const tabs = () => screen.getAllByRole('tab').map((tab) => tab.textContent);

describe('the inspector', () => {
  it('has a tab for each token of the run, and one for the other values', () => {
    show(aLogin());
    expect(tabs().slice(0, 3)).toEqual(['id_token', 'access_token', 'refresh_token']);
    expect(tabs().at(-1)).toMatch(/^Values/);
  });

  it('keeps to the tokens of the selected exchange', () => {
    const { id_token: _, ...without } = goodTokens;
    show(aLogin({ token: { json: without } }), 'token');
    expect(tabs()[0]).toBe('access_token');
    expect(tabs()).not.toContain('id_token');
  });

  it('explains each claim, and never prints a secret', () => {
    const { region } = show(aLogin(), 'token');
    expect(
      region.getByText('A user of a database connection, by the prefix', { exact: false }),
    ).toBeDefined();
    expect(document.body.textContent).not.toContain('nonce-of-ours');
  });

  it('leads from a check to the event that proves it', () => {
    const events = aLogin({ idTokenChecks: [] });
    const model = buildModel(events);
    const token = [...model.exchanges.values()].find(({ step }) => step === 'token')?.responseEvent ?? 0;
    const proof = [{ event: token, path: 'claims.nonce' }];
    const checks = [
      { ...check('signature'), evidence: proof },
      { ...check('nonce', 'fail', 'nonce-mismatch', 'It is another one.'), evidence: proof },
    ];
    const at = events.map(
      (event): TraceEvent =>
        event.kind === 'checked' && event.step === 'id-token' ? { ...event, checks } : event,
    );
    const { region, onEvent } = show(at, 'token');
    expect(region.getByText('1 fails, 1 holds')).toBeDefined();
    expect(region.getAllByText('It is another one.').length).toBeGreaterThan(0);
    fireEvent.click(
      within(region.getByRole('list')).getAllByRole('button', { name: /^Open event/ })[0] as HTMLElement,
    );
    expect(onEvent).toHaveBeenCalledWith(token);
  });

  it('says what the run says: its failing check leads, and the row of the claim is marked', () => {
    const events = aLogin({ idTokenChecks: [] });
    const token = [...buildModel(events).exchanges.values()].find(({ step }) => step === 'token');
    const proof = [{ event: token?.responseEvent ?? 0, path: 'signature' }];
    const checks = [
      { ...check('signature'), title: 'Signature is good', evidence: proof },
      { ...check('nonce', 'fail', 'nonce-mismatch', 'It is another one.'), title: '`nonce` is ours' },
    ];
    const { region } = show(
      events.map(
        (event): TraceEvent =>
          event.kind === 'checked' && event.step === 'id-token' ? { ...event, checks } : event,
      ),
      'token',
    );
    expect(region.getAllByRole('heading', { level: 3 })[0]?.textContent).toBe('Does not hold: nonce is ours');
    expect(region.queryByText('Signature verified')).toBeNull();
    expect(within(region.getByRole('list')).getAllByRole('listitem')[0]?.textContent).toMatch(
      /^Fails: nonce/,
    );
    const row = region.getByRole('rowheader', { name: 'nonce' }).closest('tr');
    expect(row?.hasAttribute('data-bad')).toBe(true);
  });

  it('does not judge ahead of the run', () => {
    const events = aLogin();
    const at = events.findIndex((event) => event.kind === 'step-started' && event.step === 'id-token');
    const { region } = show(events.slice(0, at), 'token');
    expect(region.getAllByRole('heading', { level: 3 })[0]?.textContent).toBe(
      'The run has not judged it yet',
    );
  });

  it('explains an opaque access token', () => {
    const { region } = show(aLogin({ token: { json: opaqueTokens } }), 'userinfo');
    fireEvent.click(region.getByRole('tab', { name: 'access_token' }));
    expect(region.getByRole('heading', { level: 3, name: /^(Opaque|Encrypted)/ })).toBeDefined();
  });

  it('says why it is empty, when tokens come, and what exists instead', () => {
    const { region } = show(aLogin({ back: 'Callback URL mismatch.' }));
    expect(region.getByText('No token was issued')).toBeDefined();
    expect(region.getByText('Tokens come with step 7', { exact: false })).toBeDefined();
    fireEvent.click(region.getByRole('button', { name: /^Show the \d+ values/ }));
    expect(region.getByRole('rowheader', { name: 'state' })).toBeDefined();
    expect(document.body.textContent).not.toContain('state-of-ours');
  });
});
