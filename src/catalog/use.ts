/** How an operation uses a named value. What the value is, `fields.ts` says; here stands what is particular. */
import type { Shape } from './field.ts';
import type { headerFields } from './fields/headers.ts';
import type { parameterFields } from './fields.ts';

export type FieldName = keyof typeof parameterFields;
type HeaderName = keyof typeof headerFields;

type Particular = {
  /** In place of the general meaning. */
  meaning?: string;
  /** What is taken when it is left out. */
  default?: string;
  /** The only values here. */
  values?: readonly string[];
  shape?: Shape;
};

/** `when` says in words what makes it required; else it may be left out. */
export type Need = 'required' | 'optional' | { when: string };

export type Use = { name: FieldName; need: Need } & Particular;
export type HeaderUse = { name: HeaderName; need: Need; meaning?: string };

export const required = (name: FieldName, more: Particular = {}): Use => ({
  name,
  need: 'required',
  ...more,
});
export const optional = (name: FieldName, more: Particular = {}): Use => ({
  name,
  need: 'optional',
  ...more,
});
export const requiredWhen = (name: FieldName, when: string, more: Particular = {}): Use => ({
  name,
  need: { when },
  ...more,
});
export const header = (name: HeaderName, need: Need = 'optional', meaning?: string): HeaderUse => ({
  name,
  need,
  ...(meaning === undefined ? {} : { meaning }),
});

/** Several names that may be left out and need no word more. */
export const optionals = (...names: FieldName[]): Use[] => names.map((name) => optional(name));
