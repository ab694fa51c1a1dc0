import { useSandboxLog } from '#app/queries/sandbox.ts';
import { timeOfDay } from '#panels/format.ts';
import { Button } from '#ui/button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Pane } from '#ui/pane.tsx';

/** What the tenant saw, which is not always what the page meant to send. */
export function Log() {
  const log = useSandboxLog();
  const entries = log.data?.entries.toReversed() ?? [];
  return (
    <Pane
      title="Log"
      count={log.isPending ? 'asking the tenant' : `${entries.length} requests, the latest first`}
      actions={
        <Button variant="quiet" icon="retry" onClick={() => log.refetch()}>
          Read again
        </Button>
      }
    >
      {entries.length === 0 ? (
        <Empty title="Nothing was asked yet">
          Each request to the practice tenant stands here, with its answer.
        </Empty>
      ) : (
        <section aria-label="Log" tabIndex={0} className="overflow-x-auto focus-visible:-outline-offset-2">
          <table className="w-full text-xs">
            <thead>
              <tr className="border-b border-line text-2xs text-ink-2">
                <th className="px-3 py-1.5">Time</th>
                <th className="px-3">Request</th>
                <th className="px-3">Status</th>
                <th className="px-3">Type</th>
                <th className="px-3">What the tenant says</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ id, at, method, path, status, type, description }) => (
                <tr key={id} className="border-b border-line/60">
                  <td className="px-3 py-1 whitespace-nowrap">{timeOfDay(at)}</td>
                  <td className="px-3 font-wire">
                    <span className="text-ink-2">{method} </span>
                    {path}
                  </td>
                  <td
                    className={`px-3 font-wire font-semibold whitespace-nowrap ${status >= 400 ? 'text-danger' : ''}`}
                  >
                    {status >= 400 && '× '}
                    {status}
                  </td>
                  <td className="px-3 font-wire">{type}</td>
                  <td className="px-3 [overflow-wrap:anywhere]">{description}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Pane>
  );
}
