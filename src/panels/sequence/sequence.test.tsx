// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aLogin } from '#diagnose/testing/traces.ts';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { Sequence } from './sequence.tsx';
import { ROWS_DRAWN } from './window-of.ts';

afterEach(cleanup);

const nothing = () => undefined;

/** A run with so many remarks of its own at its end. */
function longRun(notes: number) {
  const events = aLogin();
  const more = Array.from(
    { length: notes },
    (_, index): TraceEvent => ({
      kind: 'note',
      text: `note ${index + 1}.`,
      seq: events.length + index + 1,
      at: 10_000 + index,
      branch: 0,
    }),
  );
  return buildModel([...events, ...more]);
}

describe('the sequence of a long run', () => {
  it('says which rows are drawn, and turns to the others: none is left out', () => {
    const model = longRun(2 * ROWS_DRAWN);
    const all = model.rows.length;
    render(<Sequence model={model} onSelect={nothing} onSave={nothing} />);
    const drawn = () => screen.getByText(/are drawn/).textContent;
    const seen = new Set<string>();
    const look = () => {
      for (const item of screen.getAllByRole('listitem')) seen.add(item.getAttribute('data-of') ?? '');
    };
    expect(drawn()).toContain(`to ${all} of ${all}`);
    look();
    while (!screen.getByRole<HTMLButtonElement>('button', { name: 'Earlier' }).disabled) {
      fireEvent.click(screen.getByRole('button', { name: 'Earlier' }));
      look();
    }
    expect(drawn()).toContain(`Rows 1 to ${ROWS_DRAWN} of ${all}`);
    expect(model.rows.filter(({ id }) => !seen.has(id))).toEqual([]);
  });

  it('draws the selected row, wherever it is', () => {
    const model = longRun(2 * ROWS_DRAWN);
    const selected = model.rows[3]?.id ?? '';
    render(<Sequence model={model} selected={selected} onSelect={nothing} onSave={nothing} />);
    const current = screen
      .getAllByRole('listitem')
      .filter((item) => item.getAttribute('aria-current') === 'true');
    expect(current[0]?.getAttribute('data-of')).toBe(selected);
  });

  it('of a short run draws all, and says nothing of it', () => {
    render(<Sequence model={longRun(1)} onSelect={nothing} onSave={nothing} />);
    expect(screen.queryByText(/are drawn/)).toBeNull();
  });
});
