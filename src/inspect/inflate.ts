/** Raw DEFLATE (RFC 1951), for the redirect binding of SAML. `DecompressionStream` is asynchronous; this answers at once. */

const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A canonical Huffman code: how many codes each length has, and the symbols in order. */
type Code = { counts: number[]; symbols: number[] };

class Corrupt extends Error {}

/** The inflated bytes, or undefined when the data is not DEFLATE, is cut off, or grows beyond `limit` bytes. */
export function inflateRaw(data: Uint8Array, limit: number): Uint8Array<ArrayBuffer> | undefined {
  try {
    return new Inflater(data, limit).run();
  } catch (error) {
    if (error instanceof Corrupt) return undefined;
    throw error;
  }
}

class Inflater {
  #at = 0;
  #bit = 0;
  #size = 0;
  readonly #data: Uint8Array;
  readonly #limit: number;
  #out: Uint8Array<ArrayBuffer>;

  constructor(data: Uint8Array, limit: number) {
    this.#data = data;
    this.#limit = limit;
    this.#out = new Uint8Array(Math.min(limit, Math.max(1024, data.length * 4)));
  }

  run(): Uint8Array<ArrayBuffer> {
    let last = false;
    while (!last) {
      last = this.#bits(1) === 1;
      const type = this.#bits(2);
      if (type === 0) this.#stored();
      else if (type === 1) this.#compressed(FIXED_LENGTHS, FIXED_DISTANCES);
      else if (type === 2) this.#compressed(...this.#dynamicCodes());
      else throw new Corrupt();
    }
    return this.#out.slice(0, this.#size);
  }

  #bits(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index++) {
      const byte = this.#data[this.#at];
      if (byte === undefined) throw new Corrupt();
      value |= ((byte >> this.#bit) & 1) << index;
      this.#bit++;
      if (this.#bit === 8) {
        this.#bit = 0;
        this.#at++;
      }
    }
    return value;
  }

  #put(byte: number): void {
    if (this.#size === this.#limit) throw new Corrupt();
    if (this.#size === this.#out.length) {
      const larger = new Uint8Array(Math.min(this.#limit, this.#out.length * 2));
      larger.set(this.#out);
      this.#out = larger;
    }
    this.#out[this.#size++] = byte;
  }

  #stored(): void {
    if (this.#bit > 0) {
      this.#bit = 0;
      this.#at++;
    }
    const length = this.#bits(16);
    if (this.#bits(16) !== (length ^ 0xffff)) throw new Corrupt();
    for (let index = 0; index < length; index++) this.#put(this.#bits(8));
  }

  #symbol({ counts, symbols }: Code): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= 15; length++) {
      code |= this.#bits(1);
      const count = counts[length] ?? 0;
      if (code - count < first) return symbols[index + code - first] ?? -1;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new Corrupt();
  }

  #compressed(lengths: Code, distances: Code): void {
    for (;;) {
      const symbol = this.#symbol(lengths);
      if (symbol === 256) return;
      if (symbol < 256) this.#put(symbol);
      else this.#copy(symbol - 257, distances);
    }
  }

  #copy(symbol: number, distances: Code): void {
    const base = LENGTH_BASE[symbol];
    if (base === undefined) throw new Corrupt();
    const length = base + this.#bits(LENGTH_EXTRA[symbol] ?? 0);
    const code = this.#symbol(distances);
    const far = DISTANCE_BASE[code];
    if (far === undefined) throw new Corrupt();
    const distance = far + this.#bits(code < 2 ? 0 : (code >> 1) - 1);
    if (distance > this.#size) throw new Corrupt();
    for (let index = 0; index < length; index++) this.#put(this.#out[this.#size - distance] ?? 0);
  }

  #dynamicCodes(): [Code, Code] {
    const literals = this.#bits(5) + 257;
    const distances = this.#bits(5) + 1;
    const count = this.#bits(4) + 4;
    const codeLengths = new Array<number>(19).fill(0);
    for (const symbol of CODE_ORDER.slice(0, count)) codeLengths[symbol] = this.#bits(3);
    const code = makeCode(codeLengths);
    const lengths: number[] = [];
    while (lengths.length < literals + distances) {
      const symbol = this.#symbol(code);
      if (symbol < 16) lengths.push(symbol);
      else {
        const repeated = symbol === 16 ? lengths.at(-1) : 0;
        if (repeated === undefined) throw new Corrupt();
        const times =
          symbol === 16 ? 3 + this.#bits(2) : symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7);
        for (let index = 0; index < times; index++) lengths.push(repeated);
      }
    }
    return [makeCode(lengths.slice(0, literals)), makeCode(lengths.slice(literals, literals + distances))];
  }
}

function makeCode(lengths: number[]): Code {
  const counts = new Array<number>(16).fill(0);
  for (const length of lengths) if (length) counts[length] = (counts[length] ?? 0) + 1;
  // A sort would cost a hostile text of many small blocks its time over and over.
  const next = [0];
  for (const count of counts) next.push((next.at(-1) ?? 0) + count);
  const symbols: number[] = [];
  for (const [symbol, length] of lengths.entries()) {
    const at = next[length];
    if (length === 0 || at === undefined) continue;
    symbols[at] = symbol;
    next[length] = at + 1;
  }
  return { counts, symbols };
}

const FIXED_LENGTHS = makeCode(
  Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
);
const FIXED_DISTANCES = makeCode(new Array<number>(30).fill(5));
