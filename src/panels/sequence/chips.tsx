import { useSecretsIn } from '#panels/run-secrets.tsx';
import { SecretValue } from '#panels/secret-value.tsx';
import type { Message } from './lane-model.ts';

/** The secrets that a message carried, each to be followed. */
export function Chips({ message }: { message: Message }) {
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
