/** All secrets of one text: by name and by looks, whatever it is written in and however often. */
import { isCredentialName, isSecretName } from '#catalog/secret-names.ts';
import { secretsByLooks } from './by-value.ts';
import { isMarker, markersIn } from './marker.ts';
import type { Occurrences } from './occurrences.ts';
import { readForm, readPairs } from './read-form.ts';
import { decodings, readFreeText } from './read-free-text.ts';
import { readHeader } from './read-header.ts';
import { readJson } from './read-json.ts';
import { readMultipart } from './read-multipart.ts';
import { readUrl } from './read-url.ts';
import { readXml } from './read-xml.ts';
import type { Part, Reader } from './reader.ts';
import { View } from './view.ts';

/** A secret, and where it stands in the text that was searched. */
export type Found = {
  start: number;
  end: number;
  /** Of the parameter, member, header or element, or what it looks like: `token`, `private_key`. */
  name: string;
  /** As it is meant, with every encoding taken off. */
  value: string;
  /** Long-lived: not for the store. */
  credential: boolean;
  /** What stands there is a marker or, with a reason, something that nobody could read. */
  marker?: boolean;
  unread?: string;
  /** How a text must be written to stand in its place. */
  write(text: string): string;
};

/** What is known about a text before it is read. */
export type Place = { name?: string; under?: string | undefined; isForm?: boolean };

/** Encodings inside each other: a form in JSON in a form is three. */
const DEEPEST = 16;
/** Characters read for each character of the text, over all layers; real texts take about four. */
const MOST_WORK = 48;
const FREE_WORK = 200_000;

/** Kinds of text that cannot be taken for another one, and those that a word with a `=` or `/` can be taken for. */
const certain: Reader[] = [readJson, readMultipart, readXml];
const likely: Reader[] = [readUrl, readForm];

/** Without any of these a text holds nothing that a reader would find. */
const WORTH_READING = /[=:<{["%@‹/\\&]|eyJ|--|earer|asic|dpop|[\w+/-]{12}/i;

type Task = Part & { depth: number; isForm?: boolean | undefined };

/**
 * All secrets of a text, and where those that are `known` from elsewhere stand in it. Finds may lie inside each other
 * (a token in a cookie): `settled` makes them a list of stretches. Takes time in proportion to the text, at most
 * `MOST_WORK` times its length; what lies deeper than `DEEPEST` encodings, or would take longer, is returned as one
 * find that is `unread`. Never throws.
 */
export function secretsIn(
  text: string,
  { name = '', under, isForm }: Place = {},
  known?: Occurrences,
): Found[] {
  const search = known?.none === false ? known : undefined;
  const first: Task = { view: View.of(text), name, under, isForm, depth: 0 };
  if (!search && !isWorthReading(first)) return [];
  const found: Found[] = [];
  const hits: Found[] = [];
  const markers: [number, number][] = [];
  const before = new Set<string>();
  const todo: Task[] = [first];
  let work = MOST_WORK * text.length + FREE_WORK;
  for (let task = todo.pop(); task; task = todo.pop()) {
    const { view, depth } = task;
    work -= view.text.length;
    if (search && !view.searched) {
      const here = search.in(view);
      if (work < 0 || !here) return [unread(View.of(text), 'too entangled to be read')];
      for (const hit of here) hits.push(hit);
      view.searched = true;
    } else if (work < 0) return [unread(View.of(text), 'too entangled to be read')];
    if (search) for (const { start, end } of markersIn(view.text)) markers.push(view.range(start, end));
    if (depth > DEEPEST) {
      found.push(unread(view, `encoded more than ${DEEPEST} times`));
      continue;
    }
    for (const part of read(task, found)) {
      const isNeeded = isWorthReading(part) || (search && !part.view.searched);
      if (isNeeded && (!part.again || isNew(part, before))) todo.push({ ...part, depth: depth + 1 });
    }
  }
  if (hits.length === 0) return found;
  // A known value can be a part of a marker by chance.
  return [
    ...found,
    ...hits.filter((hit) => !markers.some(([start, end]) => hit.start < end && hit.end > start)),
  ];
}

function isWorthReading({ view, name, under, isForm }: Part & { isForm?: boolean | undefined }): boolean {
  if (view.text === '') return false;
  return under !== undefined || isForm === true || isSecretName(name) || WORTH_READING.test(view.text);
}

/** Encodings of several kinds come off in any order, and come to the same. */
function isNew({ view }: Part, before: Set<string>): boolean {
  const key = `${view.range(0, 0)[0]} ${view.text}`;
  if (before.has(key)) return false;
  before.add(key);
  return true;
}

function read(task: Task, found: Found[]): Part[] {
  const { view, name, under, isForm } = task;
  const isNamed = isSecretName(name);
  if ((isNamed || under !== undefined) && !isBlank(view.text)) {
    const composed = isNamed ? readHeader(name, view) : undefined;
    if (composed) return composed;
    found.push(foundAs(view, isNamed ? name : (under ?? name), isCredential(name, under)));
  }
  if (isForm) return readPairs(view);
  return WORTH_READING.test(view.text) ? partsOf(view, found) : [];
}

const isBlank = (text: string) => /^\s*$/.test(text);
const isCredential = (name: string, under: string | undefined) =>
  isCredentialName(name) || (under !== undefined && isCredentialName(under));

function partsOf(view: View, found: Found[]): Part[] {
  for (const reader of certain) {
    const parts = reader(view);
    if (parts) return parts;
  }
  for (const reader of likely) {
    const parts = reader(view);
    if (parts) return [...parts, ...decodings(view)];
  }
  for (const { start, end, name, credential } of secretsByLooks(view.text)) {
    found.push(foundAs(view.slice(start, end), name, credential));
  }
  for (const { start, end, name } of markersIn(view.text)) {
    found.push(foundAs(view.slice(start, end), name, true));
  }
  return readFreeText(view);
}

function foundAs(view: View, name: string, credential: boolean): Found {
  const [start, end] = view.range(0, view.text.length);
  const marker = isMarker(view.text) ? { marker: true } : {};
  return { start, end, name, value: view.text, credential, ...marker, write: view.write };
}

function unread(view: View, why: string): Found {
  return { ...foundAs(view, 'unread', true), unread: why };
}

/**
 * The finds as stretches apart from each other, in the order of the text. Of two that lie inside each other the outer
 * one stays; two that overlap become one.
 */
export function settled(found: readonly Found[]): Found[] {
  if (found.length < 2) return [...found];
  const stretches: Found[] = [];
  for (const one of [...found].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = stretches.at(-1);
    if (!last || one.start >= last.end) stretches.push(one);
    else if (one.end > last.end) stretches[stretches.length - 1] = { ...last, end: one.end };
  }
  return stretches;
}

/** The text with each stretch replaced; `settled` first. */
export function replaced(text: string, stretches: readonly Found[], by: (found: Found) => string): string {
  if (stretches.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const found of stretches) {
    pieces.push(text.slice(at, found.start), found.write(by(found)));
    at = found.end;
  }
  return pieces.join('') + text.slice(at);
}
