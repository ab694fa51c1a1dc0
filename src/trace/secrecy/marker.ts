/** The text that stands in a stored trace in the place of a credential: `‹client_secret 3P4-CN7 43›`. */
export type Marker = {
  name: string;
  /** The one that the value had when it was put away, so that a page shows the same one after a reload. */
  fingerprint: string;
  /** Of the value, in characters. */
  length: number;
};

const NAME = '[A-Za-z0-9_.-]{1,64}';
/** Before fingerprints were kept, a marker held the name alone. */
const MARKER = `‹(${NAME})(?: ([0-9A-Z]{3}-[0-9A-Z]{3}) (\\d{1,9}))?›`;
/** What stands where a text could not be read (`statement.ts`) is no more a secret than a marker. */
const STATEMENT = '‹not kept: [^‹›]{1,100}›';
const whole = new RegExp(`^${MARKER}$`);
const anything = new RegExp(`^(?:${MARKER}|${STATEMENT})$`);
const anywhere = new RegExp(`${MARKER}|${STATEMENT}`, 'g');
const first = new RegExp(`${MARKER}|${STATEMENT}`, 'y');

/** The name is the protocol's own; characters that no such name has become `_`. */
export function markerOf({ name, fingerprint, length }: Marker): string {
  const plain = name.replace(/[^A-Za-z0-9_.-]/g, '_').slice(0, 64) || 'secret';
  return `‹${plain} ${fingerprint} ${length}›`;
}

/**
 * What a marker says, where the text is one from its first character to its last. Undefined for any other text, and
 * for a marker of an older version, which has no fingerprint (`isMarker` knows those too).
 */
export function readMarker(text: string): Marker | undefined {
  const [, name, fingerprint, length] = whole.exec(text) ?? [];
  return name && fingerprint && length ? { name, fingerprint, length: Number(length) } : undefined;
}

export function isMarker(text: string): boolean {
  return anything.test(text);
}

/** The marker that begins at this place; undefined where none does. */
export function markerAt(text: string, at: number): string | undefined {
  first.lastIndex = at;
  return first.exec(text)?.[0];
}

/** Where markers stand in a text. */
export function markersIn(text: string): { start: number; end: number; name: string }[] {
  if (!text.includes('‹')) return [];
  return [...text.matchAll(anywhere)].map((hit) => ({
    start: hit.index,
    end: hit.index + hit[0].length,
    name: hit[1] ?? '',
  }));
}

const PSEUDONYM = /^masked~([0-9A-Z]{3}-[0-9A-Z]{3})(?:~(jws|jwe))?$/;

/** Whether a secret is a signed or an encrypted token: a pseudonym says it, so that a rule still knows what was there. */
export function tokenForm(value: string): 'jws' | 'jwe' | undefined {
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(value)) return 'jws';
  return /^[\w-]+(?:\.[\w-]*){4}$/.test(value) ? 'jwe' : undefined;
}

/** The form of the token that a pseudonym stands for; undefined for any other secret, and for a text that is none. */
export function formOfPseudonym(text: string): 'jws' | 'jwe' | undefined {
  return PSEUDONYM.exec(text)?.[2] as 'jws' | 'jwe' | undefined;
}

/** The code in what stands in a redacted trace in the place of a secret; undefined for any other text. */
export function readPseudonym(text: string): string | undefined {
  return PSEUDONYM.exec(text)?.[1];
}

export function isPseudonym(text: string): boolean {
  return PSEUDONYM.test(text);
}
