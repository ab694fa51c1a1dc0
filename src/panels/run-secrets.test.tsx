// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aLogin, goodTokens } from '#diagnose/testing/traces.ts';
import { fingerprint } from '#lib/fingerprint.ts';
import { buildModel } from '#trace/build-model.ts';
import { markerOf } from '#trace/secrecy/marker.ts';
import { MaskProvider } from './mask.tsx';
import { MaskedText, SecretsOfRun, WireValue } from './run-secrets.tsx';

afterEach(cleanup);

const token = String(goodTokens['access_token']);

function show(...values: [name: string, value: string][]) {
  render(
    <MaskProvider fingerprintKey={new Uint8Array(32)}>
      <SecretsOfRun model={buildModel(aLogin())}>
        {values.map(([name, value]) => (
          <p key={name}>
            <WireValue name={name} value={value} />
          </p>
        ))}
      </SecretsOfRun>
    </MaskProvider>,
  );
  return screen.queryAllByRole('button', { name: /^Follow/ });
}

const codes = (buttons: HTMLElement[]) => buttons.map((button) => button.textContent);

describe('a value from the wire', () => {
  it('is masked when its name says that it is a secret', () => {
    const [button] = show(['code', 'abc']);
    expect(button?.getAttribute('aria-label')).toMatch(
      /^Follow code, masked, fingerprint [0-9A-Z]{3}-[0-9A-Z]{3}$/,
    );
    expect(document.body.textContent).not.toContain('abc');
  });

  it('is masked under any other name when the run holds it as a secret', () => {
    const buttons = show(['x-forwarded-thing', token]);
    expect(buttons).toHaveLength(1);
    expect(document.body.textContent).not.toContain(token);
  });

  it('is read as it is otherwise', () => {
    expect(show(['scope', 'openid'])).toHaveLength(0);
    expect(screen.getByText('openid')).toBeDefined();
  });

  it('has one fingerprint in a body and behind Bearer', () => {
    const buttons = show(['access_token', token], ['Authorization', `Bearer ${token}`]);
    expect(new Set(codes(buttons)).size).toBe(1);
    expect(screen.getByText('Bearer', { exact: false })).toBeDefined();
  });

  it('is followed in every place at once', () => {
    const [first] = show(['access_token', token], ['authorization', `Bearer ${token}`], ['code', 'other']);
    if (first) fireEvent.click(first);
    const followed = screen.getAllByRole('button', { pressed: true });
    expect(followed).toHaveLength(2);
  });

  it('is shown by its own eye, and by that only', () => {
    show(['code', 'first-secret'], ['state', 'second-secret']);
    fireEvent.click(screen.getByRole('button', { name: 'Show code' }));
    expect(document.body.textContent).toContain('first-secret');
    expect(document.body.textContent).not.toContain('second-secret');
  });
});

describe('what else is masked', () => {
  it.each([
    ['clientSecret', 'near-name-secret'],
    ['x-auth-token', 'near-name-secret'],
    ['remark', 'failed for client_secret=near-name-secret'],
    ['body', '{"db":{"api_key":"near-name-secret"}}'],
    ['location', 'https://orders:near-name-secret@a.example/'],
    ['remark', `at ${token}.`],
  ])('in %s: %s', (name, value) => {
    expect(show([name, value])).toHaveLength(1);
    expect(document.body.textContent).not.toMatch(/near-name-secret|eyJ/);
  });

  it('is the secret of a Basic header, not the client’s id', () => {
    show(['Authorization', `Basic ${btoa('orders-sync:near-name-secret')}`]);
    expect(document.body.textContent).not.toContain(btoa('near-name-secret').slice(0, 12));
  });

  it('is a secret in prose, while secrets are masked', () => {
    render(
      <MaskProvider fingerprintKey={new Uint8Array(32)}>
        <SecretsOfRun model={buildModel(aLogin())}>
          <MaskedText text="The state-of-ours came back twice." />
        </SecretsOfRun>
      </MaskProvider>,
    );
    expect(document.body.textContent).toMatch(/^The •••[0-9A-Z]{3}-[0-9A-Z]{3} came back twice\.$/);
  });
});

describe('a credential that the tab keeps', () => {
  const shown = (value: string, name = 'note') =>
    render(
      <MaskProvider fingerprintKey={new Uint8Array(32)}>
        <SecretsOfRun
          model={buildModel(aLogin())}
          held={[{ name: 'client_secret', value: 'hush-hush-of-orders' }]}
        >
          <WireValue name={name} value={value} />
        </SecretsOfRun>
      </MaskProvider>,
    );

  it.each([
    'hush-hush-of-orders',
    'password=hush-hush-of-orders&x=1',
    btoa('orders-web:hush-hush-of-orders'),
    `Basic ${btoa('orders-web:hush-hush-of-orders')}`,
  ])('is masked under another name, as %s', (value) => {
    shown(value);
    expect(document.body.textContent).not.toContain('hush-hush');
    expect(document.body.textContent).not.toContain(btoa('hush-hush').slice(0, 8));
    expect(screen.getByRole('button', { name: /^Follow/ })).toBeDefined();
  });

  it('leaves what only looks like it', () => {
    shown('hush-hush-of-nobody');
    expect(document.body.textContent).toContain('hush-hush-of-nobody');
  });
});

describe('a marker of a stored trace', () => {
  it('has the fingerprint and length that the value had, and nothing to show', () => {
    const { code } = fingerprint(new Uint8Array(32), 'a-client-secret');
    const marker = markerOf({ name: 'client_secret', fingerprint: code, length: 15 });
    const buttons = show(['client_secret', 'a-client-secret'], ['again', marker]);
    expect(new Set(codes(buttons))).toEqual(new Set([code]));
    expect(screen.getAllByText(/^15 chars/)).toHaveLength(2);
    expect(screen.getAllByRole('button', { name: /^Show/ })).toHaveLength(1);
    const [before, after] = buttons.map((button) => button.querySelector('svg')?.innerHTML);
    expect(after).toBe(before);
  });

  it('is a pseudonym where the trace was redacted, and shows the code in it', () => {
    expect(codes(show(['code', 'masked~3P4-CN7']))).toEqual(['3P4-CN7']);
  });
});
