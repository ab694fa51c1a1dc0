// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { keepSandboxState, saveSandboxState } from '#store/sandbox-state.ts';
import { KeptStates } from './kept-states.tsx';

afterEach(cleanup);

function show() {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <KeptStates />
    </QueryClientProvider>,
  );
}

it('says why the sandbox began anew, gives the old state out, and deletes it when asked twice', async () => {
  await saveSandboxState({ version: 9, users: [] });
  await keepSandboxState('It is of version 9.');
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  show();
  expect((await screen.findByRole('alert')).textContent).toContain('It is of version 9.');
  fireEvent.click(screen.getByRole('button', { name: 'Download the old state' }));
  const blob = made.mock.lastCall?.[0] as Blob;
  expect(JSON.parse(await blob.text())).toEqual({ version: 9, users: [] });
  fireEvent.click(screen.getByRole('button', { name: 'Delete it' }));
  const confirm = screen.getAllByRole('button', { name: 'Delete it', hidden: true }).at(-1);
  if (confirm) fireEvent.click(confirm);
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Put aside' })).toBeNull());
});
