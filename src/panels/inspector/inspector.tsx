import { type ReactNode, useId, useMemo, useState } from 'react';
import { isBroken } from '#inspect/broken.ts';
import { readToken } from '#inspect/token.ts';
import { SecretValue } from '#panels/secret-value.tsx';
import { Value } from '#panels/value/value.tsx';
import { type Exchange, rowOfEvent, type StepView, type TraceModel } from '#trace/model.ts';
import { CopyButton } from '#ui/copy-button.tsx';
import { Empty } from '#ui/empty.tsx';
import { Pane } from '#ui/pane.tsx';
import { EventLink } from '#ui/prose.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { judgeOf, useChecks } from './checks-of.ts';
import { NamedRow, NamedRows } from './claims-table.tsx';
import { NoToken } from './no-token.tsx';
import { TokenView } from './token-view.tsx';
import { type FoundToken, otherValues, tokensOfExchange, tokensOfRun } from './tokens-of.ts';
import { useNow } from './use-now.ts';
import { Verdict } from './verdict.tsx';
import type { Said } from './verdict-of.ts';

const VALUES = 'values';

type InspectorProps = { model: TraceModel; exchange?: Exchange | undefined; onEvent(seq: number): void };

/** Every token of the selected exchange, or of the run where that has none, and the other values of the run. */
export function Inspector({ model, exchange, onEvent }: InspectorProps) {
  const [chosen, setChosen] = useState('');
  const panel = useId();
  const tokens = useMemo(() => {
    const own = exchange ? tokensOfExchange(exchange) : [];
    return own.length > 0 ? own : tokensOfRun(model);
  }, [exchange, model]);
  const values = otherValues(model);
  const tabs = [
    ...tokens.map(({ name }) => ({ id: name, label: <span className="font-wire text-xs">{name}</span> })),
    ...(values.length > 0 ? [{ id: VALUES, label: 'Values', count: values.length }] : []),
  ];
  const first = tokens[0]?.name ?? 'none';
  const value = tabs.some(({ id }) => id === chosen) ? chosen : first;
  const found = tokens.find(({ name }) => name === value);
  const eventLabel = (seq: number) => `#${rowOfEvent(model, seq)?.number ?? seq}`;
  return (
    <Pane
      id="inspector"
      title="Inspector"
      empty={tabs.length === 0 ? 'no token yet' : undefined}
      tabs={
        tabs.length > 0 && (
          <div className="flex min-w-0 self-stretch [&_button]:flex-none">
            <Tabs label="Tokens" tabs={tabs} value={value} onChange={setChosen} panelId={panel} />
          </div>
        )
      }
      actions={found && <CopyButton value={found.value} label={`Copy ${found.name}`} />}
    >
      <div
        id={panel}
        {...(tabs.length > 0 ? { role: 'tabpanel', 'aria-label': found?.name ?? 'Values of the run' } : {})}
      >
        {found ? (
          <TokenTab
            key={`${found.name} ${found.event}`}
            model={model}
            found={found}
            onEvent={onEvent}
            eventLabel={eventLabel}
          />
        ) : value === VALUES ? (
          <NamedRows label="Values of the run">
            {values.map(({ name, value: text, event }) => (
              <NamedRow key={name} name={name}>
                <Value name={name} value={text} />
                <span className="text-ink-3">
                  from <EventLink seq={event} label={eventLabel(event)} onEvent={onEvent} />
                </span>
              </NamedRow>
            ))}
          </NamedRows>
        ) : (
          <NoToken model={model} values={values.length} onValues={() => setChosen(VALUES)} />
        )}
      </div>
    </Pane>
  );
}

type TabProps = {
  model: TraceModel;
  found: FoundToken;
  onEvent(seq: number): void;
  eventLabel(seq: number): string;
};

function TokenTab({ model, found, onEvent, eventLabel }: TabProps) {
  const nowMs = useNow();
  const token = useMemo(() => readToken(found.value), [found.value]);
  const read = isBroken(token) ? undefined : token;
  const { checks, by } = useChecks(model, found, read, nowMs);
  const judge = by === 'run' ? undefined : judgeOf(model, found);
  const { clientId, applicationName } = model.target;
  const applications = useMemo(() => new Map([[clientId, applicationName]]), [clientId, applicationName]);
  const origin = (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-2">
      <SecretValue name={found.name} value={found.value} />
      <span>
        from <EventLink seq={found.event} label={eventLabel(found.event)} onEvent={onEvent} />
      </span>
    </p>
  );
  if (!read) return <OpaqueToken name={found.name}>{origin}</OpaqueToken>;
  return (
    <TokenView
      token={read}
      checks={checks}
      verdict={judge && notJudged(judge)}
      context={{ nowMs, applications }}
      onEvent={onEvent}
      eventLabel={eventLabel}
    >
      {origin}
    </TokenView>
  );
}

function notJudged({ index, title }: StepView): Said {
  return {
    tone: 'open',
    title: 'The run has not judged it yet',
    detail: `Step ${index + 1}, “${title}”, does. What follows was looked at here, ahead of it.`,
  };
}

function OpaqueToken({ name, children }: { name: string; children: ReactNode }) {
  const refresh = name === 'refresh_token';
  return (
    <>
      <Verdict
        tone="note"
        title={refresh ? 'Opaque, as every refresh token' : 'Opaque: it has no parts to read'}
        detail={
          refresh
            ? 'The tenant alone knows what it stands for. It goes to the token endpoint, and nowhere else.'
            : 'The tenant alone knows what it stands for.'
        }
      >
        {children}
      </Verdict>
      <Empty title="Nothing to check">A client never reads anything out of a value like this.</Empty>
    </>
  );
}
