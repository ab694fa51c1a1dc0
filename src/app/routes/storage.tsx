import { useState } from 'react';
import { type Holdings, useHoldings, useWipe } from '#app/queries/kept.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import { usePageTitle } from '#app/shell/page-title.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Pane } from '#ui/pane.tsx';

type Line = { what: string; count: number; where: string; why: string; names?: string[] };

function linesOf({ database, secrets, strays, local, session, caches }: Holdings): Line[] {
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
      what: 'Events of runs',
      count: database.events,
      where: indexed,
      why: 'The traces: requests, answers, codes and tokens, so that a run survives a reload. Client secrets and passwords are left out.',
    },
    {
      what: 'Callbacks that are awaited',
      count: database.pending,
      where: indexed,
      why: 'Which run a `state` belongs to.',
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
      why: 'Users, applications and sessions of the practice tenant.',
    },
    {
      what: 'Secrets',
      count: secrets.length,
      where: 'this tab, or this browser where you asked for it',
      why: 'Bound to the tenant and application they were entered for. Only the names are listed.',
      names: secrets.map(
        ({ issuer, clientId, name, kept }) =>
          `${name} of ${clientId} at ${issuer}, ${kept ? 'kept in this browser' : 'in this tab'}`,
      ),
    },
    {
      what: 'Settings',
      count: database.settings + local.length,
      where: 'IndexedDB and localStorage',
      why: 'Theme, current tenant, the key of the fingerprints, the number of the next run.',
      names: local,
    },
    {
      what: 'Marks of this tab',
      count: session.length,
      where: 'sessionStorage, until the tab closes',
      why: 'Which run waits for this tab to come back, and requests as you edited them, with any secret you typed there.',
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

export function StorageRoute() {
  usePageTitle('What this browser keeps');
  const holdings = useHoldings();
  const wipe = useWipe();
  const [asking, setAsking] = useState(false);
  const wipeNow = async () => {
    await wipe.mutateAsync();
    location.assign('/');
  };
  return (
    <>
      <PageHead
        title="What this browser keeps"
        meta={['Nothing of this is anywhere else', location.origin]}
        actions={
          <Button icon="trash" onClick={() => setAsking(true)}>
            Wipe everything
          </Button>
        }
      />
      <Pane title="Kept here">
        {holdings.isError && (
          <p className="p-3" role="alert">
            This browser does not open its database: {String(holdings.error)}. In a private window, or with
            site data blocked, nothing can be kept and runs cannot be stored.
          </p>
        )}
        {holdings.data && (
          <table className="w-full text-xs max-tablet:block">
            <caption className="sr-only">What is kept, where and why</caption>
            <thead className="text-2xs text-ink-3 max-tablet:hidden">
              <tr>
                <th scope="col" className="h-6 px-3">
                  What
                </th>
                <th scope="col" className="px-2 text-right">
                  How many
                </th>
                <th scope="col" className="px-3">
                  Where
                </th>
                <th scope="col" className="px-3">
                  Why
                </th>
              </tr>
            </thead>
            <tbody className="max-tablet:block">
              {linesOf(holdings.data).map((line) => (
                <Row key={line.what} line={line} />
              ))}
            </tbody>
          </table>
        )}
      </Pane>
      <Dialog
        title="Wipe everything that this browser keeps?"
        open={asking}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
            <Button variant="main" disabled={wipe.isPending} onClick={() => void wipeNow()}>
              Wipe it
            </Button>
          </>
        }
      >
        <p className="text-md leading-text text-ink-2">
          Tenants, runs with their traces, secrets, settings and the sandbox go. There is no way back: export
          the traces and tenants that you need first. Other tabs lose it too.
        </p>
        {wipe.isError && <p role="alert">{String(wipe.error)}</p>}
      </Dialog>
    </>
  );
}

function Row({ line }: { line: Line }) {
  return (
    <tr className="border-t border-line/60 align-top leading-[1.45] max-tablet:grid max-tablet:grid-cols-[minmax(0,1fr)_auto] max-tablet:px-3 max-tablet:py-2">
      <th scope="row" className="px-3 py-1.5 text-sm font-medium max-tablet:p-0">
        {line.what}
      </th>
      <td className="px-2 py-1.5 text-right text-sm max-tablet:p-0">{line.count}</td>
      <td className="px-3 py-1.5 text-ink-2 max-tablet:col-span-2 max-tablet:p-0">{line.where}</td>
      <td className="px-3 py-1.5 text-ink-2 max-tablet:col-span-2 max-tablet:p-0">
        {line.why.replaceAll('`', '')}
        {line.names && line.names.length > 0 && (
          <ul className="mt-1 font-wire [overflow-wrap:anywhere]">
            {line.names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
