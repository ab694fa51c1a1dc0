/**
 * A stretch of a source text, perhaps decoded, that still knows where each of its characters stands in the source and
 * how a text must be written to stand there. So a reader may decode as often as it likes, and what it finds can be
 * replaced in the source without writing the rest anew.
 */
type Write = (text: string) => string;

/** What one escape means, and how many characters of the text it takes; undefined where none stands. */
export type Unescape = (text: string, at: number) => { means: string; length: number } | undefined;

const asItIs: Write = (text) => text;
/** Holds on to the functions alone: what was found outlives the views it was found in. */
const inside =
  (outer: Write, inner: Write): Write =>
  (text) =>
    outer(inner(text));

export class View {
  readonly text: string;
  /** Where the text begins; or where each character begins, and the last one ends; or the one range that it all is. */
  readonly map: number | Int32Array | [number, number];
  /** How text is written in the source at this place. */
  readonly write: Write;
  /** Known values were looked for in it; so they were in every slice of it. */
  searched: boolean;

  private constructor(text: string, map: View['map'], write: Write, searched = false) {
    this.text = text;
    this.map = map;
    this.write = write;
    this.searched = searched;
  }

  static of(text: string): View {
    return new View(text, 0, asItIs);
  }

  /** The range of the source that holds the characters from `start` up to `end`. */
  range(start: number, end: number): [number, number] {
    return Array.isArray(this.map) ? this.map : [this.#at(start), this.#at(end)];
  }

  slice(start: number, end: number): View {
    return new View(this.text.slice(start, end), this.#mapOf(start, end), this.write, this.searched);
  }

  /** The same text, in a place where something more must be done to what is written. */
  within(write: Write): View {
    return new View(this.text, this.map, inside(this.write, write), this.searched);
  }

  /** `trigger` finds where an escape may begin: a global pattern of one character. */
  decode(trigger: RegExp, means: Unescape, write: Write): View {
    const decoded = this.#unescaped(trigger, means);
    return decoded ? new View(decoded.text, decoded.map, inside(this.write, write)) : this.within(write);
  }

  /** What the characters from `start` to `end` mean as a whole: nothing in it has a place of its own. */
  opaque(start: number, end: number, text: string): View {
    return new View(text, this.range(start, end), this.write);
  }

  #at(index: number): number {
    if (typeof this.map === 'number') return this.map + index;
    return (this.map instanceof Int32Array ? this.map[index] : this.map[0]) ?? 0;
  }

  #mapOf(start: number, end: number): View['map'] {
    if (typeof this.map === 'number') return this.map + start;
    return this.map instanceof Int32Array ? this.map.subarray(start, end + 1) : this.map;
  }

  #unescaped(trigger: RegExp, means: Unescape): Pick<View, 'text' | 'map'> | undefined {
    const { text } = this;
    const pieces: string[] = [];
    let from: Int32Array | undefined;
    let length = 0;
    let at = 0;
    trigger.lastIndex = 0;
    for (let hit = trigger.exec(text); hit; hit = trigger.exec(text)) {
      const found = means(text, hit.index);
      if (!found) continue;
      // An escape never means more characters than it takes.
      from ??= new Int32Array(text.length + 1);
      pieces.push(text.slice(at, hit.index), found.means);
      for (; at < hit.index; at++) from[length++] = this.#at(at);
      for (let index = 0; index < found.means.length; index++) from[length++] = this.#at(at);
      at = hit.index + found.length;
      trigger.lastIndex = at;
    }
    if (!from) return undefined;
    pieces.push(text.slice(at));
    for (; at <= text.length; at++) from[length++] = this.#at(at);
    if (Array.isArray(this.map)) return { text: pieces.join(''), map: this.map };
    return { text: pieces.join(''), map: from.subarray(0, length) };
  }
}
