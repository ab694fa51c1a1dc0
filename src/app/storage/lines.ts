import type { Holdings } from '#app/queries/kept.ts';

/** One row of *What this browser keeps*. */
export type KeptLine = { what: string; count: number; where: string; why: string; names?: string[] };

/**
 * What is kept, where and why. The practice tenant's secrets are read from it again at each visit and protect nothing:
 * they stand with the sandbox, and not among the secrets that somebody entered.
 */
export function linesOf(
  { database, waiting, secrets, strays, keyPairs, local, session, caches }: Holdings,
  sandbox: string,
): KeptLine[] {
  const entered = secrets.filter(({ issuer }) => issuer !== sandbox);
  const practice = secrets.filter(({ issuer }) => issuer === sandbox);
  const indexed = 'IndexedDB, until deleted';
  return [
    {
      what: 'Tenants',
      count: database.tenants,
      where: indexed,
      why: 'With their applications, without secrets.',
    },
    { what: 'Runs', count: database.runs, where: indexed, why: 'One line each for the list of runs.' },
    {
      what: 'Traces, in events',
      count: database.events,
      where: indexed,
      why: 'What happened in each run: requests, answers, codes and tokens, so that a run survives a reload. Client secrets and passwords are left out.',
    },
    {
      what: 'Departures of runs',
      count: database.pending,
      where: 'IndexedDB, until their run is deleted',
      why: `Which run a \`state\` belongs to. ${waiting} ${waiting === 1 ? 'waits for its' : 'wait for their'} callback; one that came back stays, so that the same callback is known when it comes again.`,
    },
    {
      what: 'Form posts on their way',
      count: database.posts,
      where: indexed,
      why: 'Caught at the callback; taken once, gone after an hour.',
    },
    {
      what: 'Stray callbacks',
      count: database.strays,
      where: indexed,
      why: 'They belonged to no run and were not used. The last fifty, for a day, without their codes and tokens.',
      names: strays.map(
        ({ at, url, reason }) => `${new Date(at).toLocaleString()}, ${reason}, ${url.split(/[?#]/)[0]}`,
      ),
    },
    {
      what: 'Sandbox',
      count: database.sandbox,
      where: indexed,
      why: 'Users, applications and sessions of the practice tenant. The client secrets of its applications stand in this tab; they protect nothing.',
      names: practice.map(({ clientId, name }) => `${name} of ${clientId}`),
    },
    {
      what: 'Secrets',
      count: entered.length,
      where:
        'sessionStorage of this tab, which most browsers write to disk to restore tabs; localStorage where you asked to keep it',
      why: 'Bound to the tenant and application they were entered for. Only the names are listed.',
      names: entered.map(
        ({ issuer, clientId, name, kept }) =>
          `${name} of ${clientId} at ${issuer}, ${kept ? 'kept in this browser' : 'in this tab'}`,
      ),
    },
    {
      what: 'Key pairs',
      count: keyPairs.length,
      where: indexed,
      why: 'What private_key_jwt signs with. The private keys cannot be taken out of this browser.',
      names: keyPairs.map(({ issuer, clientId, use, alg }) => `${use}, ${alg}, of ${clientId} at ${issuer}`),
    },
    {
      what: 'Settings',
      count: database.settings + local.length,
      where: 'IndexedDB and localStorage',
      why: 'Theme, current tenant, sizes of the panes and which are folded, the key of the fingerprints, the number of the next run.',
      names: local,
    },
    {
      what: 'Marks of this tab',
      count: session.length,
      where: 'sessionStorage, until the tab closes; most browsers write it to disk to restore tabs',
      why: 'Which run waits for this tab to come back, the request that you edited and have not sent, and the passwords and secrets that the runs of this tab use.',
      names: session,
    },
    {
      what: 'Caches',
      count: caches.length,
      where: 'Cache storage',
      why: 'The files of the app, so that it opens offline.',
      names: caches,
    },
  ];
}
