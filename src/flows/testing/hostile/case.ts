import type { Misbehaviour } from '#flows/testing/hostile-provider.ts';

/** One thing that a provider does wrong, and what a run shows of it. */
export type Case = {
  name: string;
  wrong: Misbehaviour;
  /** `finished` or `stopped at STEP: CODE`, then each remark as `STEP/ID`, warnings with a `!`. */
  shows: string;
  flow?: string;
  inputs?: Record<string, string>;
  clientSecret?: true;
};
