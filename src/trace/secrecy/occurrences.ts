/** Known secrets wherever they stand, under any name or none, in any of the ways a text is written in another one. */
import { fromAny, textOfBase64, toJsonString, toPercent, toXml } from './escapes.ts';
import type { Found } from './find.ts';
import { markersIn } from './marker.ts';
import { ValueIndex } from './value-index.ts';
import { View } from './view.ts';

/** A secret to look for. */
export type Known = { name: string; value: string; credential: boolean };

/** A shorter one would be found in every other word. It is replaced where it stands under its name. */
const SHORTEST = 4;
/** Encodings inside each other, each of which takes one more pass. */
const MOST_LAYERS = 6;
const BASE64 = /[\w+/-]{8,}={0,2}/g;
/** A value that is a word of the protocol says nothing where it stands elsewhere. */
const WORDS_OF_THE_PROTOCOL: ReadonlySet<string> = new Set(
  [
    'access_token address authorization_code bearer client_credentials client_id client_secret code consent dpop email',
    'error example false form form_post fragment grant_type https http id_token implicit json login masked none null',
    'offline_access openid password phone plain post profile query refresh_token s256 scope secret state sub test token',
    'true undefined user username web_message',
  ]
    .join(' ')
    .split(' '),
);

export class Occurrences {
  readonly #known = new Map<string, Known>();
  readonly #index: ValueIndex;

  constructor(known: Iterable<Known>) {
    const writings = new Map<string, string>();
    for (const one of known) {
      const { value } = one;
      if (value.length < SHORTEST || WORDS_OF_THE_PROTOCOL.has(value.toLowerCase())) continue;
      if (!this.#known.has(value)) this.#known.set(value, one);
      for (const writing of writingsOf(value)) if (!writings.has(writing)) writings.set(writing, value);
    }
    this.#index = new ValueIndex(writings);
  }

  get none(): boolean {
    return this.#index.isEmpty;
  }

  /** Finds may lie inside each other. A text that cannot be searched in time is one find that is `unread`. */
  in(text: string): Found[] {
    if (this.none) return [];
    const found: Found[] = [];
    const spared: [number, number][] = [];
    let view = View.of(text);
    for (let layer = 0; ; layer++) {
      const hits = this.#inView(view);
      if (!hits) return [unsearched(text, 'it is too long to be searched')];
      found.push(...hits);
      spared.push(...markersIn(view.text).map(({ start, end }) => view.range(start, end)));
      const next = fromAny(view);
      if (next.text === view.text) break;
      if (layer === MOST_LAYERS) return [unsearched(text, `encoded more than ${MOST_LAYERS} times`)];
      view = next;
    }
    return spared.length === 0 ? found : found.filter((hit) => !spared.some((range) => meets(hit, range)));
  }

  #inView(view: View): Found[] | undefined {
    const hits = this.#index.hitsIn(view.text);
    if (!hits) return undefined;
    const found = hits.map(({ start, end, value }) => this.#found(view, start, end, value));
    for (const run of view.text.matchAll(BASE64)) {
      const means = textOfBase64(run[0]);
      const first = means === undefined ? undefined : this.#index.hitsIn(means)?.[0];
      if (first) found.push(this.#found(view, run.index, run.index + run[0].length, first.value));
    }
    return found;
  }

  #found(view: View, from: number, to: number, value: string): Found {
    const [start, end] = view.range(from, to);
    const known = this.#known.get(value) ?? { name: '', value, credential: true };
    const write = isNumberOfJson(view.text, from, to)
      ? (text: string) => `"${text}"`
      : (text: string) => text;
    return { ...known, start, end, write };
  }
}

/** Each way to write a value that an unambiguous reader would not undo: `%` and `\` in the value itself. */
function writingsOf(value: string): string[] {
  const uri = toPercent(value);
  return [...new Set([value, toJsonString(value), toXml(value), uri, uri.replaceAll('%20', '+')])];
}

/** A bare number in JSON needs quotes once it is a text. */
function isNumberOfJson(text: string, from: number, to: number): boolean {
  if (!/^\s*[[{]/.test(text.slice(0, 100)) || !/^-?[\d.eE+-]+$/.test(text.slice(from, to).slice(0, 40)))
    return false;
  const before = /[[:,]\s{0,9}$/.test(text.slice(Math.max(0, from - 10), from));
  return before && /^\s{0,9}[\],}]/.test(text.slice(to, to + 10));
}

function meets({ start, end }: Found, [from, to]: readonly [number, number]): boolean {
  return start < to && end > from;
}

function unsearched(text: string, why: string): Found {
  const all = { start: 0, end: text.length, value: text, write: (other: string) => other };
  return { ...all, name: 'unread', credential: true, unread: why };
}
