import { Empty } from '#ui/empty.tsx';
import { Pane } from '#ui/pane.tsx';
import { Prose } from '#ui/prose.tsx';
import { Tag } from '#ui/tag.tsx';
import { type LogEntry, useSandboxLog } from './admin.ts';

const MOST_SHOWN = 200;

/** What the tenant saw, the latest first. */
export function TenantLog() {
  const log = useSandboxLog();
  const entries = log.data ?? [];
  return (
    <Pane
      title="Log"
      count={
        log.data
          ? entries.length > 1
            ? `${entries.length}, the latest first`
            : entries.length
          : 'asking the tenant'
      }
    >
      {log.error && (
        <p role="alert" className="p-3 text-danger">
          {log.error.title}: {log.error.detail}
        </p>
      )}
      {log.data && entries.length === 0 && (
        <Empty title="The tenant has seen nothing yet">
          Each request of a flow, and each login page, leaves a line here.
        </Empty>
      )}
      {entries.length > 0 && (
        <table className="w-full text-xs max-tablet:block">
          <caption className="sr-only">What the tenant saw</caption>
          <thead className="text-2xs text-ink-3 max-tablet:hidden">
            <tr>
              {['Time', 'Request', 'Status', 'Type', 'What happened'].map((head) => (
                <th key={head} scope="col" className="h-6 px-3">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="max-tablet:block">
            {entries.slice(0, MOST_SHOWN).map((entry) => (
              <Line key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
    </Pane>
  );
}

function Line({ entry }: { entry: LogEntry }) {
  const { at, method, path, status, client_id, type, description } = entry;
  return (
    <tr className="border-t border-line/60 align-baseline max-tablet:flex max-tablet:flex-wrap max-tablet:gap-x-3 max-tablet:px-3 max-tablet:py-2 [&>td]:px-3 [&>td]:py-1 max-tablet:[&>td]:p-0">
      <td className="whitespace-nowrap text-ink-2">{new Date(at).toLocaleTimeString()}</td>
      <td className="font-wire [overflow-wrap:anywhere]">
        <span className="text-ink-3">{method}</span> {path}
      </td>
      <td className={`font-wire ${status >= 400 ? 'font-medium text-danger' : ''}`}>{status}</td>
      <td>{type && <Tag>{type}</Tag>}</td>
      <td className="text-ink-2 [overflow-wrap:anywhere] max-tablet:basis-full">
        <Prose text={description} />
        {client_id && <code className="ml-2 text-ink-3">{client_id}</code>}
      </td>
    </tr>
  );
}
