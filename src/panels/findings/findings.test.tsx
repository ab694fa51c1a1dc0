// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { diagnose } from '#diagnose/diagnose.ts';
import { refusal } from '#diagnose/testing/story.ts';
import { aLogin, aMachine, check } from '#diagnose/testing/traces.ts';
import { MaskProvider } from '#panels/mask.tsx';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { Findings } from './findings.tsx';

afterEach(cleanup);

function show(events: TraceEvent[]) {
  const model = buildModel(events);
  const [onEvent, onRetry, onSecret] = [vi.fn(), vi.fn(), vi.fn()];
  render(
    <MaskProvider fingerprintKey={new Uint8Array(32)}>
      <Findings
        findings={diagnose(model)}
        model={model}
        onEvent={onEvent}
        onRetry={onRetry}
        onSecret={onSecret}
      />
    </MaskProvider>,
  );
  return {
    model,
    onEvent,
    onRetry,
    onSecret,
    region: within(screen.getByRole('region', { name: 'Findings' })),
  };
}

const moved = { redirect_uri: 'http://localhost:4173/callback' };

describe('findings', () => {
  it('show code, cause, the place of the setting and the value to copy', () => {
    const { region } = show(
      aLogin({ target: { redirectUri: moved.redirect_uri }, back: 'Callback URL mismatch.' }),
    );
    const article = within(region.getByRole('article'));
    expect(article.getByText('callback-url-mismatch')).toBeDefined();
    expect(article.getByText('Allowed Callback URLs', { selector: 'span' })).toBeDefined();
    expect(article.getByRole('button', { name: 'Copy http://localhost:4173/callback' })).toBeDefined();
  });

  it('mark the characters in which two values differ', () => {
    show(aLogin({ authorize: moved, back: 'Callback URL mismatch.' }));
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['4', '5']);
  });

  it('say who made the fault before the title, and who it was not', () => {
    const { region } = show(aLogin({ target: { tenantKind: 'sandbox' }, back: 'Callback URL mismatch.' }));
    const [line] = region.getAllByText(/^not by/);
    expect(line?.parentElement?.textContent).toBe(
      'made by the tenant’s settingsnot by you, not by a fault of the sandbox',
    );
    const heading = region.getByRole('heading', { level: 3 });
    expect(line && line.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('take another client secret where one was refused', () => {
    const { region, onSecret } = show(aMachine({ token: refusal(401, 'access_denied', 'Unauthorized') }));
    const button = region.getByRole('button', { name: 'Try again with this secret, from step 2' });
    expect(button.hasAttribute('disabled')).toBe(true);
    fireEvent.change(region.getByLabelText('client_secret'), { target: { value: 'the right one' } });
    fireEvent.click(button);
    expect(onSecret).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'secret', from: 'token' }),
      'the right one',
    );
  });

  it('lead from evidence to its row, named by the number that people see', () => {
    const { region, model, onEvent } = show(aLogin({ token: refusal(403, 'invalid_grant') }));
    const [link] = region.getAllByRole('button', { name: 'Open event #8' });
    if (!link) throw new Error('There is no link.');
    fireEvent.click(link);
    expect(model.events[(onEvent.mock.lastCall?.[0] ?? 0) - 1]?.kind).toBe('request');
  });

  it('retry with one button', () => {
    const { region, onRetry } = show(aLogin({ token: refusal(403, 'invalid_grant') }));
    fireEvent.click(region.getByRole('button', { name: 'Log in again for a new code, from step 3' }));
    expect(onRetry).toHaveBeenCalledWith(
      expect.objectContaining({ kind: 'retry', from: 'state', inputs: {} }),
    );
  });

  it('keep secrets masked', () => {
    const back = { code: 'x', state: 'state-of-theirs' };
    const { region } = show(aLogin({ back, callbackChecks: [check('state', 'fail', 'state-mismatch')] }));
    expect(region.getByText('Came back')).toBeDefined();
    expect(document.body.textContent).not.toContain('state-of-theirs');
  });

  it('say so when there is nothing wrong, and what is watched', () => {
    const { region } = show(aLogin());
    expect(region.queryByRole('article')).toBeNull();
    expect(region.getByText('Nothing is wrong so far')).toBeDefined();
  });

  it('render what a tenant says as text', () => {
    const description = '<img src=x onerror=alert(1)> [#3] `x` ';
    show(aLogin({ back: { error: 'access_denied', error_description: description } }));
    expect(document.querySelector('img')).toBeNull();
    expect(document.body.textContent).toContain('<img src=x onerror=alert(1)> #3 x');
  });
});
