import { type ReactNode, useState } from 'react';
import { JsonView } from '#panels/exchange/json-view.tsx';
import { useMask } from '#panels/mask.tsx';
import { useMaskedText } from '#panels/run-secrets.tsx';
import { Value } from '#panels/value/value.tsx';
import { diffRequests, type RequestChange } from '#trace/diff.ts';
import type { HttpRequest } from '#trace/event.ts';
import { bodyOf, queryOf } from '#trace/fields.ts';
import { toCurl } from '#trace/formats/curl.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Joints } from '#ui/joints.tsx';
import { Pane } from '#ui/pane.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { ParamTable } from './param-table.tsx';

type RequestSideProps = {
  sent: HttpRequest;
  planned: HttpRequest | undefined;
  /** The request as a draft that can be edited and sent again. */
  draft?: ReactNode;
};

export function RequestSide({ sent, planned, draft }: RequestSideProps) {
  const changes = planned ? diffRequests(planned, sent) : [];
  const tabs = [
    ...(draft ? [{ id: 'draft', label: 'Draft' }] : []),
    { id: 'sent', label: 'As sent' },
    ...(planned ? [{ id: 'changes', label: 'Changed', count: changes.length }] : []),
    { id: 'curl', label: 'cURL' },
  ];
  const [chosen, setChosen] = useState('sent');
  const tab = tabs.some(({ id }) => id === chosen) ? chosen : 'sent';
  return (
    <Pane
      title="Request"
      tabs={<Tabs label="Request" tabs={tabs} value={tab} onChange={setChosen} />}
      actions={<CopyButton label="Copy as cURL" value={toCurl(sent)} />}
      className="border-line tablet:border-r"
    >
      {draft && <div hidden={tab !== 'draft'}>{draft}</div>}
      {tab === 'sent' && <Sent request={sent} />}
      {tab === 'changes' && <Changes changes={changes} />}
      {tab === 'curl' && <Curl request={sent} />}
    </Pane>
  );
}

function Sent({ request }: { request: HttpRequest }) {
  const query = queryOf(request.url);
  const body = bodyOf(request);
  const address = useMaskedText(request.url.split('?')[0] ?? '');
  return (
    <div className="grid gap-1 pb-2">
      <p className="px-3 pt-2 font-wire text-xs [overflow-wrap:anywhere]">
        <span className="text-ink-2">{request.method} </span>
        <Joints text={address} />
      </p>
      {query.length > 0 && <ParamTable caption="Query" params={query} />}
      {body.kind === 'form' && (
        <ParamTable caption="Body, application/x-www-form-urlencoded" params={body.params} />
      )}
      {(body.kind === 'json' || body.kind === 'other') && (
        <JsonView text={request.body ?? ''} label="Request body" />
      )}
      {request.headers.length > 0 && <ParamTable caption="Headers" params={request.headers} />}
    </div>
  );
}

const kinds: Record<RequestChange['kind'], string> = { added: '+ you', removed: '− you', changed: 'you' };

function Changes({ changes }: { changes: RequestChange[] }) {
  return (
    <ul className="text-xs">
      {changes.map((change) => (
        <li
          key={`${change.where} ${change.name} ${change.before}`}
          className="grid gap-0.5 border-b border-line/60 px-3 py-1.5"
        >
          <span>
            <span className="text-ink-2">{change.where} </span>
            <code>{change.name}</code> <span className="text-accent">{kinds[change.kind]}</span>
          </span>
          {change.before !== undefined && (
            <div className="text-ink-2">
              planned <Value name={change.name} value={change.before} />
            </div>
          )}
          {change.after !== undefined && (
            <div>
              sent <Value name={change.name} value={change.after} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Curl({ request }: { request: HttpRequest }) {
  const { masked } = useMask();
  if (!masked) return <CodeBlock label="cURL" text={toCurl(request)} />;
  return (
    <p className="p-3 text-xs text-ink-2">
      The command holds secrets in plain text. The copy button takes it as it is; unmask with <kbd>M</kbd> to
      read it.
    </p>
  );
}
