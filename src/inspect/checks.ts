import type { Check, Evidence } from '#trace/event.ts';

type About = { id: string; title: string; detail: string; evidence?: Evidence[] };

export const pass = (about: About): Check => ({ evidence: [], ...about, status: 'pass' });
export const skip = (about: About): Check => ({ evidence: [], ...about, status: 'skip' });
export const unknown = (about: About & { problem?: string }): Check => ({
  evidence: [],
  ...about,
  status: 'unknown',
});
export const fail = (about: About & { problem: string }): Check => ({
  evidence: [],
  ...about,
  status: 'fail',
});

/** Passes or fails on a condition; `otherwise` is the detail when it fails. */
export function judge(holds: boolean, about: About & { otherwise: string; problem: string }): Check {
  const { otherwise, problem, ...rest } = about;
  return holds ? pass(rest) : fail({ ...rest, detail: otherwise, problem });
}
