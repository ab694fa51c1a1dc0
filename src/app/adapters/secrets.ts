/**
 * Client secrets, bound to the tenant and application they were entered for. They stay in this tab's
 * sessionStorage; only what a person asks to keep goes to localStorage.
 */
export type SecretName = 'client_secret';
export type HeldSecret = { issuer: string; clientId: string; name: string; kept: boolean };

const PREFIX = 'grantscope.secret.';

const keyOf = (issuer: string, clientId: string, name: string) =>
  PREFIX + JSON.stringify([issuer, clientId, name]);

export function getSecret(issuer: string, clientId: string, name: SecretName): string | undefined {
  const key = keyOf(issuer, clientId, name);
  return sessionStorage.getItem(key) ?? localStorage.getItem(key) ?? undefined;
}

/** `undefined` or an empty value forgets the secret in both places. */
export function setSecret(
  issuer: string,
  clientId: string,
  name: SecretName,
  value: string | undefined,
  { keep }: { keep: boolean },
): void {
  const key = keyOf(issuer, clientId, name);
  sessionStorage.removeItem(key);
  localStorage.removeItem(key);
  if (value) (keep ? localStorage : sessionStorage).setItem(key, value);
}

/** Whether a secret outlives this tab. */
export function isSecretKept(issuer: string, clientId: string, name: SecretName): boolean {
  return localStorage.getItem(keyOf(issuer, clientId, name)) !== null;
}

/** Which secrets this browser holds; never their values. */
export function listSecrets(): HeldSecret[] {
  return [...secretKeys(sessionStorage, false), ...secretKeys(localStorage, true)];
}

export function wipeSecrets(): void {
  for (const storage of [sessionStorage, localStorage]) {
    for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
  }
}

function secretKeys(storage: Storage, kept: boolean): HeldSecret[] {
  return Object.keys(storage).flatMap((key) => {
    if (!key.startsWith(PREFIX)) return [];
    try {
      const [issuer, clientId, name] = JSON.parse(key.slice(PREFIX.length)) as string[];
      return issuer && clientId && name ? [{ issuer, clientId, name, kept }] : [];
    } catch {
      return [];
    }
  });
}
