/**
 * Every text in an event that can have come from outside. Grantscope's own words (kinds, ids, lanes) are listed, and
 * all else is a place: an event of a kind that does not exist yet, or a member that a file has too many, is walked like
 * any other.
 */
import { isSecretName, PRIVATE_KEY_MEMBERS } from '#catalog/secret-names.ts';
import type { TraceEvent } from '#trace/event.ts';
import type { Place } from './find.ts';

/** What to write in the place of a text. `contentType`: of the message that the text is the body of, in lower case. */
export type MapText = (text: string, place: Place & { contentType?: string }) => string;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Our own words, by the member that holds them; the event itself is ''. */
const OWN: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  '': words('kind run flow step exchange mode via from outcome operation experiment faults wanted spent'),
  plan: words('id kind channel from to operation spends'),
  target: words('tenantId tenantKind applicationId applicationType authMethod'),
  problem: words('kind code spec'),
  because: words('kind code spec'),
  checks: words('id status problem severity spec'),
  evidence: words('path'),
  failure: words('candidates'),
  sent: words('method'),
  planned: words('method'),
  document: words('type'),
  expected: words('param'),
  change: words('authMethod'),
};
/** Members that have members of ours; whatever lies in any other is from outside. */
const OURS = words(
  'plan imported explains target sent planned response came failure checks evidence problem because document expected change',
);
/** Lists of pairs of name and value. */
const PAIRS = words('headers params extra');

/** Deeper ones could neither be cloned into the store nor read from a file again. */
const DEEPEST = 60;
export const TOO_DEEP = `‹not kept: more than ${DEEPEST} levels deep›`;
const NO_JSON = '‹not kept: no JSON value›';

type Members = Record<string, unknown>;
type TextPlace = Parameters<MapText>[1];

/** A list or an object on its way into the copy. */
type Visit = {
  value: readonly unknown[] | Members;
  copy: unknown[] | Members;
  name: string;
  under: string | undefined;
  /** The member of ours that this is; undefined for what is from outside. */
  own: string | undefined;
  depth: number;
  /** What this lies in, so that a circle is noticed. */
  inside: Visit | undefined;
};

/**
 * A copy of the event with every text replaced by what `to` returns, names of members too. Texts come in the same
 * order on every walk. What is no JSON, goes in circles or lies too deep is replaced by a statement; never throws.
 */
export function mapTexts(event: TraceEvent, to: MapText): TraceEvent {
  const walk = new Walk(to);
  const copy = walk.value(event, { name: '', under: undefined, own: '', inside: undefined });
  walk.run();
  return copy as TraceEvent;
}

type Around = Pick<Visit, 'name' | 'under' | 'own' | 'inside'>;

const NOWHERE: TextPlace = {};

class Walk {
  readonly #to: MapText;
  readonly #todo: Visit[] = [];

  constructor(to: MapText) {
    this.#to = to;
  }

  run(): void {
    for (let visit = this.#todo.pop(); visit; visit = this.#todo.pop()) {
      if (Array.isArray(visit.value)) this.#items(visit.value, visit);
      else this.#members(visit.value as Members, visit);
    }
  }

  /** What stands for this value in the copy; a list or an object is filled in later. */
  value(value: unknown, around: Around): unknown {
    if (typeof value === 'string') return this.#to(value, placeOf(around));
    if (typeof value === 'number') return this.#number(value, around);
    if (value === null || typeof value === 'boolean' || value === undefined) return value;
    if (typeof value !== 'object') return NO_JSON;
    const depth = (around.inside?.depth ?? -1) + 1;
    if (depth > DEEPEST || isCircle(value, around.inside)) return TOO_DEEP;
    const copy: Visit['copy'] = Array.isArray(value) ? [] : {};
    this.#todo.push({ ...around, value: value as Members, copy, depth });
    return copy;
  }

