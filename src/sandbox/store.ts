/** Loads the state once and writes it back. Everything else reads and changes `state` in place. */
import { isJsonObject, type Json } from '#lib/json.ts';
import type { State } from './state.ts';

export type Storage = { load(): Promise<Json | undefined>; save(state: Json): Promise<void> };

export type Store = {
  readonly state: State;
  /** Resolves once `state` may be read. */
  ready(): Promise<void>;
  /**
   * Resolves when every change made before the call is written. An answer that hands out something stored waits for
   * this: a host may stop right after it.
   */
  save(): Promise<void>;
  replace(state: State): Promise<void>;
};

/** State of another version, and anything that lacks a part or has one of another kind, is no state. */
export function isState(found: unknown, like: State): found is State {
  if (!isJsonObject(found) || found['version'] !== like.version) return false;
  return Object.entries(like).every(([name, part]) => isSameKind(found[name], part));
}

function isSameKind(found: unknown, like: unknown): boolean {
  if (Array.isArray(like)) return Array.isArray(found) && found.every((one) => one !== null);
  return typeof found === typeof like && found !== null && !Array.isArray(found);
}

/** What is no state is replaced by a fresh seed. Settings that came later begin with the seed's value. */
export function createStore(storage: Storage, seed: () => State): Store {
  let state: State | undefined;
  let loading: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  function current(): State {
    if (!state) throw new Error('The state is not loaded yet.');
    return state;
  }

  async function load(): Promise<void> {
    const found = await storage.load();
    const fresh = seed();
    state = isState(found, fresh) ? { ...found, settings: { ...fresh.settings, ...found.settings } } : fresh;
  }

  return {
    get state() {
      return current();
    },
    ready() {
      loading ??= load().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    save() {
      // A save that has not begun yet carries this change too.
      waiting ??= last
        .catch(() => undefined)
        .then(() => {
          waiting = undefined;
          last = storage.save(current() as unknown as Json);
          return last;
        });
      return waiting;
    },
    replace(next) {
      state = next;
      return this.save();
    },
  };
}

/** Keeps nothing beyond the process. */
export function memoryStorage(): Storage {
  return { load: async () => undefined, save: async () => undefined };
}
