import { useState } from 'react';
import { sandboxIssuer } from '#app/adapters/sandbox-host.ts';
import { useHoldings, useWipe } from '#app/queries/kept.ts';
import { PageHead } from '#app/shell/page-head.tsx';
import { usePageTitle } from '#app/shell/page-title.ts';
import { type KeptLine, linesOf } from '#app/storage/lines.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Pane } from '#ui/pane.tsx';

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
              {linesOf(holdings.data, sandboxIssuer()).map((line) => (
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

function Row({ line }: { line: KeptLine }) {
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
