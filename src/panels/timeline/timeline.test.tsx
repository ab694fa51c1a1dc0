// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { refusal } from '#diagnose/testing/story.ts';
import { aLogin, aLoginStory } from '#diagnose/testing/traces.ts';
import { MaskProvider } from '#panels/mask.tsx';
import { SecretsOfRun } from '#panels/run-secrets.tsx';
import { buildModel } from '#trace/build-model.ts';
import type { TraceEvent } from '#trace/event.ts';
import { Timeline } from './timeline.tsx';

afterEach(cleanup);

function show(events: TraceEvent[] = aLogin()) {
  const onSelect = vi.fn();
  const model = buildModel(events);
  render(
    <MaskProvider fingerprintKey={new Uint8Array(32)}>
      <SecretsOfRun model={model}>
        <Timeline model={model} onSelect={onSelect} />
      </SecretsOfRun>
    </MaskProvider>,
  );
  return { onSelect, rows: model.rows };
}

const field = () => screen.getByRole('searchbox', { name: /^Search names/ });

async function type(text: string) {
  await act(async () => {
    fireEvent.change(field(), { target: { value: text } });
  });
  await waitFor(() => expect(screen.queryByText(/^searching|so far$/)).toBeNull());
}

const row = (number: number) => {
  const found = screen.getAllByRole('row').find((one) => one.textContent?.startsWith(String(number)));
  if (!found) throw new Error(`There is no row ${number}.`);
  return found;
};

describe('a search in the timeline', () => {
  it('marks the label, says where each hit lies, and counts', async () => {
    show();
    await type('jwks');
    expect(within(row(2)).getByText('jwks').tagName).toBe('MARK');
    expect(row(1).textContent).toContain('1 in body');
    expect(screen.getByText(/^\d+ hits$/)).toBeDefined();
  });

  it('goes on with Enter and back with Shift, and fills the hit at hand', async () => {
    const { onSelect, rows } = show();
    await type('nonce-of-ours');
    await act(async () => fireEvent.keyDown(field(), { key: 'Enter' }));
    expect(onSelect).toHaveBeenLastCalledWith(rows[3]?.id);
    expect(screen.getByText(/^1 of \d+$/)).toBeDefined();
    expect(row(4).querySelector('[data-now]')?.textContent).toContain('in value');
    await act(async () => fireEvent.keyDown(field(), { key: 'Enter' }));
    expect(onSelect).toHaveBeenLastCalledWith(rows[4]?.id);
    await act(async () => fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true }));
    expect(onSelect).toHaveBeenLastCalledWith(rows[3]?.id);
  });

  it('finds a masked value, says that it is masked, and does not show it', async () => {
    show();
    await type('verifier-of');
    expect(row(3).textContent).toContain('1 in value, masked');
    expect(document.body.textContent).not.toContain('verifier-of');
  });

  it('counts the hits of an attempt that is folded, and opens it on the way', async () => {
    const { onSelect } = show(
      aLoginStory({ token: refusal(403, 'unauthorized_client') }).retry('token').events,
    );
    await type('unauthorized_client');
    const folded = screen.getByRole('button', { name: 'Attempt 1', expanded: false });
    expect(folded.closest('[role=row]')?.textContent).toContain('1 in body1 in problem');
    await act(async () => fireEvent.keyDown(field(), { key: 'Enter' }));
    expect(screen.getByRole('button', { name: 'Attempt 1', expanded: true })).toBeDefined();
    expect(onSelect).toHaveBeenCalledOnce();
  });
});

describe('the rows', () => {
  it('are narrowed by chips, and all there again', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: /^Front/ }));
    expect(screen.getByText('2 of 11 rows')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: /^Front/ }));
    expect(screen.getByText('11 rows')).toBeDefined();
  });

  it('are sorted by a head: up, down, and in the order of time again', () => {
    show();
    const took = screen.getByRole('columnheader', { name: /^Took/ });
    const press = () => fireEvent.click(within(took).getByRole('button'));
    const numbers = () =>
      screen
        .getAllByRole('row')
        .slice(1)
        .map((one) => Number.parseInt(one.textContent ?? '', 10));
    press();
    press();
    expect(took.getAttribute('aria-sort')).toBe('descending');
    expect(numbers()[0]).toBe(5);
    press();
    expect(took.getAttribute('aria-sort')).toBe('none');
    expect(numbers().slice(0, 3)).toEqual([1, 2, 3]);
  });
});
