import type { Json } from './json.ts';

/**
 * An expected failure, as a value. A thrown error is a bug; a Problem is something the product knows how to
 * explain. `code` is stable kebab-case and the only part that code may branch on.
 */
export type Problem = {
  readonly kind: 'problem';
  readonly code: string;
  /** What happened, in one short sentence. */
  readonly title: string;
  /** What exactly, with the values involved. May hold text that came from a tenant: render it as text. */
  readonly detail: string;
  /** The section of the specification or documentation page that rules here. */
  readonly spec?: string;
  /** Machine-readable facts: the OAuth `error`, the HTTP status, what was expected. */
  readonly cause?: Json;
};

export function problem(
  code: string,
  title: string,
  detail: string,
  more: { spec?: string; cause?: Json } = {},
): Problem {
  return { kind: 'problem', code, title, detail, ...more };
}

export function isProblem(value: unknown): value is Problem {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as { kind?: unknown }).kind === 'problem' &&
    'code' in value
  );
}
