/** The smallest observable: a set of listeners, for `useSyncExternalStore` and live traces. */
export class Subscribable {
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  notify(): void {
    for (const listener of this.#listeners) listener();
  }
}
