// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Foldable, type LayoutMemory, LayoutMemoryProvider } from './fold.tsx';
import { Pane } from './pane.tsx';
import { Split } from './split.tsx';

const kept = new Map<string, number | boolean | undefined>();
const memory: LayoutMemory = {
  read: (key) => kept.get(key),
  write: (key, value) => void kept.set(key, value),
};

/** No layout in this environment: a window of 1000 px, in which the sized pane is as wide as it was told. */
beforeEach(() => {
  kept.clear();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockImplementation(function (this: HTMLElement) {
    return this.style.flexBasis.endsWith('rem') ? Number.parseFloat(this.style.flexBasis) * 16 : 1000;
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show(side: 'first' | 'last' = 'first') {
  render(
    <LayoutMemoryProvider memory={memory}>
      <Split
        name="steps"
        label="Width of Steps"
        axis="columns"
        side={side}
        size={20}
        least={10}
        leastRest={30}
        sized={
          <Foldable id="steps" name="Steps">
            <Pane title="Steps" empty={undefined}>
              the steps
            </Pane>
          </Foldable>
        }
        rest={<p>the rest</p>}
      />
    </LayoutMemoryProvider>,
  );
  return screen.getByRole('separator', { name: 'Width of Steps' });
}

const width = () => screen.getByText('the steps').closest<HTMLElement>('[style]')?.style.flexBasis;

describe('a handle between two panes', () => {
  it('moves with the arrow keys, further with Shift, and is remembered', () => {
    const handle = show();
    fireEvent.keyDown(handle, { key: 'ArrowRight' });
    expect(width()).toBe('21rem');
    fireEvent.keyDown(handle, { key: 'ArrowRight', shiftKey: true });
    expect(width()).toBe('26rem');
    cleanup();
    show();
    expect(width()).toBe('26rem');
  });

  it('goes the way of the arrow where the sized pane stands last', () => {
    fireEvent.keyDown(show('last'), { key: 'ArrowRight' });
    expect(width()).toBe('19rem');
  });

  it('leaves both panes what they need', () => {
    const handle = show();
    fireEvent.keyDown(handle, { key: 'Home' });
    expect(width()).toBe('10rem');
    fireEvent.keyDown(handle, { key: 'End' });
    expect(width()).toBe('32.5rem');
  });

  it.each(['Enter', 'a double click'])('goes back where it was with %s', (how) => {
    const handle = show();
    fireEvent.keyDown(handle, { key: 'ArrowRight' });
    if (how === 'Enter') fireEvent.keyDown(handle, { key: how });
    else fireEvent.doubleClick(handle);
    expect(width()).toBe('20rem');
    expect([...kept.values()]).toEqual([undefined]);
  });

  it('takes no size that makes no sense', () => {
    kept.set('size.steps', Number.NaN);
    show();
    expect(width()).toBe('20rem');
  });
});

describe('a pane that folds', () => {
  it('folds to its head by its chevron, and is found so again', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Fold Steps', expanded: true }));
    expect(screen.getByRole('region', { name: 'Steps' }).dataset['folded']).toBe('true');
    cleanup();
    show();
    fireEvent.click(screen.getByRole('button', { name: 'Unfold Steps', expanded: false }));
    expect(screen.getByRole('region', { name: 'Steps' }).dataset['folded']).toBeUndefined();
  });

  it('takes one line while it is empty, which can be opened, and opens by itself when it no longer is', () => {
    const pane = (empty?: string) => (
      <Foldable id="findings" name="Findings">
        <Pane title="Findings" empty={empty}>
          what is watched
        </Pane>
      </Foldable>
    );
    const { rerender } = render(pane('nothing is wrong'));
    const region = screen.getByRole('region', { name: 'Findings' });
    expect(screen.getByText('nothing is wrong')).toBeDefined();
    expect(region.dataset['folded']).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: 'Unfold Findings' }));
    expect(region.dataset['folded']).toBeUndefined();
    fireEvent.click(screen.getByRole('button', { name: 'Fold Findings' }));
    expect(region.dataset['folded']).toBe('true');
    rerender(pane());
    expect(region.dataset['folded']).toBeUndefined();
  });
});
