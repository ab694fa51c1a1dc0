import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import type { Json } from '#lib/json.ts';
import { attemptModel } from '#trace/attempt-model.ts';
import type { ParamList } from '#trace/event.ts';
import type { TraceModel } from '#trace/model.ts';
import { type Shown, secretsAmong, shownOf } from '#trace/secrecy/screen.ts';
import { Joints } from '#ui/joints.tsx';
import { codeOf } from './code-of.ts';
import { useMask } from './mask.tsx';
import { SecretValue } from './secret-value.tsx';

const none = secretsAmong({});
const SecretsContext = createContext(none);

/** Every secret that a run holds, at any depth of its values, so that it is masked wherever else it stands. */
function secretsOf(model: TraceModel, held: readonly Held[]) {
  const all = new Map<string, Json[]>();
  const hold = (name: string, value: Json) => all.set(name, [...(all.get(name) ?? []), value]);
  for (const [name, value] of [...Object.entries(model.inputs), ...model.extra]) hold(name, value);
  // What an earlier attempt had is as secret as before.
  for (const { branch } of model.branches) {
    for (const [name, { value }] of attemptModel(model, branch).values) hold(name, value);
  }
  return secretsAmong(Object.fromEntries(all), held);
}

type Held = { name: string; value: string };
const NONE_HELD: Held[] = [];

type SecretsOfRunProps = {
  model: TraceModel;
  /** Credentials that are no value of the trace: what a tab keeps for the run, under whatever name it is typed again. */
  held?: readonly Held[];
  children: ReactNode;
};

export function SecretsOfRun({ model, held = NONE_HELD, children }: SecretsOfRunProps) {
  const secrets = useMemo(() => secretsOf(model, held), [model, held]);
  return <SecretsContext.Provider value={secrets}>{children}</SecretsContext.Provider>;
}

/** To search a longer text would be felt: it is masked whole. */
const LONGEST_SEARCHED = 100_000;

const hidden = (name: string, value: string): Shown[] => [
  { text: value, secret: { name: name || 'text', value } },
];

/** A text in pieces, some of which are to be masked because of the name, their looks, or what the run holds. */
export function useShown(name: string, value: string): Shown[] {
  const secrets = useContext(SecretsContext);
  return useMemo(
    () => (value.length > LONGEST_SEARCHED ? hidden(name, value) : shownOf(name, value, secrets)),
    [name, value, secrets],
  );
}

/** As `useShown`, for values that are not known before they are drawn. */
export function useShownOf(): (name: string, value: string) => Shown[] {
  const secrets = useContext(SecretsContext);
  return useCallback(
    (name, value) => (value.length > LONGEST_SEARCHED ? hidden(name, value) : shownOf(name, value, secrets)),
    [secrets],
  );
}

/** Whether anything in a value is a secret. */
export function useIsSecret(name: string, value: string): boolean {
  return useShown(name, value).some((piece) => piece.secret);
}

/** Text that is no value, while secrets are masked: each is replaced by its fingerprint. */
export function useMaskedText(text: string): string {
  const { masked, fingerprintKey } = useMask();
  const isLong = text.length > LONGEST_SEARCHED;
  const shown = useShown('', masked && !isLong ? text : '');
  if (!masked) return text;
  if (isLong)
    return `${text.length.toLocaleString('en')} characters, too long to be masked one by one. Press M to read them.`;
  return shown
    .map((piece) => (piece.secret ? `•••${codeOf(fingerprintKey, piece.secret.value)}` : piece.text))
    .join('');
}

export function MaskedText({ text }: { text: string }) {
  return useMaskedText(text);
}

/** The secrets in values from the wire, each once, by the name under which it came first. */
export function useSecretsIn(values: ParamList): { name: string; value: string }[] {
  const secrets = useContext(SecretsContext);
  return useMemo(() => {
    const found = new Map<string, { name: string; value: string }>();
    for (const [name, value] of values) {
      for (const { secret } of shownOf(name, value, secrets)) {
        if (!secret || found.has(secret.value)) continue;
        found.set(secret.value, secret.value === value && name ? { name, value } : secret);
      }
    }
    return [...found.values()];
  }, [values, secrets]);
}

/** A value from the wire: what is secret in it is masked. */
export function WireValue({ name, value }: { name: string; value: string }) {
  const shown = useShown(name, value);
  const [first] = shown;
  if (first?.secret && shown.length === 1) return <SecretValue {...first.secret} />;
  if (!shown.some((piece) => piece.secret))
    return (
      <span className="font-wire text-xs [overflow-wrap:anywhere]" title={value}>
        <Joints text={value} />
      </span>
    );
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-1.5 font-wire text-xs [overflow-wrap:anywhere]">
      {shown.map((piece, index) =>
        piece.secret ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
          <SecretValue key={index} {...piece.secret} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
          <Joints key={index} text={piece.text} />
        ),
      )}
    </span>
  );
}
