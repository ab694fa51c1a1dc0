// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aLogin, goodTokens } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/model.ts';
import { MaskProvider } from './mask.tsx';
import { SecretsOfRun, WireValue, withoutScheme } from './secrets.tsx';

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

describe('the scheme of an Authorization header', () => {
  it.each([
    ['Bearer abc', { scheme: 'Bearer', value: 'abc' }],
    ['dpop abc', { scheme: 'dpop', value: 'abc' }],
    ['Basic YTpi', { value: 'Basic YTpi' }],
    ['Bearer', { value: 'Bearer' }],
    ['Bearer a b', { value: 'Bearer a b' }],
    ['', { value: '' }],
  ])('of %j', (value, expected) => {
    expect(withoutScheme(value)).toEqual(expected);
  });
});
