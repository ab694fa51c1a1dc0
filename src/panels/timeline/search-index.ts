/** What a search finds in a row. Pure: no screen, no clock. */
import type { TraceEvent } from '#trace/event.ts';
import type { Row } from '#trace/model.ts';
import { type Field, fieldsOf, type Place, rawTextsOf } from './row-fields.ts';

/** The hits of one row, by place, in the order of the fields. */
export type RowHits = { row: Row; total: number; places: { place: Place; count: number }[] };

const fold = (text: string) => text.toLowerCase();

/** As it is compared: letters of any case, no space around. Empty finds nothing. */
export function phraseOf(typed: string): string {
  return fold(typed.trim());
}

/** Whether a field has the phrase: in its value, its name, or across as `name=value` and `name: value`. */
export function hasPhrase({ name, text }: Field, phrase: string): boolean {
  return haystack(name, text).includes(phrase);
}

function haystack(name: string, text: string): string {
  return name === '' ? fold(text) : fold(`${name}=${text}\n${name}: ${text}`);
}

/** A row that is longer is read anew for each search, so that the index stays small. */
const LONGEST_KEPT = 50_000;
/** What JSON, forms and addresses are written with: found in the text of the wire too. */
const PUNCTUATION = /["{}[\],:&=%+?.]/;

/**
 * The texts of rows, read when first searched. Rows never change (a change is another row), so it holds for all views
 * of one trace.
 */
export class SearchIndex {
  readonly #texts = new WeakMap<Row, string>();

  /** Undefined where the row has no hit. */
  hitsIn(row: Row, events: readonly TraceEvent[], phrase: string): RowHits | undefined {
    if (phrase === '') return undefined;
    const known = this.#texts.get(row);
    if (known !== undefined && !known.includes(phrase)) return this.#raw(row, events, phrase);
    const fields = fieldsOf(row, events);
    if (known === undefined) {
      const text = fields.map(({ name, text }) => haystack(name, text)).join('\n\n');
      if (text.length <= LONGEST_KEPT) this.#texts.set(row, text);
    }
    const hits = hitsAmong(row, fields, phrase);
    return hits ?? this.#raw(row, events, phrase);
  }

  #raw(row: Row, events: readonly TraceEvent[], phrase: string): RowHits | undefined {
    return PUNCTUATION.test(phrase) ? hitsAmong(row, rawTextsOf(row, events), phrase) : undefined;
  }
}

function hitsAmong(row: Row, fields: readonly Field[], phrase: string): RowHits | undefined {
  const places = new Map<Place, number>();
  let total = 0;
  for (const field of fields) {
    if (!hasPhrase(field, phrase)) continue;
    total += 1;
    places.set(field.place, (places.get(field.place) ?? 0) + 1);
  }
  if (total === 0) return undefined;
  return { row, total, places: [...places].map(([place, count]) => ({ place, count })) };
}

/** The fields of a row that have the phrase, with the text of the wire where no field has it. */
export function fieldsWith(row: Row, events: readonly TraceEvent[], phrase: string): Field[] {
  const found = fieldsOf(row, events).filter((field) => hasPhrase(field, phrase));
  if (found.length > 0 || !PUNCTUATION.test(phrase)) return found;
  return rawTextsOf(row, events).filter((field) => hasPhrase(field, phrase));
}
