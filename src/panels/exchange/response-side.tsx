import { type ReactNode, useState } from 'react';
import { duration, size } from '#panels/format.ts';
import { useMask } from '#panels/mask.tsx';
import { MaskedText } from '#panels/run-secrets.tsx';
import { headerOf } from '#trace/fields.ts';
import type { Exchange } from '#trace/model.ts';
import { CodeBlock } from '#ui/code-block.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Pane } from '#ui/pane.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { FailureView } from './failure-view.tsx';
import { HiddenHeaders } from './hidden-headers.tsx';
import { JsonView } from './json-view.tsx';
import { ParamTable } from './param-table.tsx';

export function ResponseSide({ exchange }: { exchange: Exchange }) {
  const { response, failure, callback, pageSeen, mode } = exchange;
  if (response) return <Answer exchange={exchange} />;
  return (
    <Pane title="Response" count={countOf(exchange)}>
      {failure && <FailureView failure={failure} />}
      {callback && <CameBack callback={callback} />}
      {mode && (
        <Aside>
          A page cannot read another site’s pages: what the browser showed at the tenant, its redirects and
          its headers are not here. The callback is what came back.
        </Aside>
      )}
      {pageSeen !== undefined && (
        <section aria-label="What you saw" className="m-3 border-l-3 border-line-strong bg-sunk p-3">
          <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            <MaskedText text={pageSeen} />
          </p>
        </section>
      )}
    </Pane>
  );
}

function countOf({ failure, callback, pageSeen, mode }: Exchange): string {
  if (failure) return 'no answer';
  if (callback) return 'the browser came back';
  if (pageSeen !== undefined) return 'seen by you, not by this page';
  return mode ? 'the browser is away' : 'none yet';
}

function Aside({ children }: { children: ReactNode }) {
  return <p className="m-3 border-t border-line pt-2 text-xs text-ink-2">{children}</p>;
}

function CameBack({ callback }: { callback: NonNullable<Exchange['callback']> }) {
  const ways = {
    query: 'in the query',
    fragment: 'in the fragment',
    form_post: 'as a form post',
    none: 'without parameters',
  };
  return (
    <ParamTable
      caption={`${callback.pasted ? 'Brought by you' : 'Arrived'} ${ways[callback.via]} of ${callback.url.split(/[?#]/)[0]}`}
      params={callback.params}
    />
  );
}

function Answer({ exchange }: { exchange: Exchange }) {
  const [tab, setTab] = useState('body');
  const { masked } = useMask();
  const { response, durationMs } = exchange;
  if (!response) return null;
  const { status, statusText, body, headers } = response;
  const type = headerOf(headers, 'content-type');
  return (
    <Pane
      title="Response"
      tabs={
        <Tabs
          label="Response"
          tabs={[
            { id: 'body', label: 'Body' },
            {
              id: 'headers',
              label: 'Headers',
              count: response.headersHidden ? `${headers.length} + hidden` : headers.length,
            },
            { id: 'raw', label: 'Raw' },
          ]}
          value={tab}
          onChange={setTab}
        />
      }
      actions={<CopyButton label="Copy the response body" value={body} />}
    >
      <p className="flex flex-wrap gap-3 border-b border-line px-3 py-2 text-xs text-ink-2">
        <span className={`font-wire font-semibold ${status >= 400 ? 'text-danger' : 'text-ink'}`}>
          {status >= 400 && '× '}
          {status} {statusText}
        </span>
        <span>{duration(durationMs)}</span>
        <span>{size(body.length)}</span>
        {type && <code>{type}</code>}
      </p>
      {tab === 'body' &&
        (body === '' ? (
          <p className="p-3 text-xs text-ink-2">The body is empty.</p>
        ) : (
          <JsonView text={body} label="Response body" />
        ))}
      {tab === 'headers' && (
        <>
          <ParamTable caption="Headers that the page may see" params={headers} />
          {response.headersHidden && <HiddenHeaders status={status} seen={headers} />}
        </>
      )}
      {tab === 'raw' &&
        (masked ? (
          <p className="p-3 text-xs text-ink-2">
            Raw text cannot be masked. Unmask with <kbd>M</kbd> to read it.
          </p>
        ) : (
          <CodeBlock label="Raw response" text={body} />
        ))}
      {response.truncated && <Aside>The body was longer; its first 4 MiB are kept. The cut is ours.</Aside>}
      {response.brokenOff && <Aside>The connection ended here, in the middle of the body.</Aside>}
      {response.headersHidden && tab !== 'headers' && (
        <Aside>
          The browser showed the page {headers.length} of this answer’s headers. CORS hides the rest,{' '}
          <code>x-auth0-requestid</code> among them: <b className="font-medium">Headers</b> names those that
          matter.
        </Aside>
      )}
    </Pane>
  );
}
