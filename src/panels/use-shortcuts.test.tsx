// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useShortcuts } from './use-shortcuts.ts';

afterEach(cleanup);

function Page({
  handlers,
  dialog,
}: {
  handlers: Parameters<typeof useShortcuts>[0];
  dialog?: 'open' | 'opening';
}) {
  useShortcuts(handlers);
  return (
    <main id="main" tabIndex={-1}>
      <input aria-label="Field" />
      <button type="button">Press</button>
      {dialog === 'open' && <dialog open>Sheet</dialog>}
      {dialog === 'opening' && <span data-opening hidden />}
    </main>
  );
}

describe('a shortcut of the page', () => {
  it('acts wherever the focus is, but not while the person types', () => {
    const next = vi.fn();
    render(<Page handlers={{ next }} />);
    fireEvent.keyDown(document.body, { key: 'n' });
    fireEvent.keyDown(screen.getByRole('button'), { key: 'n' });
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'n' });
    expect(next).toHaveBeenCalledTimes(2);
  });

  it('acts while the person types where it has Ctrl', () => {
    const palette = vi.fn();
    render(<Page handlers={{ palette }} />);
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'k', ctrlKey: true });
    expect(palette).toHaveBeenCalledOnce();
  });

  it('leaves Enter to the link, button or field that has the focus', () => {
    const start = vi.fn();
    render(<Page handlers={{ start }} />);
    fireEvent.keyDown(screen.getByRole('button'), { key: 'Enter' });
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' });
    expect(start).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByRole('main'), { key: 'Enter' });
    expect(start).toHaveBeenCalledOnce();
  });

  it('does nothing behind an open dialog, when it is held down, and where nothing is to be done now', () => {
    const next = vi.fn();
    for (const dialog of ['open', 'opening'] as const) {
      render(<Page handlers={{ next }} dialog={dialog} />);
      fireEvent.keyDown(document.body, { key: 'n' });
      cleanup();
    }
    render(<Page handlers={{ next, retry: undefined }} />);
    fireEvent.keyDown(document.body, { key: 'n', repeat: true });
    expect(fireEvent.keyDown(document.body, { key: 'r' })).toBe(true);
    expect(next).not.toHaveBeenCalled();
  });
});
