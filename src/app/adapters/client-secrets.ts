/**
 * Client secrets, bound to the tenant and application they were entered for. They stay in this tab's
 * sessionStorage; only what a person asks to keep goes to localStorage.
 */
import { Subscribable } from '#lib/subscribable.ts';
import { browserShelf, type Shelf, tabShelf } from './shelf.ts';

export type SecretName = 'client_secret';
export type HeldSecret = { issuer: string; clientId: string; name: string; kept: boolean };

const PREFIX = 'grantscope.secret.';

const changes = new Subscribable();

/** Tells when a secret of this tab came or went. Returns how to stop listening. */
export const onSecretsChanged = changes.subscribe;

const keyOf = (issuer: string, clientId: string, name: string) =>
  PREFIX + JSON.stringify([issuer, clientId, name]);

export function getSecret(issuer: string, clientId: string, name: SecretName): string | undefined {
  const key = keyOf(issuer, clientId, name);
  return tabShelf.get(key) ?? browserShelf.get(key) ?? undefined;
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
  tabShelf.remove(key);
  browserShelf.remove(key);
  if (value) (keep ? browserShelf : tabShelf).set(key, value);
  changes.notify();
}

/** Whether a secret outlives this tab. */
export function isSecretKept(issuer: string, clientId: string, name: SecretName): boolean {
  return browserShelf.get(keyOf(issuer, clientId, name)) !== null;
}

/** Which secrets this browser holds; never their values. */
export function listSecrets(): HeldSecret[] {
  return [...secretsOn(tabShelf, false), ...secretsOn(browserShelf, true)];
}

export function wipeSecrets(): void {
  for (const shelf of [tabShelf, browserShelf]) {
    for (const key of shelf.names()) if (key.startsWith(PREFIX)) shelf.remove(key);
  }
}

function secretsOn(shelf: Shelf, kept: boolean): HeldSecret[] {
  return shelf.names().flatMap((key) => {
    if (!key.startsWith(PREFIX)) return [];
    try {
      const [issuer, clientId, name] = JSON.parse(key.slice(PREFIX.length)) as string[];
      return issuer && clientId && name ? [{ issuer, clientId, name, kept }] : [];
    } catch {
      return [];
    }
  });
}
