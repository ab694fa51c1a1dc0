// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MaskProvider, useMask } from '#panels/mask.tsx';
import { Value } from './value.tsx';

const part = (json: object) => btoa(JSON.stringify(json)).replaceAll('=', '');
const TOKEN = `${part({ alg: 'RS256', kid: 'one' })}.${part({ iss: 'https://t.example/', n: 'x'.repeat(300) })}.${'s'.repeat(342)}`;
const LONG = `https://api.orders.example/v2/${'orders/'.repeat(30)}`;

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(300);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function MaskSwitch() {
  return (
    <button type="button" onClick={useMask().toggle}>
      all
    </button>
  );
}

const show = (name: string, value: string) =>
  render(
    <MaskProvider fingerprintKey={new Uint8Array(32)}>
      <MaskSwitch />
      <Value name={name} value={value} />
    </MaskProvider>,
  );

const button = (name: string) => screen.getByRole('button', { name });
describe('a value in a row', () => {
  it('stands whole up to two lines, with copy beside it', () => {
    show('redirect_uri', 'http://localhost:5173/callback');
    expect(document.body.textContent).toContain('http://localhost:5173/callback');
    expect(button('Copy redirect_uri')).toBeDefined();
    expect(screen.queryByRole('button', { name: /^Show all/ })).toBeNull();
  });

  it('takes one line where it is longer, with its length, and is opened below', () => {
    show('picture', LONG);
    expect(screen.getByText(`${LONG.length} chars`)).toBeDefined();
    fireEvent.click(button('Show all of picture'));
    expect(screen.getByRole('region', { name: 'All of picture' }).textContent).toBe(LONG);
    fireEvent.click(button('Fold picture'));
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('puts a text of several lines into one', () => {
    show('body', 'a line of this text\nand one more of it');
    expect(button('Show all of body')).toBeDefined();
  });
});

describe('a secret in a row', () => {
  it('has the same parts, masked or not', () => {
    show('code', 'a-code-of-this-login-000000000000000000000000');
    const masked = [...document.querySelectorAll('button')].map((one) => one.getAttribute('aria-label'));
    fireEvent.click(button('all'));
    const shown = [...document.querySelectorAll('button')].map((one) => one.getAttribute('aria-label'));
    expect(document.body.textContent).toContain('a-code-of-this-login');
    expect(shown.length).toBe(masked.length);
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('is opened by its arrow, whatever the mask says, and it alone', () => {
    show('code', 'a-code-of-this-login-0000');
    fireEvent.click(button('Show all of code'));
    expect(screen.getByRole('region', { name: 'All of code' }).textContent).toBe('a-code-of-this-login-0000');
    fireEvent.click(button('Mask code'));
    expect(document.body.textContent).not.toContain('a-code-of-this-login');
  });

  it('opens as three parts where it is a JWT, each of which opens', () => {
    show('id_token', TOKEN);
    fireEvent.click(button('Show all of id_token'));
    expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual([
      expect.stringMatching(/^header\d+ chars/),
      expect.stringMatching(/^payload\d+ chars/),
      'signature342 chars',
    ]);
    const [, payload] = screen.getAllByRole('definition');
    expect(payload?.textContent).toBe(TOKEN.split('.')[1]);
    fireEvent.click(button('payload'));
    expect(button('payload').getAttribute('aria-expanded')).toBe('true');
  });
});

describe('copy', () => {
  it('takes the value, masked or not, and becomes a tick for two seconds', async () => {
    vi.useFakeTimers();
    const writeText = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    show('code', 'a-code');
    const copy = button('Copy code');
    const before = copy.innerHTML;
    fireEvent.click(copy);
    await act(async () => undefined);
    expect(writeText).toHaveBeenCalledWith('a-code');
    expect(within(document.body).getByText('Copied')).toBeDefined();
    act(() => void vi.advanceTimersByTime(1900));
    expect(copy.innerHTML).not.toBe(before);
    act(() => void vi.advanceTimersByTime(200));
    expect(copy.innerHTML).toBe(before);
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
});
