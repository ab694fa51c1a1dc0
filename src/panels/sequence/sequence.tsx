import { isSecretName } from '#catalog/secrets.ts';
import { SecretValue } from '#panels/secret-value.tsx';
import type { TraceModel } from '#trace/model.ts';
import { Pane } from '#ui/pane.tsx';
import { type Message, messagesOfRun } from './lane-model.ts';
import { Lanes } from './lanes.tsx';

const MOST_DRAWN = 500;

type SequenceProps = { model: TraceModel; selected?: string | undefined; onSelect(row: string): void };

/** The trace as messages between lanes, with the secrets each one brought. */
export function Sequence({ model, selected, onSelect }: SequenceProps) {
  const all = messagesOfRun(model);
  const messages = all.slice(0, MOST_DRAWN);
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
        below={(message) => <Chips model={model} message={message} />}
      />
      {all.length > messages.length && (
        <p className="p-3 text-ink-2">
          The first {MOST_DRAWN} are drawn; the timeline has all {all.length}.
        </p>
      )}
    </Pane>
  );
}

function Chips({ model, message }: { model: TraceModel; message: Message }) {
  const secrets = message.values.filter(isSecretName);
  return secrets.map((name) => {
    const value = model.values.get(name)?.value;
    if (typeof value !== 'string') return null;
    return (
      <span key={name} className="inline-flex items-center gap-1.5 font-wire text-xs text-ink-2">
        {name} <SecretValue name={name} value={value} />
      </span>
    );
  });
}
