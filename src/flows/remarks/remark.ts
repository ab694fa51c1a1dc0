/** How a remark is written: a check that stops nothing, made only for what does not hold. */
import type { StepContext } from '#flows/flow.ts';
import type { Json } from '#lib/json.ts';
import type { Check, Evidence } from '#trace/event.ts';

/** Points at a place in what came: `body.expires_in`, `header.cache-control`, `query.access_token`. */
export type Point = (...paths: string[]) => Evidence[];

/** `title` says what would hold, `detail` what came and what was asked or wanted. */
type Odd = Required<Pick<Check, 'id' | 'title' | 'detail' | 'spec' | 'evidence'>>;

/** Somebody may get hurt by it: a rule of the specification, or of its security advice, is broken. */
export const warning = (odd: Odd): Check => ({ ...odd, status: 'fail', severity: 'warning' });

/** Worth knowing: lawful but unusual, or broken without harm. */
export const note = (odd: Odd): Check => ({ ...odd, status: 'fail', severity: 'note' });

/** Each remark by the condition under which it is made. */
export function remarks(...odd: (Check | false | undefined | null | '')[]): Check[] {
  return odd.filter((each): each is Check => Boolean(each));
}

/** Evidence in the event that is judged now. */
export function pointHere(ctx: StepContext): Point {
  const event = ctx.cameIn();
  return (...paths) => (event === undefined ? [] : paths.map((path) => ({ event, path })));
}

/** Evidence in an event that is known; empty where none is. */
export function pointAt(event: number | undefined, ...paths: string[]): Evidence[] {
  return event === undefined ? [] : paths.map((path) => ({ event, path }));
}

/** The steps that say what a flow wants. */
const ASKING = ['authorize', 'device-authorization', 'token', 'poll'];

/** A parameter of the request that asked for what came, with the person's edits. */
export function sent(ctx: StepContext, name: string): string | undefined {
  return ASKING.flatMap((step) => ctx.sent(step) ?? []).find(([each]) => each === name)?.[1];
}

const LONGEST = 80;
const MOST = 5;

/** A value as it came, in one line. Not for secrets. */
export function shown(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value).replaceAll('`', 'ˋ');
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}\``;
}

/** `` `one`, `two` ``; the first few of many. */
export function named(names: readonly string[]): string {
  const first = names.slice(0, MOST).map((name) => `\`${name.slice(0, LONGEST).replaceAll('`', 'ˋ')}\``);
  const more = names.length - first.length;
  return `${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A list of texts; undefined for anything else. */
export function texts(value: Json | undefined): string[] | undefined {
  return Array.isArray(value) && value.every(isText) ? value : undefined;
}

/** The words of a `scope` (RFC 6749 section 3.3). */
export function words(scope: string | undefined): string[] {
  return [...new Set((scope ?? '').split(/\s+/).filter(Boolean))];
}
