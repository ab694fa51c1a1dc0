import { expect, it } from 'vitest';
import type { Holdings } from '#app/queries/kept.ts';
import { linesOf } from './lines.ts';

const SANDBOX = 'https://app.example/sandbox/';

const nothing: Holdings = {
  database: {
    tenants: 0,
    runs: 0,
    events: 0,
    pending: 0,
    posts: 0,
    strays: 0,
    settings: 0,
    sandbox: 0,
    keys: 0,
  },
  waiting: 0,
  secrets: [],
  strays: [],
  keyPairs: [],
  local: [],
  session: [],
  caches: [],
};

const line = (holdings: Partial<Holdings>, what: string) =>
  linesOf({ ...nothing, ...holdings }, SANDBOX).find((one) => one.what === what);

it('counts the secrets that somebody entered, and not those of the practice tenant', () => {
  const secrets = [
    { issuer: SANDBOX, clientId: 'practice', name: 'client_secret', kept: false },
    { issuer: 'https://t.example/', clientId: 'mine', name: 'client_secret', kept: true },
  ];
  expect(line({ secrets }, 'Secrets')).toMatchObject({
    count: 1,
    names: ['client_secret of mine at https://t.example/, kept in this browser'],
  });
  expect(line({ secrets }, 'Sandbox')?.names).toEqual(['client_secret of practice']);
  expect(line({ secrets: secrets.slice(0, 1) }, 'Secrets')?.count).toBe(0);
});

it('tells departures that wait from those that came back', () => {
  const departures = line(
    { database: { ...nothing.database, pending: 5 }, waiting: 2 },
    'Departures of runs',
  );
  expect(departures?.count).toBe(5);
  expect(departures?.why).toContain('2 wait for their callback');
});

it('says that the storage of a tab is on disk', () => {
  for (const what of ['Secrets', 'Marks of this tab']) expect(line({}, what)?.where).toContain('disk');
});
