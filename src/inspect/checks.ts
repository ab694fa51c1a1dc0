import type { Check, Evidence } from '#trace/event.ts';

type Told = { id: string; title: string; detail: string; evidence?: Evidence[] };

export const pass = (told: Told): Check => ({ evidence: [], ...told, status: 'pass' });
export const skip = (told: Told): Check => ({ evidence: [], ...told, status: 'skip' });
export const unknown = (told: Told): Check => ({ evidence: [], ...told, status: 'unknown' });
export const fail = (told: Told & { problem: string }): Check => ({ evidence: [], ...told, status: 'fail' });

/** Passes or fails on a condition; `otherwise` is the detail when it fails. */
export function judge(holds: boolean, told: Told & { otherwise: string; problem: string }): Check {
  const { otherwise, problem, ...rest } = told;
  return holds ? pass(rest) : fail({ ...rest, detail: otherwise, problem });
}
