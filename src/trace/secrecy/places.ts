/**
 * Every text in an event that can have come from outside. Grantscope's own words (kinds, ids, lanes) are listed, and
 * all else is a place: an event of a kind that does not exist yet, or a member that a file has too many, is walked like
 * any other.
 */
import { isSecretName, PRIVATE_KEY_MEMBERS } from '#catalog/secrets.ts';
import type { TraceEvent } from '#trace/event.ts';
import type { Place } from './find.ts';

/** What to write in the place of a text. `contentType`: of the message that the text is the body of, in lower case. */
export type MapText = (text: string, place: Place & { contentType?: string }) => string;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Our own words, by the member that holds them; the event itself is ''. */
const OWN: Readonly<Record<string, ReadonlySet<string>>> = {
  '': words('kind run flow step exchange mode via from outcome operation'),
  plan: words('id kind channel from to operation'),
  target: words('tenantId tenantKind applicationId applicationType authMethod'),
  problem: words('kind code spec'),
  because: words('kind code spec'),
  checks: words('id status problem'),
  evidence: words('path'),
  failure: words('candidates'),
  sent: words('method'),
  planned: words('method'),
};
/** Members that have members of ours; whatever lies in any other is from outside. */
const OURS = words('plan explains target sent planned response failure checks evidence problem because');
/** Lists of pairs of name and value. */
const PAIRS = words('headers params extra');

/** Deeper ones could neither be cloned into the store nor read from a file again. */
const DEEPEST = 60;
export const TOO_DEEP = `‹not kept: more than ${DEEPEST} levels deep›`;
const NO_JSON = '‹not kept: no JSON value›';

type Members = Record<string, unknown>;
type Visit = Parameters<MapText>[1] & {
  value: unknown;
  put(value: unknown): void;
  /** The member of ours that this is; undefined for what is from outside. */
  own?: string | undefined;
  isPairs?: boolean;
  depth: number;
  /** What this lies in, so that a circle is noticed. */
  inside?: { value: unknown; inside?: Visit['inside'] } | undefined;
};

/**
 * A copy of the event with every text replaced by what `to` returns, names of members too. Texts come in the same
 * order on every walk. What is no JSON, goes in circles or lies too deep is replaced by a statement; never throws.
 */
export function mapTexts(event: TraceEvent, to: MapText): TraceEvent {
  let copy: unknown;
  const put = (value: unknown) => {
    copy = value;
  };
  const todo: Visit[] = [{ value: event, put, own: '', depth: 0 }];
  for (let visit = todo.pop(); visit; visit = todo.pop()) todo.push(...visited(visit, to).reverse());
  return copy as TraceEvent;
}

function visited(visit: Visit, to: MapText): Visit[] {
  const { value, put } = visit;
  if (typeof value === 'string') put(to(value, placeOf(visit)));
  else if (typeof value === 'number') put(ofNumber(value, visit, to));
  else if (typeof value === 'object' && value !== null) {
    if (visit.depth > DEEPEST || isCircle(visit)) put(TOO_DEEP);
    else return Array.isArray(value) ? items(value, visit, to) : members(value as Members, visit, to);
  } else put(value === null || typeof value === 'boolean' || value === undefined ? value : NO_JSON);
  return [];
}

function placeOf({ name, under, contentType }: Visit): Parameters<MapText>[1] {
  const isForm = contentType?.startsWith('application/x-www-form-urlencoded');
  return {
    ...(name === undefined ? {} : { name }),
    ...(under === undefined ? {} : { under }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(isForm ? { isForm } : {}),
  };
}

/** Our own numbers stay numbers; one from outside is read as the text that JSON writes. */
function ofNumber(value: number, visit: Visit, to: MapText): unknown {
  if (visit.own !== undefined) return value;
  const text = to(String(value), placeOf(visit));
  return text === String(value) ? value : text;
}

function isCircle({ value, inside }: Visit): boolean {
  for (let outer = inside; outer; outer = outer.inside) if (outer.value === value) return true;
  return false;
}

function items(list: readonly unknown[], visit: Visit, to: MapText): Visit[] {
  const copy: unknown[] = [];
  visit.put(copy);
  const below: Visit[] = [];
  for (const [index, value] of list.entries()) {
    if (visit.isPairs && isPair(value)) copy[index] = [to(value[0], {}), to(value[1], { name: value[0] })];
    else {
      const put = (mapped: unknown) => {
        copy[index] = mapped;
      };
      below.push({
        ...inside(visit),
        value,
        put,
        name: visit.name ?? '',
        under: visit.under,
        own: visit.own,
      });
    }
  }
  return below;
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
}

function members(object: Members, visit: Visit, to: MapText): Visit[] {
  const copy: Members = {};
  visit.put(copy);
  const { own, name: outer = '' } = visit;
  const holds = visit.under ?? (own === undefined && isSecretName(outer) ? outer : undefined);
  const contentType = own === undefined ? undefined : contentTypeOf(object);
  return Object.entries(object).flatMap(([name, value]): Visit[] => {
    const shown = own === undefined ? to(name, {}) : name;
    const put = (mapped: unknown) => {
      // Never by assignment: a member can be called `__proto__`.
      Object.defineProperty(copy, shown, {
        value: mapped,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    };
    if (own !== undefined && OWN[own]?.has(name) && isOwnWord(value)) {
      put(value);
      return [];
    }
    return [
      {
        ...inside(visit),
        ...{ value, put, name, under: holds ?? secretBySiblings(name, object, own) },
        ...(own === undefined ? {} : { own: OURS.has(name) ? name : ownOf(value), isPairs: PAIRS.has(name) }),
        ...(contentType !== undefined && name === 'body' ? { contentType } : {}),
      },
    ];
  });
}

/** Only texts and numbers of ours: a list or an object under a name of no meaning here is from outside. */
const ownOf = (value: unknown) => (typeof value === 'object' ? undefined : '');

function inside(visit: Visit): Pick<Visit, 'depth' | 'inside'> {
  return { depth: visit.depth + 1, inside: { value: visit.value, inside: visit.inside } };
}

function isOwnWord(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

function contentTypeOf({ headers }: Members): string | undefined {
  if (!Array.isArray(headers)) return undefined;
  const found = headers.filter(isPair).find(([name]) => name.toLowerCase() === 'content-type');
  return found?.[1].toLowerCase() ?? '';
}

/** The private members of a JSON Web Key, and the value that stands beside its name. */
function secretBySiblings(name: string, object: Members, own: string | undefined): string | undefined {
  if (own !== undefined) return undefined;
  if (PRIVATE_KEY_MEMBERS.has(name) && 'kty' in object) return 'private_key';
  const said = name === 'value' ? (object['name'] ?? object['key']) : undefined;
  return typeof said === 'string' && isSecretName(said) ? said : undefined;
}