  /** Our own numbers stay numbers; one from outside is read as the text that JSON writes. */
  #number(value: number, around: Around): unknown {
    if (around.own !== undefined) return value;
    const text = this.#to(String(value), placeOf(around));
    return text === String(value) ? value : text;
  }

  #items(list: readonly unknown[], visit: Visit): void {
    const copy = visit.copy as unknown[];
    const isPairs = visit.own === PAIRS_OF_OURS;
    const around = {
      name: visit.name,
      under: visit.under,
      own: isPairs ? undefined : visit.own,
      inside: visit,
    };
    // In a list of lists, two texts are a name and its value.
    const isInList = visit.own === undefined && Array.isArray(visit.inside?.value);
    if (isInList && isPair(list) && isSecretName(list[0])) around.under ??= list[0];
    for (const value of list) {
      if (isPairs && isPair(value))
        copy.push([this.#to(value[0], NOWHERE), this.#to(value[1], { name: value[0] })]);
      else copy.push(this.value(value, around));
    }
  }

  #members(object: Members, visit: Visit): void {
    const { own, name: outer } = visit;
    const holds = visit.under ?? (own === undefined && isSecretName(outer) ? outer : undefined);
    const ours = own === undefined ? undefined : OWN[own];
    for (const name of Object.keys(object)) {
      const value = object[name];
      const shown = own === undefined ? this.#to(name, NOWHERE) : name;
      if (ours?.has(name) && isOwnWord(value)) put(visit.copy as Members, shown, value);
      else if (own !== undefined && name === 'body' && typeof value === 'string') {
        put(visit.copy as Members, shown, this.#to(value, bodyPlace(object)));
      } else {
        const under = holds ?? (own === undefined ? secretBySiblings(name, object) : undefined);
        const around = {
          // The mark of a callback stands beside the name of its parameter.
          name: own === 'expected' && name === 'value' ? String(object['param']) : name,
          under,
          own: own === undefined ? undefined : ownOf(name, value),
          inside: visit,
        };
        put(visit.copy as Members, shown, this.value(value, around));
      }
    }
  }
}

/** Never by assignment alone: a member can be called `__proto__`. */
function put(copy: Members, name: string, value: unknown): void {
  if (name !== '__proto__') copy[name] = value;
  else Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
}

function placeOf({ name, under }: Around): TextPlace {
  if (under !== undefined) return { name, under };
  return name === '' ? NOWHERE : { name };
}

function bodyPlace({ headers }: Members): TextPlace {
  const all = Array.isArray(headers) ? headers.filter(isPair) : [];
  const contentType = all.find(([name]) => name.toLowerCase() === 'content-type')?.[1].toLowerCase() ?? '';
  const isForm = contentType.startsWith('application/x-www-form-urlencoded');
  return { name: '', contentType, isForm };
}

function isCircle(value: unknown, inside: Visit | undefined): boolean {
  for (let outer = inside; outer; outer = outer.inside) if (outer.value === value) return true;
  return false;
}

function isPair(value: unknown): value is [string, string] {
  return (
    Array.isArray(value) && value.length === 2 && typeof value[0] === 'string' && typeof value[1] === 'string'
  );
}

const PAIRS_OF_OURS = 'pairs';

/** Texts and numbers of ours, and what has a meaning here; any other list or object is from outside. */
function ownOf(name: string, value: unknown): string | undefined {
  if (typeof value !== 'object') return '';
  if (PAIRS.has(name) || (name === 'came' && Array.isArray(value))) return PAIRS_OF_OURS;
  return OURS.has(name) ? name : undefined;
}

function isOwnWord(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

/** The private members of a JSON Web Key, and the value that stands beside its name. */
function secretBySiblings(name: string, object: Members): string | undefined {
  if (PRIVATE_KEY_MEMBERS.has(name) && 'kty' in object) return 'private_key';
  const said = name === 'value' ? (object['name'] ?? object['key'] ?? object['param']) : undefined;
  return typeof said === 'string' && isSecretName(said) ? said : undefined;
}
