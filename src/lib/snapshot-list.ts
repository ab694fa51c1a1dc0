/** A list that grows and changes, and gives out snapshots of itself that do neither. */

const CHUNK = 512;

/**
 * Holds its items in chunks. A snapshot shares them; a chunk is copied when it changes after a snapshot. So `push`,
 * `set` and `snapshot` cost the same at a hundred items and at a hundred thousand (a snapshot copies one reference
 * for every 512).
 */
export class SnapshotList<T> {
  #chunks: T[][] = [];
  /** Chunks from here on are not shared with any snapshot. */
  #shared: boolean[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Undefined beyond the end, as in an array. */
  at(index: number): T | undefined {
    return this.#chunks[Math.floor(index / CHUNK)]?.[index % CHUNK];
  }

  push(item: T): void {
    const chunk = Math.floor(this.#length / CHUNK);
    if (this.#chunks.length === chunk) {
      this.#chunks.push([]);
      this.#shared.push(false);
    }
    this.#own(chunk).push(item);
    this.#length += 1;
  }

  /** Replaces an item that is there; an index beyond the end is a bug of the caller. */
  set(index: number, item: T): void {
    if (index < 0 || index >= this.#length) throw new RangeError(`There is no item ${index}.`);
    this.#own(Math.floor(index / CHUNK))[index % CHUNK] = item;
  }

  snapshot(): Snapshot<T> {
    this.#shared.fill(true);
    return new Snapshot([...this.#chunks], this.#length);
  }

  #own(chunk: number): T[] {
    const items = this.#chunks[chunk] ?? [];
    if (!this.#shared[chunk]) return items;
    const copy = [...items];
    this.#chunks[chunk] = copy;
    this.#shared[chunk] = false;
    return copy;
  }
}

/** The list as it stood. As an array only when someone asks for one. */
export class Snapshot<T> {
  readonly length: number;
  readonly #chunks: T[][];
  #array: T[] | undefined;

  constructor(chunks: T[][], length: number) {
    this.#chunks = chunks;
    this.length = length;
  }

  at(index: number): T | undefined {
    return this.#chunks[Math.floor(index / CHUNK)]?.[index % CHUNK];
  }

  /** The same array at each call. */
  toArray(): readonly T[] {
    this.#array ??= this.#chunks.flat();
    return this.#array;
  }
}
