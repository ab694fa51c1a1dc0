/**
 * Credentials that a run uses, by the references that stand for them in its trace. They stay in this tab's
 * sessionStorage, which a browser keeps on disk until the tab closes; a client secret that a person asked to keep is in
 * `client-secrets.ts`.
 */
import type { Credential, Vault } from '#engine/ports.ts';
import { fingerprint } from '#lib/fingerprint.ts';
import { markerOf } from '#trace/secrecy/marker.ts';
import { getSecret } from './client-secrets.ts';
import { fingerprintKey } from './fingerprint-key.ts';
import { tabShelf } from './shelf.ts';

const PREFIX = 'grantscope.vault.';

type Held = Record<string, Credential>;

/** What was read once: the shelf is asked again only in another page. */
const known = new Map<string, Held>();
/** The same list while nothing changes, so that what is made of it is made once. */
const lists = new Map<string, { secret: string | undefined; list: Credential[] }>();

function heldBy(run: string): Held {
  const before = known.get(run);
  if (before) return before;
  const kept = tabShelf.get(PREFIX + run);
  const held = kept ? (JSON.parse(kept) as Held) : {};
  known.set(run, held);
  return held;
}

function put(run: string, reference: string, credential: Credential): void {
  const held = heldBy(run);
  if (held[reference]?.value === credential.value) return;
  held[reference] = credential;
  lists.delete(run);
  tabShelf.set(PREFIX + run, JSON.stringify(held));
}

export const vault: Vault = {
  keep(run, credential) {
    const { code } = fingerprint(fingerprintKey(), credential.value);
    const reference = markerOf({
      name: credential.name,
      fingerprint: code,
      length: credential.value.length,
    });
    put(run, reference, credential);
    return reference;
  },
  open: (run, reference) => heldBy(run)[reference]?.value,
  held: (run, target) => {
    const secret = getSecret(target.issuer, target.clientId, 'client_secret');
    const before = lists.get(run);
    if (before && before.secret === secret) return before.list;
    const own = secret === undefined ? [] : [{ name: 'client_secret', value: secret }];
    const list = [...own, ...Object.values(heldBy(run)).filter(({ value }) => value !== secret)];
    lists.set(run, { secret, list });
    return list;
  },
  ofApplication: (target, name) => getSecret(target.issuer, target.clientId, name),
};

/** A person entered again what this tab had lost. Another value than the lost one takes its place all the same. */
export function enterAgain(run: string, reference: string, credential: Credential): void {
  put(run, reference, credential);
}
