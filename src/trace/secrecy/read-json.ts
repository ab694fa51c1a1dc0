/**
 * JSON, read from its text in one pass: every member of a repeated name, every digit of a number, any depth. A text
 * that was cut in the middle is read up to its end, since bodies are kept up to a length.
 */
import { isSecretName, PRIVATE_KEY_MEMBERS } from '#catalog/secret-names.ts';
import { fromJsonString } from './escapes.ts';
import type { Part } from './reader.ts';
import type { View } from './view.ts';

/** Parts from one index up to another. */
type Stretch = { name: string; from: number; to: number };

type Container = {
  isObject: boolean;
  /** The name that its items stand under; in an object, that of the member being read. */
  name: string;
  under: string | undefined;
  awaitsName: boolean;
  /** Where in the list of parts the member being read begins. */
  from: number;
  /** Members that are secret if the object turns out to be a key, or a pair of name and value. */
  perhaps: Stretch[];
  /** A JSON Web Key: some of its members, and only of its, are private. */
  isKey: boolean;
  /** `{"name": "client_secret", "value": "…"}`, as HAR and tables write it, or `["client_secret", "…"]`. */
  says: string;
  /** Of a list, counted up to three. */
  items: number;
};

const NONE: Stretch[] = [];
const VALUE = /^value$/i;
/** Deeper than any answer; each level takes memory while it is open. */
const DEEPEST = 10_000;
const NUMBER = /-?\d[\d.eE+-]*/y;
const WORD = /true|false|null|t(?:ru?)?$|f(?:a(?:ls?)?)?$|n(?:ul?)?$/y;
const INSIGNIFICANT = /[\s:,]+/y;

export function readJson(view: View): Part[] | undefined {
  return /^\s*[[{"]/.test(view.text) ? new JsonPass(view).parts() : undefined;
}

class JsonPass {
  readonly #view: View;
  readonly #text: string;
  readonly #parts: Part[] = [];
  readonly #open: Container[] = [];
  readonly #secret: Stretch[] = [];

  constructor(view: View) {
    this.#view = view;
    this.#text = view.text;
  }

  /** Undefined as soon as something stands where JSON has nothing of the kind. */
  parts(): Part[] | undefined {
    let at = 0;
    while (at < this.#text.length) {
      const next = this.#step(at);
      if (next === undefined) return undefined;
      at = next;
    }
    while (this.#open.length > 0) this.#close();
    return this.#marked();
  }

  #step(at: number): number | undefined {
    switch (this.#text.charAt(at)) {
      case '{':
      case '[':
        if (this.#open.length >= DEEPEST) return undefined;
        this.#begin(this.#text.charAt(at) === '{');
        return at + 1;
      case '}':
      case ']': {
        const isObject = this.#text.charAt(at) === '}';
        if (this.#open.at(-1)?.isObject !== isObject) return undefined;
        this.#close();
        return at + 1;
      }
      case '"':
        return this.#string(at);
      default:
        return this.#plain(at);
    }
  }

  #plain(at: number): number | undefined {
    const blank = this.#match(INSIGNIFICANT, at) ?? this.#match(WORD, at);
    if (blank !== undefined) return blank;
    const end = this.#match(NUMBER, at);
    if (end === undefined) return undefined;
    const { name, under } = this.#here();
    const isSecret = under !== undefined || isSecretName(name) || PRIVATE_KEY_MEMBERS.has(name);
    // A number under no secret name is left out: nothing in it could be looked for.
    if (isSecret) this.#value(this.#view.slice(at, end).within((text) => `"${text}"`));
    else this.#done();
    return end;
  }

  #match(pattern: RegExp, at: number): number | undefined {
    pattern.lastIndex = at;
    return pattern.test(this.#text) ? pattern.lastIndex : undefined;
  }

  #string(at: number): number {
    const end = endOfString(this.#text, at + 1);
    const raw = this.#view.slice(at + 1, end);
    const container = this.#open.at(-1);
    if (container?.isObject && container.awaitsName) {
      const name = fromJsonString(raw);
      this.#parts.push({ view: name, name: '' });
      container.name = name.text;
      container.awaitsName = false;
      container.from = this.#parts.length;
      if (name.text === 'kty') container.isKey = true;
    } else {
      const value = fromJsonString(raw);
      if (container && saysName(container)) container.says = value.text;
      this.#value(value);
    }
    return end + 1;
  }

  #value(view: View): void {
    this.#parts.push({ view, ...this.#here() });
    this.#done();
  }

  #here(): { name: string; under: string | undefined } {
    const { name = '', under } = this.#open.at(-1) ?? {};
    return { name, under };
  }

  #begin(isObject: boolean): void {
    const { name, under } = this.#here();
    const holds = under ?? (isSecretName(name) ? name : undefined);
    this.#open.push({
      isObject,
      name: isObject ? '' : name,
      under: holds,
      awaitsName: isObject,
      from: this.#parts.length,
      perhaps: NONE,
      isKey: false,
      says: '',
      items: 0,
    });
  }

  /** A value of the container on top is complete. */
  #done(): void {
    const container = this.#open.at(-1);
    if (!container) return;
    const from = container.from;
    if (!container.isObject) {
      container.from = this.#parts.length;
      if (container.items < 3) container.items += 1;
      if (container.items === 2) container.perhaps = [{ name: 'value', from, to: this.#parts.length }];
      return;
    }
    if (container.awaitsName) return;
    container.awaitsName = true;
    const { name } = container;
    if (!PRIVATE_KEY_MEMBERS.has(name) && !VALUE.test(name)) return;
    if (container.perhaps === NONE) container.perhaps = [];
    container.perhaps.push({ name, from, to: this.#parts.length });
  }

  #close(): void {
    const container = this.#open.pop();
    if (!container) return;
    // `["password", "…"]` alone is a list of grants; in a list of lists it is a pair.
    const isPair = container.isObject || (container.items === 2 && this.#open.at(-1)?.isObject === false);
    for (const { name, from, to } of isPair ? container.perhaps : NONE) {
      if (VALUE.test(name)) {
        if (isSecretName(container.says)) this.#secret.push({ name: container.says, from, to });
      } else if (container.isKey) this.#secret.push({ name: 'private_key', from, to });
    }
    this.#done();
  }

  /** Stretches lie inside each other or apart; the outermost one says what all in it is. */
  #marked(): Part[] {
    let done = 0;
    for (const { name, from, to } of this.#secret.sort(
      (one, two) => one.from - two.from || two.to - one.to,
    )) {
      for (let index = Math.max(from, done); index < to; index++) {
        const part = this.#parts[index];
        if (part) part.under ??= name;
      }
      done = Math.max(done, to);
    }
    return this.#parts;
  }
}

/** Whether the text that comes now can be the name of what stands beside it. */
function saysName({ isObject, name, items }: Container): boolean {
  return isObject ? /^(?:name|key|param)$/i.test(name) : items === 0;
}

/** The index of the closing quote, or of the end. */
function endOfString(text: string, from: number): number {
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let slashes = 0;
    while (quote - 1 - slashes >= from && text.charAt(quote - 1 - slashes) === '\\') slashes++;
    if (slashes % 2 === 0) return quote;
    at = quote + 1;
  }
}
