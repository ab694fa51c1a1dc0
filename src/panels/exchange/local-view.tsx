import { MaskedText } from '#panels/run-secrets.tsx';
import { heaviestFirst } from '#trace/check-weight.ts';
import type { ParamList, TraceEvent } from '#trace/event.ts';
import type { Row, TraceModel } from '#trace/model.ts';
import { CheckLine } from './check-line.tsx';
import { ParamTable } from './param-table.tsx';

function paramsOf(values: Record<string, unknown>): ParamList {
  return Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
}

/** Rows without an exchange: values made in the tab, checks, answers, refused callbacks, what a person saw. */
export function LocalView({
  model,
  row,
  onEvent,
}: {
  model: TraceModel;
  row: Row;
  onEvent(seq: number): void;
}) {
  const events = row.events.flatMap((seq) => model.events[seq - 1] ?? []);
  return (
    <div className="min-h-0 flex-1 overflow-auto pb-2">
      {events.map((event) => (
        <EventView key={event.seq} event={event} model={model} onEvent={onEvent} />
      ))}
    </div>
  );
}

const refusals = {
  finished: 'The run is over, so nothing waits for this callback.',
  twice: 'This callback was taken already. A second use of a code is refused by the tenant.',
  'not-waiting': 'No step of this run waits for a callback now.',
};

type EventViewProps = { event: TraceEvent; model: TraceModel; onEvent(seq: number): void };

function EventView({ event, model, onEvent }: EventViewProps) {
  switch (event.kind) {
    case 'produced':
      return Object.keys(event.values).length > 0 ? (
        <ParamTable caption="Made here" params={paramsOf(event.values)} />
      ) : null;
    case 'answered':
      return Object.keys(event.answers).length > 0 ? (
        <ParamTable caption="Entered by you" params={Object.entries(event.answers)} />
      ) : (
        <p className="p-3 text-ink-2">You went on.</p>
      );
    case 'checked':
      return (
        <ul aria-label="Checks" className="py-1">
          {heaviestFirst(event.checks).map((check) => (
            <CheckLine key={check.id} check={check} model={model} onEvent={onEvent} />
          ))}
        </ul>
      );
    case 'callback-refused':
      return (
        <>
          <p className="p-3">{refusals[event.reason]} It is kept here, and was not executed.</p>
          <ParamTable caption={event.url.split(/[?#]/)[0] ?? ''} params={event.params} />
        </>
      );
    case 'page-seen':
      return (
        <p className="m-3 border-l-3 border-line-strong bg-sunk p-3 whitespace-pre-wrap">
          <MaskedText text={event.text} />
        </p>
      );
    case 'note':
      return (
        <p className="p-3">
          <MaskedText text={event.text} />
        </p>
      );
    default:
      return null;
  }
}
