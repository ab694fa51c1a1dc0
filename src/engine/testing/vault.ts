/** A vault in memory, as one tab has it: a reload keeps it, a closed tab loses it. */
import type { Credential, Vault } from '#engine/ports.ts';
import { fingerprint } from '#lib/fingerprint.ts';
import { markerOf } from '#trace/secrecy/marker.ts';

const KEY = new Uint8Array(32).fill(7);

export function memoryVault(secret: string | undefined): Vault & { closeTab(): void } {
  const held = new Map<string, Credential>();
  const lists = new Map<string, Credential[]>();
  return {
    keep(run, { name, value }) {
      const reference = markerOf({ name, fingerprint: fingerprint(KEY, value).code, length: value.length });
      if (!held.has(`${run} ${reference}`)) lists.delete(run);
      held.set(`${run} ${reference}`, { name, value });
      return reference;
    },
    open: (run, reference) => held.get(`${run} ${reference}`)?.value,
    held: (run) => {
      const before = lists.get(run);
      if (before) return before;
      const own = secret === undefined ? [] : [{ name: 'client_secret', value: secret }];
      const ofRun = [...held].flatMap(([key, credential]) => (key.startsWith(`${run} `) ? [credential] : []));
      lists.set(run, [...own, ...ofRun.filter(({ value }) => value !== secret)]);
      return lists.get(run) ?? [];
    },
    ofApplication: () => secret,
    closeTab: () => {
      held.clear();
      lists.clear();
    },
  };
}
