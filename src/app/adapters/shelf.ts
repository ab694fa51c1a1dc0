/** Web storage that never throws: where site data is blocked, it lasts as long as the page. */
export type Shelf = {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
  names(): string[];
  clear(): void;
};

/** `storage` is read at each call, because reaching for it is what throws. */
export function shelf(storage: () => Storage): Shelf {
  const memory = new Map<string, string>();
  const attempt = <T>(work: (storage: Storage) => T, instead: () => T): T => {
    try {
      return work(storage());
    } catch {
      return instead();
    }
  };
  return {
    get: (key) =>
      memory.get(key) ??
      attempt(
        (store) => store.getItem(key),
        () => null,
      ),
    set(key, value) {
      memory.delete(key);
      attempt(
        (store) => store.setItem(key, value),
        () => void memory.set(key, value),
      );
    },
    remove(key) {
      memory.delete(key);
      attempt(
        (store) => store.removeItem(key),
        () => undefined,
      );
    },
    names: () => [
      ...new Set([
        ...memory.keys(),
        ...attempt(
          (store) => Object.keys(store),
          () => [],
        ),
      ]),
    ],
    clear() {
      memory.clear();
      attempt(
        (store) => store.clear(),
        () => undefined,
      );
    },
  };
}

export const tabShelf = shelf(() => sessionStorage);
export const browserShelf = shelf(() => localStorage);
