/** The faults of a practice tenant, over its admin API: of the one in this browser, and of one on a port. */
import { isJsonObject } from '#lib/json.ts';
import { sandboxIssuer } from './sandbox-host.ts';

const PATIENCE_MS = 3000;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Whether a practice tenant answers at an issuer, where its discovery document was read. */
const known = new Map<string, boolean>();

/** Ids of the faults that are on; undefined where there is no practice tenant, or it does not say. */
export async function faultsOn(issuer: string): Promise<readonly string[] | undefined> {
  if (!(await isPractice(issuer))) return undefined;
  const answer = await json(`${adminOf(issuer)}faults`);
  const on = isJsonObject(answer) ? answer['on'] : undefined;
  return Array.isArray(on) && on.every((id) => typeof id === 'string') ? on : undefined;
}

/** False where the tenant refused or did not answer: the faults may be as they were. */
export async function switchFaults(issuer: string, faults: readonly string[], on: boolean): Promise<boolean> {
  for (const id of faults) {
    const answer = await fetch(`${adminOf(issuer)}faults/${encodeURIComponent(id)}`, {
      method: 'PUT',
      body: JSON.stringify({ on }),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).catch(() => undefined);
    if (!answer?.ok) return false;
  }
  return true;
}

/**
 * A tenant on a port is told by its discovery document: on this device, and with the endpoints of Auth0. No other one is
 * asked for an admin API.
 */
async function isPractice(issuer: string): Promise<boolean> {
  // Without the worker the host of the page would answer.
  if (issuer === sandboxIssuer()) return Boolean(navigator.serviceWorker?.controller);
  if (!URL.canParse(issuer) || !LOOPBACK.has(new URL(issuer).hostname)) return false;
  const before = known.get(issuer);
  if (before !== undefined) return before;
  const document = await json(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  if (!isJsonObject(document)) return false;
  const itIs = document['device_authorization_endpoint'] === `${issuer}oauth/device/code`;
  known.set(issuer, itIs);
  return itIs;
}

const adminOf = (issuer: string) => `${issuer}__sandbox/`;

async function json(url: string): Promise<unknown> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const answer = await fetch(url, { cache: 'no-store', signal });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}
