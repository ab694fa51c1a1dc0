import { useSecretsIn } from '#panels/run-secrets.tsx';
import { SecretValue } from '#panels/secret-value.tsx';
import type { TraceModel } from '#trace/model.ts';
import { Pane } from '#ui/pane.tsx';
import { type Message, messagesOfRun } from './lane-model.ts';
import { Lanes } from './lanes.tsx';

const MOST_DRAWN = 500;

type SequenceProps = { model: TraceModel; selected?: string | undefined; onSelect(row: string): void };

/** The trace as messages between lanes, with the secrets that each one carried and brought. */
export function Sequence({ model, selected, onSelect }: SequenceProps) {
  const messages = messagesOfRun(model, MOST_DRAWN);
  const planned = messages.filter((message) => message.planned).length;
  return (
    <Pane id="sequence" title="Sequence" count={`${messages.length - planned} messages, ${planned} planned`}>
      <Lanes
        label="Sequence"
        messages={messages}
        selected={selected}
        onSelect={(id) => {
          if (!messages.find((message) => message.id === id)?.planned) onSelect(id);
        }}
        below={(message) => <Chips message={message} />}
      />
      {model.rows.length > MOST_DRAWN && (
        <p className="p-3 text-ink-2">
          The first {MOST_DRAWN} are drawn; the timeline has all {model.rows.length}.
        </p>
      )}
    </Pane>
  );
}

function Chips({ message }: { message: Message }) {
  const secrets = useSecretsIn(message.values);
  return secrets.map(({ name, value }) => (
    <span
      key={name + value}
      className="inline-flex items-center gap-1.5 rounded-sm border border-line-strong bg-surface px-1.25 font-wire text-xs text-ink-2 has-data-followed:pr-0"
    >
      <span aria-hidden="true">{name}</span>
      <SecretValue compact name={name} value={value} />
    </span>
  ));
}
