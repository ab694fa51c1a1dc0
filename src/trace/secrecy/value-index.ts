/**
 * Finds any of many values in a text in one pass. Values are sorted and kept in buckets by their first four
 * characters, so a place in the text that begins no value costs one look at a table; one that begins some costs
 * a binary search among them. For n characters and k values that is O(n) in practice and O(n · log k · length) when a
 * text is made to be slow, which `MOST_WORK` ends: then the text counts as one that cannot be searched.
 */
export type Hit = { start: number; end: number; value: string };

type Bucket = {
  /** Sorted, so that the longest that begins a text is the one before it, or a prefix of that one. */
  writings: string[];
  /** For each, the index of the longest other one that it begins with; -1 for none. */
  prefix: Int32Array;
};

const KEY = 4;
const TABLE = 1 << 13;
const MOST_WORK = 64;
const FREE_WORK = 1_000_000;
/** A shorter value is replaced only where it is a word of its own. */
const SHORTEST_INSIDE_WORDS = 8;

export class ValueIndex {
  readonly #buckets = new Map<string, Bucket>();
  /** One bit for each hash of four characters that some value begins with. */
  readonly #begins = new Uint8Array(TABLE);
  readonly #valueOf: ReadonlyMap<string, string>;

  /** From each way to write a value to the value. Writings have four characters or more. */
  constructor(writings: ReadonlyMap<string, string>) {
    this.#valueOf = writings;
    const groups = new Map<string, string[]>();
    for (const writing of writings.keys()) {
      const key = writing.slice(0, KEY);
      const group = groups.get(key);
      if (group) group.push(writing);
      else groups.set(key, [writing]);
      this.#begins[hashAt(writing, 0)] = 1;
    }
    for (const [key, group] of groups) this.#buckets.set(key, bucketOf(group));
  }

  get isEmpty(): boolean {
    return this.#buckets.size === 0;
  }

  /** Stretches that hold values, those that overlap as one; undefined where the text cannot be searched in time. */
  hitsIn(text: string): Hit[] | undefined {
    const hits: Hit[] = [];
    let work = MOST_WORK * text.length + FREE_WORK;
    for (let at = 0; at + KEY <= text.length; at++) {
      if (this.#begins[hashAt(text, at)] === 0) continue;
      const bucket = this.#buckets.get(text.slice(at, at + KEY));
      if (!bucket) continue;
      const { writing, cost } = longestAt(bucket, text, at);
      work -= cost;
      if (work < 0) return undefined;
      if (!writing || !standsAlone(text, at, writing)) continue;
      const end = at + writing.length;
      const last = hits.at(-1);
      if (!last || at >= last.end)
        hits.push({ start: at, end, value: this.#valueOf.get(writing) ?? writing });
      else if (end > last.end) last.end = end;
    }
    return hits;
  }
}

function hashAt(text: string, at: number): number {
  const first = text.charCodeAt(at) ^ (text.charCodeAt(at + 1) << 3);
  const second = (text.charCodeAt(at + 2) << 5) ^ (text.charCodeAt(at + 3) << 7);
  return (first ^ second) & (TABLE - 1);
}

function bucketOf(writings: string[]): Bucket {
  writings.sort((one, other) => (one < other ? -1 : 1));
  const prefix = new Int32Array(writings.length).fill(-1);
  /** Each begins with the one before it. */
  const chain: number[] = [];
  for (const [index, writing] of writings.entries()) {
    while (chain.length > 0 && !writing.startsWith(writings[chain.at(-1) ?? 0] ?? '')) chain.pop();
    prefix[index] = chain.at(-1) ?? -1;
    chain.push(index);
  }
  return { writings, prefix };
}

function longestAt(
  { writings, prefix }: Bucket,
  text: string,
  at: number,
): { writing?: string; cost: number } {
  let cost = 0;
  let [low, high] = [0, writings.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { order, same } = compare(writings[middle] ?? '', text, at);
    cost += same + 1;
    if (order <= 0) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index = prefix[index] ?? -1) {
    const writing = writings[index] ?? '';
    const { same } = compare(writing, text, at);
    cost += same + 1;
    if (same === writing.length) return { writing, cost };
  }
  return { cost };
}

/** How a writing sorts against the text from `at` on, and how many characters they share. A prefix sorts before. */
function compare(writing: string, text: string, at: number): { order: number; same: number } {
  let same = 0;
  while (same < writing.length && writing.charCodeAt(same) === text.charCodeAt(at + same)) same++;
  if (same === writing.length) return { order: -1, same };
  const other = at + same < text.length ? text.charCodeAt(at + same) : -1;
  return { order: writing.charCodeAt(same) < other ? -1 : 1, same };
}

const WORD = /[\p{L}\p{N}_]/u;

function standsAlone(text: string, at: number, writing: string): boolean {
  if (writing.length >= SHORTEST_INSIDE_WORDS) return true;
  return !(WORD.test(text.charAt(at - 1)) || WORD.test(text.charAt(at + writing.length)));
}
