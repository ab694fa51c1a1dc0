/** JSON that keeps what `JSON.parse` loses: the digits of numbers, repeated names, and where an error is. */
import type { Json } from '#lib/json.ts';
import { type Broken, broken, isBroken, named } from './broken.ts';

export type JsonNode =
  /** `omitted`: members that stand in the text and were left out here (`brief.ts`). */
  | { kind: 'object'; members: JsonMember[]; omitted?: number }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'string'; value: string }
  | { kind: 'number'; text: string }
  | { kind: 'literal'; value: boolean | null };

export type JsonMember = { name: string; value: JsonNode; offset: number };

export type JsonObjectNode = Extract<JsonNode, { kind: 'object' }>;

const DEEPEST = 256;
/** Two spaces a level make a hundred characters out of one: hostile JSON stops here. */
export const LONGEST_LAID_OUT = 8_000_000;
const MOST_NAMED = 20;

/** Stands at the end of what was too long to be laid out. No dots: one would make every other character twice as large. */
export const CUT = 'The rest is not laid out: it is too long. The text itself is whole.';
const SPACE = /[\t\n\r ]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 8259 section 7 forbids exactly these unescaped
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Reads one JSON text (RFC 8259), up to 256 levels deep. Repeated names are all kept, in order. */
export function parseJson(text: string): JsonNode | Broken {
  const reader = new Reader(text);
  const node = reader.value(0);
  if (isBroken(node)) return node;
  reader.space();
  if (reader.at < text.length)
    return broken(
      reader.at,
      `${named(text[reader.at])} stands after the end of the JSON.`,
      'Remove what follows.',
    );
  return node;
}

class Reader {
  at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  space(): void {
    this.#match(SPACE);
  }

