import type { Broken } from './broken.ts';
import type { Token } from './token.ts';

export type InspectionKind =
  | 'empty'
  | 'token'
  | 'keys'
  | 'url'
  | 'parameters'
  | 'request'
  | 'headers'
  | 'json'
  | 'xml'
  | 'hosted-state'
  | 'opaque'
  | 'unknown';

/** One named value. `opens`: a text that is worth an inspection of its own. */
export type InspectedRow = {
  name: string;
  value: string;
  meaning?: string;
  /** Dashboard path that governs the value. */
  place?: readonly string[];
  /** To be masked. */
  secret?: boolean;
  bad?: boolean;
  opens?: string;
};

/** Rows that a section has at most. What a text holds beyond them stands in its laid out form. */
export const MOST_ROWS = 2000;

/** `omitted`: values that were left out of `rows`, since there are more than anybody reads. */
export type InspectedSection = { title: string; rows: InspectedRow[]; omitted?: number };

/** A stretch of the pasted text with a name, for colours. */
export type Stretch = { name: string; start: number; end: number };

/** A request as it was pasted, its body as text; empty for none. The URL can be read. */
export type PastedRequest = { method: string; url: string; headers: [string, string][]; body: string };

/** What a pasted text is. Offsets count in the text as it was pasted. */
export type Inspection = {
  kind: InspectionKind;
  /** What it is: `ID token`, `Callback URL`. */
  title: string;
  /** How that was seen: `JWT, signed, Auth0`. */
  as: string;
  /** What it could be taken for, and why it is not. */
  not: { title: string; why: string }[];
  /** What to know about it, one sentence each. */
  notes: string[];
  parts: Stretch[];
  sections: InspectedSection[];
  token?: Token;
  request?: PastedRequest;
  /** The whole, laid out: JSON, XML, decoded parameters. */
  pretty?: string;
  broken?: Broken;
};

/** A section of what is listed; explains the first `MOST_ROWS` only. */
export function sectionOf<Listed>(
  title: string,
  all: Listed[],
  explain: (listed: Listed[]) => InspectedRow[],
): InspectedSection {
  const omitted = all.length - MOST_ROWS;
  return omitted > 0
    ? { title, rows: explain(all.slice(0, MOST_ROWS)), omitted }
    : { title, rows: explain(all) };
}

/** An inspection with what is given, and nothing else. */
export function inspection(
  kind: InspectionKind,
  title: string,
  as: string,
  more: Partial<Inspection> = {},
): Inspection {
  return { kind, title, as, not: [], notes: [], parts: [], sections: [], ...more };
}
