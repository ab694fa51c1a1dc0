import type { ReactNode } from 'react';
import { ChannelMark, pathOf } from '#panels/channels.tsx';
import type { HttpRequest } from '#trace/event.ts';
import type { Row, TraceModel } from '#trace/model.ts';
import { Prose } from '#ui/prose.tsx';
import { LocalView } from './local-view.tsx';
import { Remarks } from './remarks.tsx';
import { RequestSide } from './request-side.tsx';
import { ResponseSide } from './response-side.tsx';
import { SentDraft } from './sent-draft.tsx';

type ExchangePanelProps = {
  model: TraceModel;
  row: Row;
  onEvent(seq: number): void;
  /** Sends a request that was sent before once more, as it was edited since. Left out where nothing can be sent now. */
  onSendAgain?: ((step: string, base: HttpRequest, edited: HttpRequest) => void) | undefined;
};

/** What one row of the timeline holds: both sides of an exchange, or what a local step made or checked. */
export function ExchangePanel({ model, row, onEvent, onSendAgain }: ExchangePanelProps) {
  const exchange = row.exchange ? model.exchanges.get(row.exchange) : undefined;
  const step = model.steps.find((view) => view.id === row.step);
  return (
    <section aria-label={`Event ${row.number}`} className="flex min-h-64 flex-1 flex-col bg-surface">
      <ExchangeHead row={row}>
        {step && <Why does={step.explains.does} without={step.explains.without} />}
      </ExchangeHead>
      {exchange && <Remarks key={row.id} model={model} row={row} onEvent={onEvent} />}
      {exchange ? (
        <div className="grid min-h-0 flex-1 grid-cols-1 tablet:grid-cols-2">
          {exchange.sent ? (
            <RequestSide
              key={exchange.id}
              sent={exchange.sent}
              planned={exchange.planned}
              draft={
                onSendAgain &&
                step && (
                  <SentDraft
                    model={model}
                    step={step}
                    sent={exchange.sent}
                    planned={exchange.planned ?? exchange.sent}
                    onSend={(base, edited) => onSendAgain(step.id, base, edited)}
                  />
                )
              }
            />
          ) : (
            <p className="p-3 text-ink-2">
              Nothing went out from here: somebody else begins, and this run waits.
            </p>
          )}
          <ResponseSide exchange={exchange} />
        </div>
      ) : (
        <LocalView model={model} row={row} onEvent={onEvent} />
      )}
    </section>
  );
}

function ExchangeHead({ row, children }: { row: Row; children: ReactNode }) {
  return (
    <div className="border-b border-line px-3 py-2">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
        <ChannelMark channel={row.channel} />
        <h2 className="min-w-0 font-wire text-md [overflow-wrap:anywhere]">
          <span className="text-ink-2">#{row.number} </span>
          {row.method && `${row.method} `}
          {row.label}
        </h2>
        <span className="text-ink-2">{pathOf(row)}</span>
      </div>
      {children}
    </div>
  );
}

export function Why({ does, without }: { does: string; without: string }) {
  return (
    <details className="mt-1 text-ink-2">
      <summary>
        <Prose text={does} /> <span className="link">Why it matters</span>
      </summary>
      <p className="mt-1 max-w-[68ch] pl-4 text-md leading-text">
        <b className="font-semibold text-ink">Without it:</b> <Prose text={without} />
      </p>
    </details>
  );
}
