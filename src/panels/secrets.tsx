import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { isSecretName } from '#catalog/secrets.ts';
import type { TraceModel } from '#trace/model.ts';
import { SecretValue } from './secret-value.tsx';

/** Shorter values are common words: equal ones say nothing. */
const SHORTEST = 8;

const SecretsContext = createContext<ReadonlyMap<string, string>>(new Map());

/** Every secret value of a run by what it is called, so that it is masked under any other name too. */
function secretsOf(model: TraceModel): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, { value }] of model.values) {
    if (typeof value === 'string' && value.length >= SHORTEST && isSecretName(name)) found.set(value, name);
  }
  return found;
}

export function SecretsOfRun({ model, children }: { model: TraceModel; children: ReactNode }) {
  const secrets = useMemo(() => secretsOf(model), [model]);
  return <SecretsContext.Provider value={secrets}>{children}</SecretsContext.Provider>;
}

/** Whether its name, or the run, says that a value is a secret. */
export function useIsSecret(name: string, value: string): boolean {
  const secrets = useContext(SecretsContext);
  return value !== '' && (isSecretName(name) || secrets.has(value));
}

const WITH_SCHEME = /^(Bearer|DPoP) (\S+)$/i;

/** The token of `Bearer …` or `DPoP …`: it has the fingerprint that it has everywhere else. Other values as they are. */
export function withoutScheme(value: string): { scheme?: string; value: string } {
  const [, scheme, token] = WITH_SCHEME.exec(value) ?? [];
  return scheme && token ? { scheme, value: token } : { value };
}

/** A value from the wire: masked when it is a secret. */
export function WireValue({ name, value }: { name: string; value: string }) {
  const secrets = useContext(SecretsContext);
  const isSecret = useIsSecret(name, value);
  const bare = withoutScheme(value);
  if (isSecret && bare.scheme) {
    return (
      <span className="inline-flex max-w-full items-center gap-1.5 font-wire text-xs">
        {bare.scheme} <SecretValue name={secrets.get(bare.value) ?? 'access_token'} value={bare.value} />
      </span>
    );
  }
  if (isSecret) return <SecretValue name={secrets.get(value) ?? name} value={value} />;
  return (
    <span className="font-wire text-xs [overflow-wrap:anywhere]" title={value}>
      {value}
    </span>
  );
}
