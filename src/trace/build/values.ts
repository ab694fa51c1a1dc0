import type { Target } from '#trace/event.ts';
import type { ValueView } from '#trace/model.ts';
import type { Attempt } from './steps.ts';

/** The values of one branch. A name that several steps made is the latest one's, in the order of the plan. */
export function valuesOf(attempts: ReadonlyMap<string, Attempt>): Map<string, ValueView> {
  const values = new Map<string, ValueView>();
  for (const attempt of attempts.values()) {
    for (const value of attempt.given) values.set(value.name, value);
    for (const value of attempt.values) values.set(value.name, value);
  }
  return values;
}

/** Whom the run talks to as, once steps such as a registration have changed it. */
export function targetOf(target: Target, attempts: ReadonlyMap<string, Attempt>): Target {
  let now = target;
  for (const { targetChange } of attempts.values()) if (targetChange) now = { ...now, ...targetChange };
  return now;
}
