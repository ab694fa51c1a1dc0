/** What the catalog says of an operation. Data: an operation file is meant to be read like a page of documentation. */
import type { Answer, ErrorAnswer } from './answers.ts';
import type { ClientAuthMethod } from './client-auth.ts';
import type { CorsRule } from './cors.ts';
import type { DashboardPlace } from './dashboard.ts';
import { type OperationId, type Route, routes } from './routes.ts';
import type { TokenRequest } from './token-request.ts';
import type { HeaderUse, Use } from './use.ts';

type Encoding = 'form' | 'json';

type Body = {
  encodings: readonly Encoding[];
  /** A POST takes these in place of the query that a GET takes. */
  insteadOfQuery?: true;
} & ({ fields: readonly Use[] } | { variants: readonly TokenRequest[] });

/** Where Auth0's published description says one thing and the wire does another. */
export type Difference = {
  /**
   * What it is about: a field's name, `methods`, `encodings` or `requiredness`, which a test holds to the description;
   * or `meaning of NAME`, `parameters`, `headers`, `answers`, `errors`, `path`, `grants`, `authentication`.
   */
  about: string;
  described: string;
  wire: string;
  /** How the wire is known: a page of the documentation, a recording, an SDK's source, a capture, a standard. */
  source: string;
};

type Deprecation = { successor: OperationId; grant?: string; note?: string };

type Page = {
  is: string;
  docs: string;
  /** Settings without which it refuses everyone. */
  needs?: readonly DashboardPlace[];
  path?: readonly Use[];
  query?: readonly Use[];
  headers?: readonly HeaderUse[];
  body?: Body;
  /** Absent where no application proves itself. */
  clientAuthentication?: readonly ClientAuthMethod[];
  /** What `Authorization` carries, where it is not the application. */
  bearer?: string;
  cors: CorsRule;
  /** What the documented limit of the free plan is. */
  limit?: string;
  answers: readonly Answer[];
  errors: readonly ErrorAnswer[];
  deprecated?: Deprecation;
  differs?: readonly Difference[];
};

export type Operation = Page & {
  id: OperationId;
  title: string;
  methods: readonly ('GET' | 'POST' | 'DELETE')[];
  paths: readonly [string, ...string[]];
  discovery?: string;
};

type Joined<List extends readonly string[]> = List extends readonly [
  infer First extends string,
  ...infer Rest extends string[],
]
  ? Rest extends []
    ? First
    : `${First}|${Joined<Rest>}`
  : never;

/** An operation's first line, such as `GET|POST /userinfo`. */
type Heading<Id extends OperationId> =
  `${Joined<(typeof routes)[Id]['methods']>} ${(typeof routes)[Id]['path']}`;

/**
 * An operation's page. The heading repeats the route for the reader's eyes; the compiler holds it to `routes.ts`,
 * so the two cannot part.
 */
export function operation<Id extends OperationId>(id: Id, _heading: Heading<Id>, page: Page): Operation {
  const { methods, path, aliases = [], title, discovery }: Route = routes[id];
  return {
    id,
    title,
    methods,
    paths: [path, ...aliases],
    ...(discovery === undefined ? {} : { discovery }),
    ...page,
  };
}

export const form = (fields: readonly Use[]): Body => ({ encodings: ['form'], fields });
export const json = (fields: readonly Use[]): Body => ({ encodings: ['json'], fields });
export const formOrJson = (fields: readonly Use[]): Body => ({ encodings: ['form', 'json'], fields });

/** A POST that takes as a form what a GET takes as a query. */
export const formAsQuery = (fields: readonly Use[]): Body => ({ ...form(fields), insteadOfQuery: true });

/** The fields depend on `grant_type`. */
export const formOrJsonByGrant = (variants: readonly TokenRequest[]): Body => ({
  encodings: ['form', 'json'],
  variants,
});

export function differs(about: string, described: string, wire: string, source: string): Difference {
  return { about, described, wire, source };
}

/** The schema of a body lists no required field, so that a reader takes all for optional. */
export const requiresNothing = (source: string): Difference =>
  differs('requiredness', 'No field is said to be required.', 'Those marked so are.', source);
