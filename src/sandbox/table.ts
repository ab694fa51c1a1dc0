/** Records by their key, in the order in which they came, with a note of each that changed since the last save. */

export class Table<Row extends object> {
  readonly #rows = new Map<string, Row>();
  readonly keyOf: (row: Row) => string;
  #changed = new Set<string>();

  constructor(rows: Iterable<Row>, keyOf: (row: Row) => string) {
    this.keyOf = keyOf;
    for (const row of rows) this.#rows.set(keyOf(row), row);
  }

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  all(): MapIterator<Row> {
    return this.#rows.values();
  }

  find(test: (row: Row) => boolean): Row | undefined {
    for (const row of this.#rows.values()) if (test(row)) return row;
    return undefined;
  }

  some(test: (row: Row) => boolean): boolean {
    return this.find(test) !== undefined;
  }

  /** Adds a record, or puts it in the place of the one with its key. */
  put(row: Row): Row {
    const key = this.keyOf(row);
    this.#rows.set(key, row);
    this.#changed.add(key);
    return row;
  }

  /** Changes fields of a record as it is now; one that is gone stays gone. */
  patch(key: string, fields: Partial<Row>): Row | undefined {
    const row = this.#rows.get(key);
    return row && this.put({ ...row, ...fields });
  }

  /** False when there is none. */
  delete(key: string): boolean {
    if (!this.#rows.delete(key)) return false;
    this.#changed.add(key);
    return true;
  }

  deleteWhere(test: (row: Row) => boolean): void {
    for (const [key, row] of this.#rows) if (test(row)) this.delete(key);
  }

  /** The keys that changed since the last call. */
  takeChanged(): Set<string> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  /** Counts keys as changed once more: they could not be saved. */
  putBack(keys: Iterable<string>): void {
    for (const key of keys) this.#changed.add(key);
  }
}
