/** Loads the state once and writes back what changed. Everything else reads and changes `state`. */
import type { Json } from '#lib/json.ts';
import { type Change, type Live, type LiveState, liveState } from './live-state.ts';
import { isUnusable, type Opened, openState, type Unusable } from './open-state.ts';
import { STATE_VERSION, type State } from './state.ts';

/**
 * Why what was loaded is put aside: it cannot be used, a part of it cannot be read (`cut`), or this version of it takes
 * its place (`older`).
 */
export type Aside = { reason: Unusable['reason'] | 'cut' | 'older'; text: string };

export type Storage = {
  /**
   * The state that was saved last, and what of it could not be read; undefined before the first save. Rejects where
   * nothing can be made of it.
   */
  load(): Promise<{ state: Json; damage?: string } | undefined>;
  /** Keeps what was loaded, as it was, before another state takes its place. Rejects to leave everything as it is. */
  keep(aside: Aside): Promise<void>;
  /** Saves a whole state in the place of whatever is there. */
  replace(state: Json): Promise<void>;
  /** Saves what changed since. `whole` gives the state with the changes in it. */
  append(changes: readonly Change[], whole: () => Json): Promise<void>;
};

export type Store = {
  readonly state: LiveState;
  /** Resolves once `state` may be read. */
  ready(): Promise<void>;
  /**
   * Resolves when every change made before the call is written. An answer that hands out something stored waits for
   * this: a host may stop right after it.
   */
  save(): Promise<void>;
  replace(state: State): Promise<void>;
};

/** What is no state is put aside, and a fresh seed takes its place; an older one is brought up to date. */
export function createStore(storage: Storage, seed: () => State): Store {
  let live: Live | undefined;
  /** Nothing that changes could be added to is stored yet. */
  let isNew = false;
  let loading: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;

  function current(): Live {
    if (!live) throw new Error('The state is not loaded yet.');
    return live;
  }

  async function load(): Promise<void> {
    const found = await storage.load();
    const fresh = seed();
    const opened = found ? openState(found.state, fresh) : { state: fresh };
    const aside = asideOf(opened, found?.damage);
    if (aside) await storage.keep(aside);
    isNew = !found || aside !== undefined;
    live = liveState(isUnusable(opened) ? fresh : opened.state);
    // At once: else the same would be put aside again at the next start.
    if (aside) await write();
  }

  async function write(): Promise<void> {
    const { changes, putBack } = current().takeChanges();
    const whole = () => current().document() as unknown as Json;
    const wasNew = isNew;
    isNew = false;
    try {
      if (wasNew) await storage.replace(whole());
      else if (changes.length > 0) await storage.append(changes, whole);
    } catch (error) {
      isNew ||= wasNew;
      putBack();
      throw error;
    }
  }

  return {
    get state() {
      return current().state;
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
          last = write();
          return last;
        });
      return waiting;
    },
    replace(next) {
      live = liveState(next);
      isNew = true;
      return this.save();
    },
  };
}

function asideOf(opened: Opened | Unusable, damage: string | undefined): Aside | undefined {
  if (isUnusable(opened)) {
    return { reason: opened.reason, text: opened.problem };
  }
  if (damage !== undefined) return { reason: 'cut', text: damage };
  return opened.from === undefined
    ? undefined
    : { reason: 'older', text: `It was of version ${opened.from}, and is of version ${STATE_VERSION} now.` };
}

/** Keeps nothing beyond the process. */
export function memoryStorage(): Storage {
  const nothing = async () => undefined;
  return { load: nothing, keep: nothing, replace: nothing, append: nothing };
}
