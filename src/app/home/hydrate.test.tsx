// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { MemoryRouter } from 'react-router-dom';
import { expect, it } from 'vitest';
import { Keeps, RecentRuns, Tenants } from './lists.tsx';

const page = (client: QueryClient) => (
  <QueryClientProvider client={client}>
    <MemoryRouter>
      <Tenants />
      <RecentRuns />
      <Keeps />
    </MemoryRouter>
  </QueryClientProvider>
);

it('is taken over as it was printed, whatever is known by then, and shows it at once', async () => {
  const root = document.createElement('div');
  root.innerHTML = renderToString(page(new QueryClient()));
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  for (const state of ['starting', 'ready', 'unavailable']) {
    client.setQueryData(
      ['tenants', state],
      [
        {
          ...{ id: 't', name: 'orders', kind: 'auth0', issuer: 'https://orders/', applications: [] },
          ...{ createdAt: 0, usedAt: 0 },
        },
      ],
    );
  }
  client.setQueryData(['runs'], []);
  client.setQueryData(['holdings'], { database: { tenants: 1, runs: 0 }, secrets: [] });
  const complaints: unknown[] = [];
  await act(async () => {
    hydrateRoot(root, page(client), { onRecoverableError: (error) => complaints.push(error) });
  });
  expect(complaints).toEqual([]);
  expect(root.textContent).toContain('orders');
  expect(root.textContent).toContain('1 tenant, no runs');
});
