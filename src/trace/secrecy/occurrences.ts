/** Known secrets wherever they stand, under any name or none. */
import { partsOfToken } from './by-value.ts';
import { toJsonString, toPercent, toXml } from './escapes.ts';
import type { Found } from './find.ts';
import { ValueIndex } from './value-index.ts';
import type { View } from './view.ts';

/** A secret to look for. */
export type Known = { name: string; value: string; credential: boolean };

/** A shorter one would be found in every other word. It is replaced where it stands under its name. */
const SHORTEST = 4;
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
      for (const value of [one.value, ...partsOfToken(one.value)]) {
        if (value.length < SHORTEST || WORDS_OF_THE_PROTOCOL.has(value.toLowerCase())) continue;
        if (!this.#known.has(value)) this.#known.set(value, { ...one, value });
        for (const writing of writingsOf(value)) if (!writings.has(writing)) writings.set(writing, value);
      }
    }
    this.#index = new ValueIndex(writings);
  }

  get none(): boolean {
    return this.#index.isEmpty;
  }

  /** What a value is called where it is known from. */
  nameOf(value: string): string | undefined {
    return this.#known.get(value)?.name;
  }

  /** Where they stand in this view, not looking through encodings; undefined where it cannot be searched in time. */
  in(view: View): Found[] | undefined {
    return this.#index.hitsIn(view.text)?.map((hit) => {
      const [start, end] = view.range(hit.start, hit.end);
      const known = this.#known.get(hit.value) ?? { name: '', value: hit.value, credential: true };
      const isNumber = isNumberOfJson(view.text, hit.start, hit.end);
      return { ...known, start, end, write: (text) => view.write(isNumber ? `"${text}"` : text) };
    });
  }
}

/** A value may stand in a text that nobody can tell the encoding of; so its own usual writings are looked for too. */
function writingsOf(value: string): string[] {
  const uri = toPercent(value);
  const form = new URLSearchParams([['', value]]).toString().slice(1);
  const spaced = value.replaceAll(' ', '+');
  return [
    ...new Set([value, spaced, toJsonString(value), toXml(value), uri, uri.replaceAll('%20', '+'), form]),
  ];
}

/** A bare number in JSON needs quotes once it is a text. */
function isNumberOfJson(text: string, from: number, to: number): boolean {
  if (!/^\s*[[{]/.test(text.slice(0, 100)) || !/^-?[\d.eE+-]+$/.test(text.slice(from, to).slice(0, 40)))
    return false;
  const before = /[[:,]\s{0,9}$/.test(text.slice(Math.max(0, from - 10), from));
  return before && /^\s{0,9}[\],}]/.test(text.slice(to, to + 10));
}
