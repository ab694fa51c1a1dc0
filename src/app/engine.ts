import type { Engine } from '#engine/api.ts';

let engine: Promise<Engine> | undefined;

/** The one engine of this page. Its code comes with the first call: a page that only shows things does without. */
export function getEngine(): Promise<Engine> {
  engine ??= import('./make-engine.ts').then(({ makeEngine }) => makeEngine());
  return engine;
}