  value(depth: number): JsonNode | Broken {
    this.space();
    if (depth > DEEPEST)
      return broken(this.at, `Nested deeper than ${DEEPEST} levels.`, 'Paste the inner part alone.');
    const next = this.#text[this.at];
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    if (next === '"') {
      const value = this.#string();
      return isBroken(value) ? value : { kind: 'string', value };
    }
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (!this.#text.startsWith(word, this.at)) continue;
      this.at += word.length;
      return { kind: 'literal', value };
    }
    const number = this.#match(NUMBER);
    if (number) return { kind: 'number', text: number };
    return this.#unexpected(
      'a value',
      next === "'" ? 'JSON takes double quotes only.' : 'Check what stands there.',
    );
  }

  #object(depth: number): JsonNode | Broken {
    const members: JsonMember[] = [];
    this.at++;
    for (;;) {
      this.space();
      if (this.#text[this.at] === '}' && members.length === 0) break;
      const offset = this.at;
      if (this.#text[this.at] !== '"')
        return this.#unexpected(
          'a name in double quotes',
          members.length ? 'A comma before it may be one too many.' : 'Names stand in double quotes.',
        );
      const name = this.#string();
      if (isBroken(name)) return name;
      this.space();
      if (this.#text[this.at] !== ':')
        return this.#unexpected('a colon', 'A colon stands between name and value.');
      this.at++;
      const value = this.value(depth + 1);
      if (isBroken(value)) return value;
      members.push({ name, value, offset });
      this.space();
      if (this.#text[this.at] === '}') break;
      if (this.#text[this.at] !== ',')
        return this.#unexpected('a comma or `}`', 'A comma may be missing before it.');
      this.at++;
    }
    this.at++;
    return { kind: 'object', members };
  }

  #array(depth: number): JsonNode | Broken {
    const items: JsonNode[] = [];
    this.at++;
    this.space();
    if (this.#text[this.at] === ']') {
      this.at++;
      return { kind: 'array', items };
    }
    for (;;) {
      const item = this.value(depth + 1);
      if (isBroken(item)) return item;
      items.push(item);
      this.space();
      if (this.#text[this.at] === ']') break;
      if (this.#text[this.at] !== ',')
        return this.#unexpected('a comma or `]`', 'A comma may be missing before it.');
      this.at++;
    }
    this.at++;
    return { kind: 'array', items };
  }

  #string(): string | Broken {
    const start = this.at++;
    // One pattern for the whole string would need a stack as long as the string.
    do this.#match(PLAIN);
    while (this.#match(ESCAPE));
    const bad = this.#text[this.at];
    if (bad === '"') return JSON.parse(this.#text.slice(start, ++this.at)) as string;
    if (bad === undefined)
      return broken(
        this.at,
        'The text ends inside a string.',
        'Paste the whole of it: a closing quote is missing.',
      );
    if (bad === '\\')
      return broken(this.at, 'This escape does not exist in JSON.', 'Write the backslash twice.');
    return broken(
      this.at,
      `${named(bad)} stands unescaped inside a string.`,
      'A closing quote may be missing before it.',
    );
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const text = pattern.exec(this.#text)?.[0] ?? '';
    this.at += text.length;
    return text;
  }

  #unexpected(wanted: string, advice: string): Broken {
    const found = this.#text[this.at];
    return found === undefined
      ? broken(this.at, `The text ends where ${wanted} should be.`, 'Paste the whole of it.')
      : broken(this.at, `${named(found)} stands where ${wanted} should be.`, advice);
  }
}

/** Plain JSON; numbers become JavaScript's, and of repeated names the last one counts. */
export function toJson(node: JsonNode): Json {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.members.map(({ name, value }) => [name, toJson(value)]));
    case 'array':
      return node.items.map(toJson);
    case 'number':
      return Number(node.text);
    default:
      return node.value;
  }
}

/**
 * Two spaces a level; numbers with the digits they came with. Stops soon after `longest` characters and says so in a
 * last line.
 */
export function formatJson(node: JsonNode, longest = LONGEST_LAID_OUT): string {
  const written: string[] = [];
  let room = longest;
  let cut = false;
  const write = (text: string) => {
    written.push(text);
    room -= text.length;
  };
  const layOut = (each: JsonNode, indent: string): void => {
    if (each.kind !== 'object' && each.kind !== 'array') {
      write(each.kind === 'number' ? each.text : JSON.stringify(each.value));
      return;
    }
    const object = each.kind === 'object';
    const children: readonly (JsonMember | JsonNode)[] = object ? each.members : each.items;
    const [open, close] = object ? '{}' : '[]';
    if (children.length === 0) {
      write(`${open}${close}`);
      return;
    }
    let before = `${open}\n${indent}  `;
    for (const child of children) {
      cut ||= room <= 0;
      if (cut) return;
      write(before);
      if ('name' in child) write(`${JSON.stringify(child.name)}: `);
      layOut('name' in child ? child.value : child, `${indent}  `);
      before = `,\n${indent}  `;
    }
    if (!cut) write(`\n${indent}${close}`);
  };
  layOut(node, '');
  return cut ? `${written.join('')}\n${CUT}` : written.join('');
}

/** The value of a name; the last one when it is repeated, as most readers take it. */
export function member(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.findLast((each) => each.name === name)?.value : undefined;
}

/** The text of a string member; undefined for anything else. */
export function textOf(node: JsonNode | undefined, name: string): string | undefined {
  const value = member(node, name);
  return value?.kind === 'string' ? value.value : undefined;
}

/** The number of a number member; undefined for anything else. */
export function numberOf(node: JsonNode | undefined, name: string): number | undefined {
  const value = member(node, name);
  return value?.kind === 'number' ? Number(value.text) : undefined;
}

/** Names that stand more than once in an object: readers differ in which one they take. */
export function repeatedNames(node: JsonNode): string[] {
  if (node.kind !== 'object') return [];
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of node.members) (seen.has(name) ? repeated : seen).add(name);
  return [...repeated];
}

/** A sentence for each repeated name of an object, and one for those that are too many to tell. */
export function repeatedNotes(node: JsonNode): string[] {
  const names = repeatedNames(node);
  const notes = names
    .slice(0, MOST_NAMED)
    .map((name) => `\`${name}\` stands more than once. Readers differ in which one they take.`);
  const more = names.length - notes.length;
  return more > 0 ? [...notes, `So do ${more.toLocaleString('en')} other names.`] : notes;
}
