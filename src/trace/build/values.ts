import type { ValueView } from '#trace/model.ts';
import type { Branch } from './steps.ts';

/** The values of one branch. A name that several steps made is the latest one's, in the order of the plan. */
export function valuesOf(branch: Branch): Map<string, ValueView> {
  const values = new Map<string, ValueView>();
  for (const attempt of branch.attempts.values()) {
    for (const value of attempt.values) values.set(value.name, value);
  }
  return values;
}
