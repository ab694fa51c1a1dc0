// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { problem } from '#lib/problem.ts';
import { ExportNote } from './export-note.tsx';

afterEach(cleanup);

describe('what stands below the buttons after an export', () => {
  it('is what the file does not hide, until it is dismissed', () => {
    const dismiss = vi.fn();
    render(
      <ExportNote said={{ unseen: ['Personal data stays.', 'In this run: 1 text.'] }} onDismiss={dismiss} />,
    );
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'Personal data stays.',
      'In this run: 1 text.',
    ]);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(dismiss).toHaveBeenCalledOnce();
  });

  it('is why there is no file', () => {
    render(
      <ExportNote
        said={problem('export-failed', 'The trace was not saved', 'Out of memory.')}
        onDismiss={() => undefined}
      />,
    );
    expect(screen.getByText('The trace was not saved: Out of memory.')).toBeDefined();
  });

  it('says that it works on it, and is nothing before', () => {
    const { rerender } = render(<ExportNote said="busy" onDismiss={() => undefined} />);
    expect(screen.getByRole('complementary', { name: 'Export' }).textContent).toMatch(
      /^Taking the secrets out/,
    );
    expect(screen.queryByRole('button')).toBeNull();
    rerender(<ExportNote said={undefined} onDismiss={() => undefined} />);
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});
