// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aLogin, check, type Login } from '#diagnose/testing/traces.ts';
import { MaskProvider } from '#panels/mask.tsx';
import { buildModel } from '#trace/build-model.ts';
import type { Check, TraceEvent } from '#trace/event.ts';
import type { Row } from '#trace/model.ts';
import { ExchangePanel } from './exchange.tsx';

afterEach(cleanup);

function show(login: Login, step: string, change: (event: TraceEvent) => TraceEvent = (event) => event) {
  const model = buildModel(aLogin(login).map(change));
  const row = model.rows.find((one) => one.step === step);
  if (!row) throw new Error(`no row of ${step}`);
  const onEvent = vi.fn();
  render(
    <MaskProvider fingerprintKey={new Uint8Array(32)}>
      <ExchangePanel model={model} row={row} onEvent={onEvent} />
    </MaskProvider>,
  );
  return onEvent;
}

const side = (name: 'Request' | 'Response') => within(screen.getByRole('region', { name }));

describe('an exchange', () => {
  it('shows a form body as a table, with its secrets masked', () => {
    show({}, 'token');
    expect(side('Request').getByRole('row', { name: /^grant_type authorization_code/ })).toBeDefined();
    expect(
      side('Request').getByRole('button', { name: /^Follow code_verifier, masked, fingerprint/ }),
    ).toBeDefined();
    expect(document.body.textContent).not.toContain('verifier-of-this-login');
  });

  it('shows an answer with its body and headers, and no token in the raw text while masked', () => {
    show({}, 'token');
    expect(side('Response').getByRole('button', { name: /^Follow refresh_token/ })).toBeDefined();
    fireEvent.click(side('Response').getByRole('tab', { name: 'Raw' }));
    expect(document.body.textContent).not.toContain('refresh-token-1');
    fireEvent.click(side('Response').getByRole('tab', { name: /^Headers/ }));
    expect(side('Response').getByText('application/json', { selector: 'td *' })).toBeDefined();
  });

  it('tells what is odd about the answer, with the place that says it, and stops nothing for it', () => {
    const remark: Check = {
      ...{ id: 'no-store', title: 'Tokens are not kept by caches', status: 'fail', severity: 'warning' },
      ...{ detail: '`cache-control` is missing.', spec: 'RFC 6749 section 5.1' },
      evidence: [{ event: 3, path: 'header.cache-control' }],
    };
    const events = aLogin({});
    const answered = events.findIndex(
      ({ kind, ...event }) => kind === 'response' && 'step' in event && event.step === 'token',
    );
    const told = events.toSpliced(answered + 1, 0, {
      ...{ kind: 'checked', step: 'token', checks: [remark] },
      ...{ seq: 0, at: 0, branch: 0 },
    });
    const model = buildModel(told.map((event, index) => ({ ...event, seq: index + 1 })));
    const row = model.rows.find(({ step }) => step === 'token');
    const onEvent = vi.fn();
    render(
      <MaskProvider fingerprintKey={new Uint8Array(32)}>
        <ExchangePanel model={model} row={row as Row} onEvent={onEvent} />
      </MaskProvider>,
    );
    expect([row?.bad, row?.weight, model.phase]).toEqual([false, 'warning', 'finished']);
    const line = within(screen.getByRole('list', { name: 'Remarks' })).getByRole('listitem');
    expect(line.textContent).toContain('Warning: Tokens are not kept by caches');
    expect(line.textContent).toContain('RFC 6749 section 5.1');
    fireEvent.click(within(line).getByRole('button'));
    expect(onEvent).toHaveBeenCalledWith(3);
  });

  it('marks what the person changed', () => {
    show({}, 'token', (event) =>
      event.kind === 'request' && event.step === 'token'
        ? { ...event, planned: { ...event.sent, body: `${event.sent.body}&audience=planned-one` } }
        : event,
    );
    fireEvent.click(side('Request').getByRole('tab', { name: 'Changed 1' }));
    expect(side('Request').getByRole('listitem').textContent).toContain('planned-one');
  });

  it('says that CORS hides headers, where it does', () => {
    show({}, 'token', (event) =>
      event.kind === 'response' ? { ...event, response: { ...event.response, headersHidden: true } } : event,
    );
    expect(side('Response').getByText(/CORS hides the rest/)).toBeDefined();
    fireEvent.click(side('Response').getByRole('tab', { name: /^Headers \d+ \+ hidden/ }));
    const hidden = within(side('Response').getByRole('table', { name: /^CORS hides/ }));
    expect(hidden.getByRole('row', { name: /^x-auth0-requestid .*support/ })).toBeDefined();
    expect(hidden.queryByRole('row', { name: /^content-type/ })).toBeNull();
    expect(hidden.queryByRole('row', { name: /^retry-after/ })).toBeNull();
  });

  it('names the hidden headers that its status asks for', () => {
    show({ token: { status: 429, json: { error: 'too_many_requests' } } }, 'token', (event) =>
      event.kind === 'response' ? { ...event, response: { ...event.response, headersHidden: true } } : event,
    );
    fireEvent.click(side('Response').getByRole('tab', { name: /^Headers/ }));
    expect(side('Response').getByRole('row', { name: /^retry-after/ })).toBeDefined();
  });

  it('names every cause that a request without an answer can have had, and how to tell', () => {
    show({ discovery: { failure: ['cors', 'unreachable', 'tls'] } }, 'discovery');
    const causes = within(screen.getByRole('list', { name: 'What it can have been' }));
    expect(causes.getAllByRole('listitem').map((item) => item.textContent?.slice(0, 20))).toEqual([
      'The tenant answered ',
      'The host has no addr',
      'The certificate is n',
    ]);
  });

  it('says what a page cannot read of a trip to the tenant', () => {
    show({}, 'authorize');
    expect(side('Response').getByText(/cannot read another site’s pages/)).toBeDefined();
    expect(side('Response').getByRole('button', { name: /^Follow code, masked/ })).toBeDefined();
  });

  it('shows what the person saw as plain text', () => {
    show({ back: '<img src=x onerror=alert(1)> mismatch' }, 'authorize');
    expect(screen.getByText('<img src=x onerror=alert(1)> mismatch')).toBeDefined();
    expect(document.querySelector('img')).toBeNull();
  });
});

describe('a row without an exchange', () => {
  it('shows what was made in this tab, masked', () => {
    show({}, 'pkce');
    expect(screen.getByRole('button', { name: /^Follow code_verifier, masked/ })).toBeDefined();
  });

  it('shows each check, and leads to its evidence', () => {
    const failed = { ...check('state', 'fail', 'state-mismatch'), evidence: [{ event: 4 }] };
    const onEvent = show({ callbackChecks: [failed] }, 'callback');
    expect(screen.getByRole('list', { name: 'Checks' }).textContent).toContain('Fails: state');
    fireEvent.click(screen.getByRole('button', { name: /^Open event/ }));
    expect(onEvent).toHaveBeenCalledWith(4);
  });
});
